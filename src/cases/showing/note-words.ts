import type { TextRef } from '../../domain/effect.js';
import { theirWords } from '../../domain/their-words.js';
import type { CaseNote } from '../../store/notes.js';

/** What a note says, or that it was erased. */
export const noteWords = ({ text, erased }: Pick<CaseNote, 'text' | 'erased'>): TextRef | string =>
  erased ? { key: 'words-erased' } : theirWords(text);
