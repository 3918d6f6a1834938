import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Bytes that do not open: another key, another identity, another version, or changed since they were sealed. */
export class DoesNotOpen extends Error {
  constructor() {
    super('Sealed bytes do not open');
    this.name = 'DoesNotOpen';
  }
}

/**
 * Seals bytes with a 256-bit key: AES-256-GCM under a random nonce. `identity` says what they are and where they belong,
 * so that one sealed thing cannot stand in another's place. Shape: version, nonce, sealed bytes, tag.
 */
export function seal(key: Buffer, plain: Buffer, identity: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(boundTo(identity));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made with the same key and identity; throws `DoesNotOpen` for anything else. */
export function unseal(key: Buffer, sealed: Buffer, identity: string): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== VERSION) throw new DoesNotOpen();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(boundTo(identity));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new DoesNotOpen();
  }
}

function boundTo(identity: string): Buffer {
  return Buffer.from(`adviser-desk ${VERSION} ${identity}`, 'utf8');
}
