import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keptFile } from '../kept-file.ts';

/** The Ed25519 key that heads are signed with, and those that earlier heads were signed with. `id` names the key in use. */
export type AuditKey = {
  readonly id: string;
  readonly sign: (bytes: Buffer) => Buffer;
  /** False for a key that is not known here, too. */
  readonly signed: (keyId: string, bytes: Buffer, signature: Buffer) => boolean;
};

/**
 * The key: `given` as PEM text or the path of a PEM file, else the data folder's own, made the first time (mode 0600). Its private
 * key signs; public keys beside it are those of earlier heads. Throws for what is no Ed25519 key.
 */
export function auditKey(given: string | undefined, dataFolder: string): AuditKey {
  const make = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const text = given?.startsWith('-----BEGIN')
    ? given
    : (given ? readFileSync(given) : keptFile(dataFolder, 'audit.key', make)).toString();
  const blocks = text.match(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
  const secret = blocks.find((block) => block.includes('PRIVATE KEY'));
  if (!secret) throw new Error('AUDIT_KEY holds no private key');
  const privateKey = createPrivateKey(secret);
  const known = new Map(blocks.map((block) => createPublicKey(block)).map((key) => [idOf(key), key]));
  if ([...known.values()].some((key) => key.asymmetricKeyType !== 'ed25519'))
    throw new Error('AUDIT_KEY holds a key that is not Ed25519');
  return {
    id: idOf(createPublicKey(privateKey)),
    sign: (bytes) => sign(null, bytes, privateKey),
    signed: (keyId, bytes, signature) => {
      const key = known.get(keyId);
      return key !== undefined && verify(null, bytes, key, signature);
    },
  };
}

function idOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
