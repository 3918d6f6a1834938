import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** What a server needs to speak TLS: nothing older than 1.2. */
export type Tls = { readonly cert: Buffer; readonly key: Buffer; readonly minVersion: 'TLSv1.2' };

/** Reads certificate and key from PEM files; throws a plain message that names the variable and holds neither. */
export function readTls(certFile: string, keyFile: string): Tls {
  const tls: Tls = { cert: read('TLS_CERT', certFile), key: read('TLS_KEY', keyFile), minVersion: 'TLSv1.2' };
  try {
    createSecureContext(tls);
  } catch {
    throw new Error('TLS_CERT and TLS_KEY are not a certificate and its key in PEM');
  }
  return tls;
}

function read(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`${variable} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
