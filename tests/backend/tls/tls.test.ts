import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackendProcess, NotStarted, startBackendProcess } from '../../support/backend-process.ts';
import type { Place } from '../../support/prepared.ts';
import { exchange } from '../attack/raw.ts';
import { ownPlace, tokenOf } from '../own-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-tls-'));
const file = (name: string) => join(folder, name);
const inUse = { TLS_CERT: file('cert.pem'), TLS_KEY: file('key.pem') };
let place: Place;
let backend: BackendProcess;

/** A certificate signed by itself, for this machine's names. */
function makePair(name: string): void {
  const names = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const files = ['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)];
  execFileSync('openssl', ['req', '-x509', ...key, ...names, ...files], { stdio: 'ignore' });
}

function use(name: string, keyOf = name): void {
  copyFileSync(file(`${name}.crt`), inUse.TLS_CERT);
  copyFileSync(file(`${keyOf}.key`), inUse.TLS_KEY);
}

beforeAll(async () => {
  for (const name of ['first', 'second']) makePair(name);
  use('first');
  place = await ownPlace();
  backend = await startBackendProcess({ ...place.variables, ...inUse });
});
afterAll(async () => {
  await backend?.stop();
  await place?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, authority = 'first') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, failed) => {
    const sent = request(
      new URL(path, backend.url),
      { ca: readFileSync(file(`${authority}.crt`)), headers, agent: false },
      (answer) => {
        let body = '';
        answer.on('data', (chunk) => {
          body += String(chunk);
        });
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      },
    );
    sent.on('error', failed).end();
  });

const handshake = (maxVersion: SecureVersion) =>
  new Promise<string>((done) => {
    const { hostname: host, port } = new URL(backend.url);
    // Node's own client refuses the old versions by itself unless its level is lowered.
    const old = { minVersion: 'TLSv1' as const, maxVersion, ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false };
    const socket = connect({ host, port: Number(port), ...old }, () => {
      done(socket.getProtocol() ?? 'none');
      socket.destroy();
    });
    socket.on('error', () => done('refused'));
  });

test('with a certificate of its own the backend serves over TLS, and says that it is to stay so', async () => {
  expect(backend.url).toMatch(/^https:/);
  const answer = await get('/v1/notices/current', { authorization: `Bearer ${await tokenOf('phone.adviser')}` });
  expect(answer.status).toBe(200);
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  await expect(get('/healthz', {}, 'second')).rejects.toThrow();
});

test('nothing older than TLS 1.2 is spoken', async () => {
  expect(await handshake('TLSv1.1')).toBe('refused');
  expect(await handshake('TLSv1.2')).toBe('TLSv1.2');
  expect(await handshake('TLSv1.3')).toBe('TLSv1.3');
});

test('plain HTTP there is not answered', async () => {
  const plain = backend.url.replace('https:', 'http:');
  const { answers } = await exchange(plain, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n', { ms: 1_000 });
  expect(answers.filter((one) => one.status < 400)).toEqual([]);
});

test('a new certificate is taken up on SIGHUP; a faulty one is not, and the old one stays', async () => {
  use('second');
  process.kill(backend.pid, 'SIGHUP');
  await expect.poll(() => backend.said()).toContain('The certificate was read again.');
  expect((await get('/healthz', {}, 'second')).status).toBe(200);
  use('first', 'second');
  process.kill(backend.pid, 'SIGHUP');
  await expect
    .poll(() => backend.said())
    .toContain('TLS_CERT and TLS_KEY are not a certificate and its key in PEM; the one in use stays.');
  expect((await get('/healthz', {}, 'second')).status).toBe(200);
  use('first');
});

describe('the backend does not start', () => {
  const issuer = { ISSUER: 'https://issuer.example', AUDIENCE: 'central', JWKS_URI: 'https://issuer.example/keys' };
  test.each<[string, Record<string, string>, string]>([
    ['in plain HTTP beyond this machine', { ...issuer, HOST: '0.0.0.0' }, 'Plain HTTP is for this machine alone'],
    ['with a key alone', { TLS_KEY: inUse.TLS_KEY }, 'TLS_CERT and TLS_KEY go together'],
    ['with a file that is not there', { ...inUse, TLS_CERT: file('none.pem') }, 'TLS_CERT cannot be read (ENOENT)'],
    ['with a key of another', { TLS_CERT: file('first.crt'), TLS_KEY: file('second.key') }, 'are not a certificate and its key'],
    [
      'with a key where the certificate should be',
      { TLS_CERT: file('first.key'), TLS_KEY: file('first.key') },
      'are not a certificate',
    ],
    ['behind any proxy there may be', { ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: '0.0.0.0/0' }, 'TRUSTED_PROXY'],
  ])('%s', async (_, variables, said) => {
    const own = await ownPlace();
    const refused = await startBackendProcess({ ...own.variables, ...variables }).catch((error: unknown) => error);
    await own.remove();
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).said).toContain(said);
    expect((refused as NotStarted).said).not.toContain(folder);
  });
});
