import { say, word } from './page.js';

/** A short, soft tone made by the browser: nothing to load. Off until the member asks for it. */
let audio: AudioContext | undefined;

/** False in a browser that cannot: Safari before 14.1. */
export const canSound = 'AudioContext' in window;

/** Browsers let a page sound only after a press: call this in one. */
export const openSound = (): void => {
  audio ??= new AudioContext();
  beep();
};

export const beep = (): void => {
  if (!audio) return;
  // Safari stops it while the page is away.
  void audio.resume();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.15, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.6);
};

/** That the member wished for it, for as long as the tab is there. */
const WISH = 'huyou_sound';
const wished = (): boolean => {
  try {
    return sessionStorage.getItem(WISH) === 'on';
  } catch {
    return false;
  }
};
const keepWish = (on: boolean): void => {
  try {
    sessionStorage.setItem(WISH, on ? 'on' : 'off');
  } catch {
    // Then it is asked for anew after a reload.
  }
};

/**
 * The switch tells what is so: a page that was opened again is silent until it is pressed, whatever the browser put back into the
 * switch. Where sound was wished for it says so, and the first press anywhere turns it on.
 */
export const listenForSound = (control: HTMLInputElement): void => {
  control.checked = false;
  control.addEventListener('change', () => {
    keepWish(control.checked);
    if (control.checked) openSound();
  });
  if (!canSound || !wished()) return;
  say(word('web-desk-sound-asleep'));
  const wake = ({ target }: Event) => {
    for (const kind of ['click', 'keydown']) removeEventListener(kind, wake, true);
    say('');
    // The switch itself does it by its own press.
    if ([control, ...(control.labels ?? [])].some((part) => part.contains(target as Node))) return;
    control.checked = true;
    openSound();
  };
  for (const kind of ['click', 'keydown']) addEventListener(kind, wake, true);
};
