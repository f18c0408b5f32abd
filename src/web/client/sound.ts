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
