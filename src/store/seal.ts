import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of a data key, and of every key made from one. */
export const KEY_LENGTH = 32;
/** Bytes of an AES-GCM nonce (NIST SP 800-38D 8.2.2): random, so one key may seal 2^32 texts. */
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** Seals what is stored about people. A purpose keeps uses apart: what was sealed for one cannot be opened for another. */
export interface Seal {
  /** AES-256-GCM: `1.<key id>.<nonce>.<ciphertext and tag>`, ASCII. The same text twice gives two different results. */
  seal(purpose: string, text: string): string;
  /** @throws {SealProblem} when it was sealed with an unknown key, for another purpose, or changed since. */
  open(purpose: string, sealed: string): string;
  /** HMAC-SHA-256, base64url, 43 characters: the same text always gives the same, and tells nothing without the key. */
  digest(purpose: string, text: string): string;
  /** 32 bytes of its own for any other use, such as signing; the same for the same data key. */
  secret(purpose: string): Buffer;
  /** Tells data keys apart and tells nothing about them; 8 characters. */
  readonly keyId: string;
}

/** A sealed text cannot be opened. The message names key ids and purposes, never contents. */
export class SealProblem extends Error {
  override readonly name = 'SealProblem';
}

/** Random bytes are drawn for so many nonces at a time: each draw costs as much as sealing. */
const NONCES_AT_ONCE = 256;
let drawn = Buffer.alloc(0);

const nextNonce = (): Buffer => {
  if (drawn.length < NONCE_LENGTH) drawn = randomBytes(NONCE_LENGTH * NONCES_AT_ONCE);
  const nonce = drawn.subarray(0, NONCE_LENGTH);
  drawn = drawn.subarray(NONCE_LENGTH);
  return nonce;
};

interface Keys {
  readonly id: string;
  readonly derive: (use: string) => Buffer;
  readonly sealing: Buffer;
}

/** A seal by the data key `key`, 32 bytes. @throws {SealProblem} when it has another length. */
export const openSeal = (key: Buffer): Seal => {
  const { id: keyId, derive, sealing } = keysOf(key);

  return {
    keyId,

    seal(purpose, text) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce, { authTagLength: TAG_LENGTH });
      cipher.setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `1.${keyId}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },

    open(purpose, sealed) {
      const [version, id = '', nonce = '', body = '', ...rest] = sealed.split('.');
      if (version !== '1' || rest.length > 0) throw new SealProblem(`not a sealed text (${purpose})`);
      if (id !== keyId) throw new SealProblem(`sealed with data key ${id}, but the key here is ${keyId}`);
      const bytes = Buffer.from(body, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(nonce, 'base64url'), {
          authTagLength: TAG_LENGTH,
        });
        decipher.setAAD(Buffer.from(purpose));
        decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_LENGTH)), decipher.final()]).toString('utf8');
      } catch {
        throw new SealProblem(`changed since it was sealed, or not sealed for ${purpose} (data key ${id})`);
      }
    },

    digest: (purpose, text) =>
      createHmac('sha256', derive(`digest:${purpose}`))
        .update(text)
        .digest('base64url'),

    secret: (purpose) => Buffer.from(derive(`secret:${purpose}`)),
  };
};

const keysOf = (key: Buffer): Keys => {
  if (key.length !== KEY_LENGTH) throw new SealProblem(`a data key has ${KEY_LENGTH} bytes, this one ${key.length}`);
  const made = new Map<string, Buffer>();
  const derive = (use: string): Buffer => {
    const known = made.get(use);
    if (known) return known;
    // HKDF (RFC 5869) without salt: the data key is already uniformly random.
    const fresh = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `huyou:${use}`, KEY_LENGTH));
    made.set(use, fresh);
    return fresh;
  };
  return { id: derive('id').toString('base64url').slice(0, 8), derive, sealing: derive('seal') };
};
