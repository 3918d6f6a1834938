import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyWrapper, NoKeyStore } from '../../../../electron/keys/key-wrapper.ts';
import { openPersonKeys, type PersonKeysParts } from '../../../../electron/keys/person-keys.ts';
import { type Cost, stretch } from '../../../../electron/keys/stretch.ts';

/** A key store of one machine, in memory: another machine's cannot unwrap what it wrapped. */
export function machine(): KeyWrapper & { there: boolean } {
  const key = randomBytes(32);
  const store = {
    there: true,
    available: () => store.there,
    wrap: async (bytes: Buffer) => {
      if (!store.there) throw new NoKeyStore();
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (bytes: Buffer) => {
      if (!store.there) throw new NoKeyStore();
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
  };
  return store;
}

export const CHEAP: Cost = { N: 16, r: 1, p: 1 };
export const HOUR = 3_600_000;
export const SUB = 'urn:people:priya.shah';
export const PERSON = { sub: SUB, name: 'Priya Shah', roles: ['adviser'], touchpoint: '0000000999' };
export const SHARE = 'c2hhcmUgb2YgdGhlIGNlbnRyYWwgc2VydmljZQ==';
export const PASSCODE = 'seven brown owls';

/** A machine with a folder and a clock of its own. `open()` again is the app started again. */
export function world() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-keys-'));
  const wrapper = machine();
  const time = { now: Date.parse('2026-11-23T09:00:00Z'), steady: 0 };
  const pass = (ms: number) => {
    time.now += ms;
    time.steady += ms;
  };
  const open = (over: Partial<PersonKeysParts> = {}) => {
    const began = time.steady;
    return openPersonKeys({
      ...{ wrapper, folder, scrypt: stretch, cost: CHEAP },
      clock: { now: () => time.now },
      steady: () => time.steady - began,
      ...over,
    });
  };
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
  return {
    folder,
    wrapper,
    time,
    pass,
    open,
    files,
    read: (path: string) => readFileSync(path),
    end: () => rmSync(folder, { recursive: true }),
  };
}
