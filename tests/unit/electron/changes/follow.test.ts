import { describe, expect, test } from 'vitest';
import { followChanges } from '../../../../electron/changes/follow.ts';
import { IDLE } from '../../../../electron/changes/one-stream.ts';
import type { Heard } from '../../../../electron/changes/understand.ts';
import { fakeClock, settle } from '../../../support/fake-clock.ts';

const WHO = '0199a1b2-0000-7000-8000-000000000001';
const command = (n: number) => `0199a1b2-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const customer = (n: number, more: object = {}) =>
  `id: db.${n}.1\nevent: customer\ndata: ${JSON.stringify({ customerId: WHO, what: 'consents', version: 1, commandId: command(n), ...more })}\n\n`;

type Asked = {
  readonly from: string | null;
  readonly token: string;
  readonly init: RequestInit;
  readonly send: (text: string | Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly breakOff: () => Promise<void>;
};
type Answering = (asked: Asked) => Response | null;

/** A central service that the test plays: it hears each request, and sends what the test says. */
function harness(answering: Answering = () => null) {
  const clock = fakeClock(() => 0.5);
  const asked: Asked[] = [];
  const heard: Heard[] = [];
  const state = { online: true, token: 'one' as string | null, renewed: [] as (string | null)[], fails: false };
  const cut: (number | null)[] = [];
  const following = followChanges({
    server: () => 'https://central.example',
    clock,
    newRequestId: () => 'request-1',
    online: () => state.online,
    session: {
      token: () => state.token,
      renewed: async (refused) => {
        state.renewed.push(refused);
        if (refused !== null) state.token = `${refused}-renewed`;
        return state.token;
      },
    },
    heard: (one) => {
      if (state.fails) throw new Error('The page fell over');
      heard.push(one);
    },
    cut: ({ status }) => cut.push(status),
    fetch: async (url, init) => {
      expect(url).toBe('https://central.example/v1/changes');
      const headers = init.headers as Record<string, string>;
      let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start: (control) => {
          stream = control;
          init.signal?.addEventListener('abort', () => {
            try {
              control.error(new Error('aborted'));
            } catch {
              // It has ended already.
            }
          });
        },
      });
      const one: Asked = {
        from: headers['last-event-id'] ?? null,
        token: String(headers.authorization),
        init,
        send: async (text) => {
          stream?.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
          await settle();
        },
        close: async () => {
          stream?.close();
          await settle();
        },
        breakOff: async () => {
          stream?.error(new Error('net::ERR_CONNECTION_RESET'));
          await settle();
        },
      };
      asked.push(one);
      const own = answering(one);
      if (own) return own;
      if (!state.online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
      return new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
    },
  });
  const told = () => heard.map((one) => (one.kind === 'customer' ? one.change.commandId : one.kind));
  const last = () => asked.at(-1) as Asked;
  return { clock, asked, told, heard, state, cut, following, last };
}

async function begun(answering?: Answering) {
  const world = harness(answering);
  world.following.start();
  await world.clock.pass(0);
  return world;
}

describe('a stream of changes', () => {
  test('is asked for with the token, no cookie, no cache, no redirect; what begins may have missed something', async () => {
    const { last, told } = await begun();
    expect(last()).toMatchObject({ from: null, token: 'Bearer one' });
    expect(last().init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
    await last().send('id: db.1.0\nevent: begin\ndata: {}\n\n');
    await last().send(customer(2));
    expect(told()).toEqual(['anew', command(2)]);
  });

  test('cut in the middle of an event goes on from the last whole one, and nothing is told twice', async () => {
    const { asked, last, told, clock } = await begun();
    const text = customer(2) + customer(3);
    await last().send(text.slice(0, customer(2).length + 30));
    await last().breakOff();
    await clock.pass(1_000);
    expect(asked).toHaveLength(2);
    expect(last().from).toBe('db.2.1');
    await last().send(customer(3));
    expect(told()).toEqual([command(2), command(3)]);
  });

  test('is read whatever its pieces are, a letter of several bytes in two of them', async () => {
    const { last, told } = await begun();
    const bytes = new TextEncoder().encode(`: ü\n\n${customer(2, { more: 'Zoë' })}`);
    for (const byte of bytes) await last().send(Uint8Array.of(byte));
    expect(told()).toEqual([command(2)]);
  });

  test('keeps its place only when the event was acted on', async () => {
    const { last, told, state, clock } = await begun();
    await last().send(customer(2));
    state.fails = true;
    await last().send(customer(3));
    state.fails = false;
    await clock.pass(1_000);
    expect(last().from).toBe('db.2.1');
    await last().send(customer(3));
    expect(told()).toEqual([command(2), command(3)]);
  });

  test('without a sign of life is given up after forty seconds, and taken up again; beats keep it', async () => {
    const { asked, last, clock } = await begun();
    for (let beats = 0; beats < 10; beats++) {
      await clock.pass(15_000);
      await last().send(': beat\n\n');
    }
    expect(asked).toHaveLength(1);
    await clock.pass(IDLE - 1);
    expect(asked).toHaveLength(1);
    await clock.pass(1 + 1_000);
    expect(asked).toHaveLength(2);
    expect(asked[0]?.init.signal?.aborted).toBe(true);
  });

  test('an answer that never comes is given up in the same time', async () => {
    const { asked, clock } = await begun();
    await clock.pass(IDLE + 1_000);
    expect(asked.length).toBeGreaterThan(1);
  });

  test('gone for a minute is resumed from its place when the connection is back, and nothing is missed', async () => {
    const { asked, last, told, state, clock, following } = await begun();
    await last().send(customer(2));
    state.online = false;
    await last().breakOff();
    await clock.pass(60_000);
    expect(asked).toHaveLength(1);
    state.online = true;
    following.connected();
    await clock.pass(1_000);
    expect(last().from).toBe('db.2.1');
    for (const n of [3, 4, 5]) await last().send(customer(n));
    expect(told()).toEqual([2, 3, 4, 5].map(command));
  });

  test('one of before the connection went is not trusted', async () => {
    const { asked, last, clock, following } = await begun();
    await last().send(customer(2));
    following.connected();
    await clock.pass(1_000);
    expect(asked).toHaveLength(2);
    expect(last().from).toBe('db.2.1');
  });

  test('a reset, and what is not understood, mean to read anew; what nobody here knows means nothing', async () => {
    const { last, told, clock } = await begun();
    await last().send('id: db.5.0\nevent: reset\ndata: {}\n\n');
    await last().send(customer(6, { what: 'hobbies' }));
    await last().send('id: db.7.1\nevent: customer\ndata: {"customerId"\n\n');
    await last().send('id: db.8.1\nevent: of-a-later-version\ndata: {}\n\n');
    expect(told()).toEqual(['anew', 'anew', 'anew']);
    await last().breakOff();
    await clock.pass(1_000);
    expect(last().from).toBe('db.8.1');
  });

  test('an announced end is followed by the next stream soon, with the token of then', async () => {
    const { asked, last, state, clock } = await begun();
    await last().send(customer(2));
    state.token = 'two';
    await last().send('event: end\ndata: {}\n\n');
    await last().close();
    await clock.pass(1_000);
    expect(asked).toHaveLength(2);
    expect(last()).toMatchObject({ from: 'db.2.1', token: 'Bearer two' });
  });

  test('a refused token is renewed before the next', async () => {
    const problem = () => new Response('{}', { status: 401, headers: { 'content-type': 'application/problem+json' } });
    const { last, state, clock } = await begun(({ token }) => (token === 'Bearer one' ? problem() : null));
    await clock.pass(1_000);
    expect(state.renewed).toEqual(['one']);
    expect(last().token).toBe('Bearer one-renewed');
  });

  test.each([
    ['a hotel’s page', () => new Response('<html>Welcome</html>', { status: 200, headers: { 'content-type': 'text/html' } })],
    ['a backend that knows of no stream', () => new Response('{}', { status: 404 })],
    ['a gateway', () => new Response('no', { status: 502 })],
  ])('%s is asked again, ever more rarely', async (_, answer) => {
    const { asked, told, clock } = await begun(answer);
    await clock.pass(600_000);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.length).toBeLessThan(40);
    expect(told()).toEqual([]);
  });

  test('one stream too many waits as long as it is told to', async () => {
    const { asked, clock } = await begun(() => new Response('{}', { status: 429, headers: { 'retry-after': '120' } }));
    await clock.pass(119_000);
    expect(asked).toHaveLength(1);
    await clock.pass(2_000);
    expect(asked).toHaveLength(2);
  });

  test('stops at once with the session, tells nothing after that, and goes on from its place', async () => {
    const { asked, last, told, clock, following } = await begun();
    await last().send(customer(2));
    following.stop();
    expect(asked[0]?.init.signal?.aborted).toBe(true);
    await settle();
    await clock.pass(600_000);
    expect(asked).toHaveLength(1);
    following.start();
    following.start();
    await clock.pass(0);
    expect(asked).toHaveLength(2);
    expect(last().from).toBe('db.2.1');
    await last().send(customer(3));
    expect(told()).toEqual([command(2), command(3)]);
  });

  test('stopped while it waits for a token asks for nothing', async () => {
    const { asked, clock, following } = harness();
    following.start();
    following.stop();
    await clock.pass(10_000);
    expect(asked).toHaveLength(0);
  });
});
