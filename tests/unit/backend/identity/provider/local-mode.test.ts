import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../../../backend/environment.ts';
import { openLocalIdentity } from '../../../../../backend/identity/local.ts';
import { type Identity, identityInLocalMode } from '../../../../../backend/identity/provider/in-local-mode.ts';
import { runningIssuers } from '../../../../../backend/identity/provider/running.ts';
import { tokenFor } from '../../../../../backend/identity/provider/token-for.ts';
import { makeVerifier, trustLocal } from '../../../../../backend/identity/verify.ts';
import { signedIn } from './flow.ts';

let folder: string;
let started: Identity[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-identity-'));
  started = [];
});
afterEach(async () => {
  for (const one of started) await one.stop();
  rmSync(folder, { recursive: true });
});

const inMode = async (variables: Record<string, string>) => {
  const identity = await identityInLocalMode(readEnvironment({ LOCAL_IDENTITY: folder, ...variables }), () => {});
  if (identity) started.push(identity);
  return identity;
};
const caller = async (token: string) => makeVerifier(await trustLocal(folder))(`Bearer ${token}`);
/** A port of this machine that somebody else has. */
const taken = async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((up) => holder.once('listening', up));
  return { port: String((holder.address() as { port: number }).port), free: () => new Promise((done) => holder.close(done)) };
};

describe('the provider', () => {
  test('is there in local mode, on this machine’s own address whatever loopback name the backend has', async () => {
    for (const HOST of ['127.0.0.1', '::1', 'localhost'])
      expect((await inMode({ HOST, IDENTITY_PORT: '0' }))?.issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('is not there with an issuer, nor when it is off', async () => {
    expect(await inMode({ ISSUER: 'https://issuer.example', AUDIENCE: 'central' })).toBeNull();
    expect(await inMode({ IDENTITY_PORT: 'off' })).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('cannot be had on a public host: such a backend does not start without an issuer', async () => {
    for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'desk.example'])
      await expect(inMode({ HOST, IDENTITY_PORT: '0', TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' })).rejects.toThrow('loopback');
  });

  test('says so in a line when the port somebody named is taken', async () => {
    const { port, free } = await taken();
    await expect(inMode({ IDENTITY_PORT: port })).rejects.toThrow('IDENTITY_PORT is taken');
    await free();
  });

  test('gives the desk tokens as short as it is told', async () => {
    const identity = await inMode({ IDENTITY_PORT: '0', IDENTITY_TOKEN_SECONDS: '2' });
    expect((await signedIn(identity?.issuer ?? '', 'supervisor')).expires_in).toBe(2);
  });
});

describe('a token for the command line', () => {
  test('comes from the provider that runs, and is good at every backend of this folder for twelve hours', async () => {
    const identity = await inMode({ IDENTITY_PORT: '0' });
    const token = await tokenFor(folder, 'supervisor');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, number>;
    expect(claims).toMatchObject({ iss: identity?.issuer, client_id: 'adviser-desk-token' });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(12 * 3600);
    expect(await caller(token)).toMatchObject({ sub: 'supervisor', name: 'Margaret Doyle' });
  });

  test('comes from one started for the moment where none runs, and that one is gone afterwards', async () => {
    expect(await caller(await tokenFor(folder, 'website'))).toMatchObject({ sub: 'website', roles: ['website'] });
    expect(readdirSync(folder)).toEqual(['key.json']);
  });

  test('does not ask what took over the port of a provider that was killed', async () => {
    const { publicKey } = await openLocalIdentity(folder);
    const impostor = await identityInLocalMode(
      readEnvironment({ LOCAL_IDENTITY: join(folder, 'another'), IDENTITY_PORT: '0' }),
      () => {},
    );
    if (impostor) started.push(impostor);
    writeFileSync(join(folder, 'provider-99999999-1.txt'), impostor?.issuer ?? '');
    expect(await runningIssuers(folder, publicKey.kid)).toEqual([]);
    expect(readdirSync(folder)).not.toContain('provider-99999999-1.txt');
  });

  test('of somebody unknown there is none, and it says who there is', async () => {
    await expect(tokenFor(folder, 'nobody')).rejects.toThrow(/Nobody here is called nobody.*phone\.adviser/);
  });
});
