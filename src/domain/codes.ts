/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters for these bytes (5 bits each), in groups of four: `7K3Q-D9XB`. */
export const writeCode = (bytes: Uint8Array, length: number): string => {
  let code = '';
  for (let i = 0; i < length; i += 1) {
    const bit = i * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    code += ALPHABET[(pair >> (11 - (bit & 7))) & 31];
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
};

/**
 * A code as a person typed it, in the form in which it was given: capitals, O as 0, I and L as 1, groups of four. The words that
 * stand beside a number on cards are none of it: “编号7K3Q-D9XB”, “#7K3Q-D9XB”.
 */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–—_#:\uFF1A]|编号|号/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-');
