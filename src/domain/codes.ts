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

/** What a person typed or copied, as codes are read: one width, plain dashes, nothing that is not seen. */
export const flat = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .trim();

/** In groups of four with spaces between them, which words are as well: with a digit. */
const GROUPED = '(?=[^]*\\d)[0-9a-z]{4}(?:[\\s-]+[0-9a-z]{4}){2}';
const BINDING = new RegExp(`^(?:绑定|/start|/bind|bind(?=[\\s:]))[\\s:]*(${GROUPED}|[0-9a-z_-]+)$`, 'i');
const BARE = new RegExp(`^(?:${GROUPED}|(?=.*[\\d-])[0-9a-z-]{8,64})$`, 'i');

/** The code after a word that asks to bind a chat by it: “绑定 7K3Q-D9XB-P0QX”. */
export const bindingCode = (typed: string): string | undefined => BINDING.exec(flat(typed))?.[1]?.replace(/\s/g, '');

/** A code alone, which must look like one: long, with a digit or a dash. */
export const bareCode = (typed: string): string | undefined => {
  const plain = flat(typed);
  return BARE.test(plain) ? plain.replace(/\s/g, '') : undefined;
};

/**
 * A code as a person typed it, in the form in which it was given: capitals, O as 0, I and L as 1, groups of four. The words that
 * stand beside a number on cards are none of it: “编号7K3Q-D9XB”, “#7K3Q-D9XB”.
 */
export const readCode = (typed: string): string =>
  flat(typed)
    .toUpperCase()
    .replace(/[\s\-_#:]|编号|号/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-');
