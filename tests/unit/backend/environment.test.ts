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
    [{ ...issuer, HOST: '0.0.0.0' }],
    [{ ...issuer, JWKS_URI: 'http://127.0.0.1:8080/keys' }],
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
