import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditKey } from '../../../../backend/audit/audit-key.ts';
import { readHead, writeHead } from '../../../../backend/audit/head.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const head = { position: 12, hash: 'ab'.repeat(32), at: '2026-11-23T14:02:00.000Z' };

describe('the key', () => {
  test('is made once in the data folder, for its owner alone', () => {
    const key = auditKey(undefined, folder);
    const file = join(folder, 'audit.key');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const before = readFileSync(file, 'utf8');
    expect(auditKey(undefined, folder).id).toBe(key.id);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(auditKey(file, '/nowhere').id).toBe(key.id);
    expect(auditKey(before, '/nowhere').id).toBe(key.id);
  });

  test('may be followed by another: earlier heads still count, as long as its public half stays', () => {
    const old = pem();
    const line = writeHead(head, auditKey(old, folder));
    const half = createPublicKey(old).export({ type: 'spki', format: 'pem' }).toString();
    const next = pem();
    expect(readHead(line)?.signed(auditKey(`${next}${half}`, folder))).toBe(true);
    expect(readHead(line)?.signed(auditKey(next, folder))).toBe(false);
    expect(auditKey(`${half}${next}`, folder).id).toBe(auditKey(next, folder).id);
  });

  test('is Ed25519 and private, or the backend does not start; the fault names no part of it', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    const half = createPublicKey(pem()).export({ type: 'spki', format: 'pem' }).toString();
    expect(() => auditKey(rsa.toString(), folder)).toThrow('not Ed25519');
    expect(() => auditKey(half, folder)).toThrow('no private key');
  });
});

describe('a signed head', () => {
  const key = auditKey(pem(), '/nowhere');

  test('is one line of JSON that is read as it was written', () => {
    const line = writeHead(head, key);
    expect(line.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/), '']);
    expect(readHead(line)).toMatchObject(head);
    expect(readHead(line)?.signed(key)).toBe(true);
  });

  test.each(['position', 'hash', 'at', 'key', 'signature'] as const)('does not hold with another %s', (field) => {
    const read = JSON.parse(writeHead(head, key)) as Record<string, unknown>;
    const other = { position: 13, hash: 'ac'.repeat(32), at: '2026-11-23T14:02:00.001Z', key: '0'.repeat(16), signature: 'AAAA' }[
      field
    ];
    expect(readHead(JSON.stringify({ ...read, [field]: other }))?.signed(key)).toBe(false);
  });

  test.each(['', '{', '[]', 'null', '{"position":1}', '{"position":12,"hash":"0'])('is not %j', (line) => {
    expect(readHead(line)).toBeUndefined();
  });
});
