import { expect, test } from 'vitest';
import { createClient } from '../../../../electron/central/client.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

const ID = '0199a1b2-0000-7000-8000-000000000001';

/** A central service that takes one token, and a session that answers `fresh` for a refused one. */
function harness(takes: string, held: string | null, fresh: string | null) {
  const asked: { token: string; key: string | undefined; body: unknown }[] = [];
  const ended: string[] = [];
  const client = createClient({
    server: () => 'https://central.example',
    fetch: async (_, init) => {
      const headers = init.headers as Record<string, string>;
      const token = (headers.authorization as string).replace('Bearer ', '');
      asked.push({ token, key: headers['idempotency-key'], body: init.body });
      const refusal = { type: 'about:blank', title: 'No', status: 401, code: 'unauthenticated', requestId: 'r' };
      const done = { conversationId: ID, receivedAt: '2026-11-23T09:00:00Z' };
      return new Response(JSON.stringify(token === takes ? done : refusal), { status: token === takes ? 200 : 401 });
    },
    clock: fakeClock(),
    token: () => held,
    renewed: async () => fresh,
    ended: () => ended.push('ended'),
    newRequestId: () => 'request-1',
    observe: () => undefined,
  });
  const park = () => client.call('conversations.park', { commandId: ID, conversationId: ID, at: '2026-11-23T09:00:00Z' });
  return { park, asked, ended };
}

test('a refused token is renewed, and the very same command goes again under its key', async () => {
  const { park, asked, ended } = harness('fresh', 'old', 'fresh');
  expect(await park()).toMatchObject({ ok: true });
  expect(asked.map(({ token }) => token)).toEqual(['old', 'fresh']);
  expect(asked[1]).toMatchObject({ key: asked[0]?.key, body: asked[0]?.body });
  expect(ended).toEqual([]);
});

test('with no other token to be had the refusal stands, and the session is not ended by it', async () => {
  const { park, asked, ended } = harness('fresh', 'old', null);
  expect(await park()).toMatchObject({ ok: false, status: 401 });
  expect([asked.length, ended.length]).toEqual([1, 0]);
});

test('a fresh token that is refused too ends the session, once, with no further asking', async () => {
  const { park, asked, ended } = harness('none', 'old', 'fresh');
  expect(await park()).toMatchObject({ ok: false, status: 401 });
  expect([asked.length, ended.length]).toEqual([2, 1]);
});

test('without a token at hand it is renewed first; without any nothing goes out', async () => {
  const renewed = harness('fresh', null, 'fresh');
  expect(await renewed.park()).toMatchObject({ ok: true });
  expect(renewed.asked).toHaveLength(1);
  const nobody = harness('fresh', null, null);
  expect(await nobody.park()).toMatchObject({ ok: false, error: { code: 'signed-out' }, sent: 'no' });
  expect(nobody.asked).toEqual([]);
});
