import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../backend/environment.ts';

const issuer = { ISSUER: 'https://issuer.example', AUDIENCE: 'central', JWKS_URI: 'https://issuer.example/keys' };

test('nothing said means this machine, port 4310, the embedded database and nobody in it', () => {
  expect(readEnvironment({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 4310,
    DATA_FOLDER: '.local/backend',
    CUSTOMERS: 0,
    SEED: 1,
  });
  expect(readEnvironment({ PORT: '', DATABASE_URL: '' }).PORT).toBe(4310);
});

describe('it takes', () => {
  test.each([
    [{ PORT: '0' }],
    [{ HOST: '::1' }],
    [{ HOST: 'localhost' }],
    [{ HOST: '127.0.0.2' }],
    [issuer],
    [{ ...issuer, HOST: '0.0.0.0', TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' }],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: '10.1.2.3, 10.2.0.0/16,fd00:1::/48' }],
    [{ TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' }],
    [{ PERSON_PER_MINUTE: '60', ADDRESS_PER_MINUTE: '60', HEADERS_SECONDS: '1', REQUEST_SECONDS: '300' }],
    [{ ...issuer, JWKS_URI: 'http://127.0.0.1:8080/keys' }],
    [{ ISSUER: 'https://issuer.example', AUDIENCE: 'central' }],
    [{ ISSUER: 'http://127.0.0.1:8080', AUDIENCE: 'central' }],
    [{ ISSUER: 'urn:issuer', AUDIENCE: 'central', JWKS_URI: 'https://issuer.example/keys' }],
    [{ ...issuer, IDENTITY_PORT: 'off' }],
    [{ IDENTITY_PORT: 'off' }],
    [{ IDENTITY_PORT: '0', IDENTITY_TOKEN_SECONDS: '2' }],
    [{ DATABASE_URL: 'postgresql://app@db/desk', DATABASE_OWNER_URL: 'postgres://owner@db/desk' }],
    [{ IDEMPOTENCY_SECRET: Buffer.alloc(32).toString('base64') }],
  ])('%o', (variables) => expect(() => readEnvironment(variables)).not.toThrow());
});

describe('it refuses, naming what is wrong and not its value', () => {
  test.each([
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: 'secret-port' }, 'PORT'],
    [{ CUSTOMERS: '1000001' }, 'CUSTOMERS'],
    [{ HOST: '0.0.0.0' }, 'loopback'],
    [{ ...issuer, IDENTITY_PORT: '0' }, 'local mode'],
    [{ TRUSTED_PROXY: '10.1.2.3' }, 'set ISSUER and AUDIENCE'],
    [{ IDENTITY_PORT: 'secret' }, 'IDENTITY_PORT'],
    [{ IDENTITY_TOKEN_SECONDS: '0' }, 'IDENTITY_TOKEN_SECONDS'],
    [{ ISSUER: 'http://secret.example', AUDIENCE: 'central' }, 'https'],
    [{ ISSUER: 'urn:secret', AUDIENCE: 'central' }, 'https'],
    [{ ...issuer, HOST: '0.0.0.0' }, 'Plain HTTP is for this machine alone'],
    [{ ...issuer, HOST: 'central.secret.example' }, 'Plain HTTP is for this machine alone'],
    [{ ...issuer, HOST: '0.0.0.0', TLS_CERT: 'secret.pem' }, 'TLS_CERT and TLS_KEY go together'],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: '0.0.0.0/0' }, 'TRUSTED_PROXY'],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: '::/0' }, 'TRUSTED_PROXY'],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: '10.1.2.3,secret.example' }, 'TRUSTED_PROXY'],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXY: 'true' }, 'TRUSTED_PROXY'],
    [{ PERSON_PER_MINUTE: '0' }, 'PERSON_PER_MINUTE'],
    [{ HEADERS_SECONDS: '0' }, 'HEADERS_SECONDS'],
    [{ HOST: '127.evil.example' }, 'loopback'],
    [{ ISSUER: 'secret-issuer' }, 'go together'],
    [{ JWKS_URI: 'https://secret.example/keys' }, 'go together'],
    [{ ...issuer, JWKS_URI: 'http://secret.example/keys' }, 'https'],
    [{ DATABASE_URL: 'mysql://secret@db' }, 'DATABASE_URL'],
    [{ DATABASE_OWNER_URL: 'postgres://secret@db' }, 'needs DATABASE_URL'],
    [{ IDEMPOTENCY_SECRET: 'secret!' }, 'IDEMPOTENCY_SECRET'],
    [{ LOG_LEVEL: 'secret' }, 'LOG_LEVEL'],
  ])('%o', (variables, named) => {
    const said = messageOf(() => readEnvironment(variables));
    expect(said).toContain(named);
    expect(said).not.toContain('secret');
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
