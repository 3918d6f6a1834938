import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerCall, type Call, isOurPage } from '../../../../electron/ipc/answer-call.ts';

const sender = { id: 1, url: 'desk://app/#/find', top: true };
const call: Call = {
  input: z.strictObject({ line: z.string().max(5) }),
  run: (input: { line: string }) => ({ ok: true, value: input.line }),
};
const ask = (input: unknown, from = sender, what = call) =>
  answerCall('customers.find', Promise.resolve(new Map([['customers.find', what]])), from, (one) => isOurPage(one, 1), input);

describe('the registrar', () => {
  test('a call of our page is parsed, run and answered', async () => {
    expect(await ask({ line: 'ann' })).toEqual({ ok: true, value: 'ann' });
  });

  test.each([
    ['another window', { ...sender, id: 2 }],
    ['a frame inside our page', { ...sender, top: false }],
    ['a web page', { ...sender, url: 'https://app/' }],
    ['another host', { ...sender, url: 'desk://apps/' }],
    ['a file', { ...sender, url: 'file:///desk://app/' }],
    ['a data address', { ...sender, url: 'data:text/html,desk://app/' }],
    ['no address', { ...sender, url: '' }],
  ])('%s rejects', async (_, from) => {
    await expect(ask({ line: 'ann' }, from)).rejects.toThrow('Refused');
  });

  test('no window left: nobody is ours', () => {
    expect(isOurPage(sender, undefined)).toBe(false);
  });

  test.each([[undefined], ['text'], [{}], [{ line: 'ann', more: 1 }], [{ line: 7 }]])('%j is bad input', async (input) => {
    expect(await ask(input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  test('bad input is told by place and kind, never with the value', async () => {
    const answer = await ask({ line: 'a-secret-value' });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'bad-input', errors: [{ pointer: '/line', code: 'too_big', detail: '' }] },
    });
  });

  test('what is too large is refused before any schema sees it', async () => {
    const look = z.unknown().refine(() => {
      throw new Error('looked at');
    });
    const answer = await ask({ line: 'x'.repeat(300_000) }, sender, { ...call, input: look });
    expect(answer).toEqual({ ok: false, error: { code: 'too-large' } });
  });

  test('a call that says so may carry more, as much as it says and no byte over', async () => {
    const usual: Call = { input: z.string(), run: (text: string) => ({ ok: true, value: text.length }) };
    const large = { ...usual, most: 1_000_000 };
    const tooLarge = { ok: false, error: { code: 'too-large' } };
    expect(await ask('x'.repeat(1_000_000), sender, large)).toEqual({ ok: true, value: 1_000_000 });
    expect(await ask('x'.repeat(1_000_001), sender, large)).toEqual(tooLarge);
    expect(await ask('x'.repeat(1_000_000), sender, usual)).toEqual(tooLarge);
  });

  test('twenty thousand faults are told as a few', async () => {
    const answer = await ask(
      Array.from({ length: 20_000 }, () => 1),
      sender,
      { ...call, input: z.array(z.string()) },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(JSON.stringify(answer).length).toBeLessThan(2_000);
  });

  test('a schema that breaks is such a failure too', async () => {
    const input = z.unknown().refine(() => {
      throw new RangeError('secret');
    });
    expect(await ask({ line: 'ann' }, sender, { ...call, input })).toEqual({ ok: false, error: { code: 'failed' } });
  });

  test('whatever goes wrong inside is a failure with a code, without its words', async () => {
    const broken: Call = { ...call, run: () => Promise.reject(new Error('secret')) };
    expect(await ask({ line: 'ann' }, sender, broken)).toEqual({ ok: false, error: { code: 'failed' } });
  });
});
