import type { Message } from 'wechaty';
import type { Turn } from '../domain/channel.js';
import { bindingCode } from '../domain/codes.js';

const COMMAND = /^\/([A-Za-z]\w*)(?:\s+([\s\S]*))?$/;

/** Text as the turn it means; `绑定 CODE` binds a member's chat, where there is no deep link. */
export const readText = (text: string): Turn => {
  const code = bindingCode(text);
  if (code) return { kind: 'command', name: 'start', argument: code };
  const [, name, argument] = COMMAND.exec(text.normalize('NFKC').trim()) ?? [];
  if (name) return { kind: 'command', name: name.toLowerCase(), argument: argument?.trim() ?? '' };
  return { kind: 'text', text };
};

const readLocation = async (message: Message): Promise<Turn> => {
  try {
    const { latitude, longitude } = await message.wechaty.puppet.messageLocation(message.id);
    if (Number.isFinite(latitude) && Number.isFinite(longitude)) return { kind: 'location', latitude, longitude };
  } catch {
    // Not every puppet can tell where; the words that came with it may still say.
  }
  return message.text() ? { kind: 'text', text: message.text() } : { kind: 'file' };
};

/** A message as the turn it is; null for what a person did not say, such as the notice of a recalled message. */
export const readTurn = async (message: Message): Promise<Turn | null> => {
  const { Type } = message.wechaty.Message;
  switch (message.type()) {
    case Type.Text:
      return readText(message.text());
    case Type.Location:
      return readLocation(message);
    case Type.Recalled:
    case Type.GroupNote:
      return null;
    default:
      return { kind: 'file' };
  }
};
