import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../backend/failure.ts';
import { refuse } from '../../../backend/refusal.ts';

const secret = 'Zoë Quill';
const database = (code: string) =>
  Object.assign(new Error(`duplicate key value (${secret})`), {
    severity: 'ERROR',
    code,
    table: 'customers',
    detail: `Key (name)=(${secret})`,
    where: secret,
  });

describe('what was not expected', () => {
  test.each([
    [database('XX000'), 'internal'],
    [database('22P02'), 'internal'],
    [new TypeError(`Cannot read ${secret}`), 'internal'],
    [database('57014'), 'timed-out'],
    [database('55P03'), 'timed-out'],
    [database('57P01'), 'unavailable'],
    [database('53300'), 'unavailable'],
    [database('08006'), 'unavailable'],
    [database('40P01'), 'unavailable'],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [new Error('Connection terminated unexpectedly'), 'unavailable'],
    [`thrown text ${secret}`, 'internal'],
    [null, 'internal'],
  ])('%#: a code, and for the log no message, detail or value', (error, code) => {
    const failure = failureOf(error);
    expect(failure.code).toBe(code);
    expect(failure.unexpected).toBeDefined();
    expect(JSON.stringify(failure)).not.toContain(secret);
  });
});

test('a refusal is what it says, and nothing for the log', () => {
  expect(failureOf(refuse('level-too-low'))).toEqual({ code: 'level-too-low', errors: undefined, retryAfter: undefined });
  expect(failureOf(refuse('in-progress')).retryAfter).toBe(1);
});

test('an id that is taken is a key used for something else', () => {
  expect(failureOf(database('23505'))).toEqual({ code: 'idempotency-key-reused' });
});

test('a fault of the request is one', () => {
  expect(failureOf(database('22021'))).toEqual({ code: 'validation' });
  expect(failureOf(Object.assign(new Error(secret), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 })).code).toBe(
    'too-large',
  );
  expect(failureOf(Object.assign(new Error(secret), { code: 'FST_ERR_SOMETHING', statusCode: 400 })).code).toBe('validation');
});
