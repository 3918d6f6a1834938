import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { Abandoned, abandonable } from '../../../../electron/lock/abandonable.ts';
import { deskLock } from '../../../../electron/lock/desk-lock.ts';
import { openConversation } from '../../../../electron/lock/open-conversation.ts';
import { LOCKING, whenMachineRests } from '../../../../electron/lock/os-events.ts';
import type { SessionState } from '../../../../shared/session-state.ts';

const who = { name: 'Priya Shah', organisation: 'Helpline', touchpoint: '0000000999', roles: ['adviser'] };
const signedIn: SessionState = { kind: 'signed-in', who, keptHere: true };
const ways = { issuer: true, passcode: false };
const locked: SessionState = {
  kind: 'locked',
  name: 'Priya Shah',
  since: '',
  ways,
  triesLeft: 5,
  why: null,
  signingInUntil: null,
};
const out: SessionState = { kind: 'signed-out', why: null };

/** A desk whose steps are written down in order. */
function desk(opens: ('opened' | 'waits' | 'lost')[] = []) {
  const steps: string[] = [];
  const step = (name: string) => () => void steps.push(name);
  const at: { state: SessionState; key: boolean } = { state: out, key: false };
  const lock = deskLock({
    session: {
      state: () => at.state,
      lock: () => {
        if (at.state.kind !== 'signed-in') return at.state;
        steps.push('tokens and keys dropped');
        become(locked);
        return locked;
      },
    },
    work: {
      ...{ isSealed: () => false, needs: () => 'priya', letGo: step('let go') },
      seal: step('sealed'),
      open: () => {
        const came = opens.shift() ?? 'opened';
        steps.push(came);
        return came;
      },
    },
    ...{
      abandonExchanges: step('exchanges given up'),
      remakeWindow: step('window made anew'),
      reloadPage: step('page reloaded'),
      carryOn: step('goes on'),
    },
    findKey: async () => at.key,
    ...{ lost: step('said to be lost'), watch: { look: step('watched'), stop: step('unwatched') } },
  });
  function become(state: SessionState) {
    at.state = state;
    lock.sessionChanged(state);
  }
  return { lock, steps, become, at };
}

test('locking: sealed before keys are dropped, exchanges given up, and the window made anew last', () => {
  const { lock, steps, become } = desk();
  become(signedIn);
  steps.length = 0;
  expect(lock.lockNow()).toEqual(locked);
  expect(steps.slice(0, 4)).toEqual(['unwatched', 'sealed', 'exchanges given up', 'tokens and keys dropped']);
  expect(steps.at(-1)).toBe('window made anew');
  expect(steps.filter((one) => one === 'window made anew')).toHaveLength(1);
  steps.length = 0;
  lock.lockNow();
  expect(steps).toEqual([]);
  become(signedIn);
  expect(steps).toEqual(['opened', 'goes on', 'watched']);
});

test('a session that ends by itself seals and takes the window too', () => {
  const { steps, become } = desk();
  become(signedIn);
  steps.length = 0;
  become(out);
  expect(steps).toEqual(['unwatched', 'sealed', 'exchanges given up', 'let go', 'window made anew']);
});

test('steps of signing in take no window; nor does news of a session that stays', () => {
  const { steps, become } = desk();
  become({ kind: 'signing-in', until: '', why: null });
  become({ kind: 'new-passcode', who });
  expect(steps).toEqual([]);
  become(signedIn);
  become({ ...signedIn, keptHere: false });
  expect(steps).toEqual(['opened', 'goes on', 'watched']);
});

test('work whose key is not to be had yet waits for it, and is taken up when it comes', async () => {
  const { lock, steps, become, at } = desk(['opened', 'waits', 'opened']);
  become(signedIn);
  become(locked);
  steps.length = 0;
  become(signedIn);
  await vi.waitFor(() => expect(steps).toEqual(['waits', 'watched']));
  at.key = true;
  lock.connected();
  await vi.waitFor(() => expect(steps).toEqual(['waits', 'watched', 'opened', 'goes on', 'page reloaded']));
});

test('work that does not open is said to be lost, and the desk goes on', () => {
  const { steps, become } = desk(['lost']);
  become(signedIn);
  expect(steps).toEqual(['lost', 'said to be lost', 'goes on', 'watched']);
});

test('the machine’s own lock, sleep, change of person and end each lock', () => {
  const events = new EventEmitter();
  const rest = vi.fn();
  whenMachineRests(events, rest);
  for (const event of LOCKING) events.emit(event);
  expect(rest).toHaveBeenCalledTimes(4);
  events.emit('resume');
  events.emit('on-battery');
  expect(rest).toHaveBeenCalledTimes(4);
});

test('a conversation is open from its opening or taking up until it is parked or ended', () => {
  const { heard, isOpen } = openConversation();
  const say = (operation: Parameters<typeof heard>[0], conversationId: string) => heard(operation, { conversationId });
  expect(isOpen()).toBe(false);
  say('conversations.open', 'a');
  expect(isOpen()).toBe(true);
  say('conversations.park', 'a');
  expect(isOpen()).toBe(false);
  say('conversations.resume', 'a');
  say('conversations.end', 'b');
  expect(isOpen()).toBe(true);
  say('conversations.end', 'a');
  expect(isOpen()).toBe(false);
});

test('given up: an exchange on its way and one whose answer is being read; a time limit stays a time limit', async () => {
  const waiting = (_url: string, init: RequestInit) =>
    new Promise<Response>((_, failed) => init.signal?.addEventListener('abort', () => failed(new Error('AbortError'))));
  const one = abandonable(waiting);
  const gone = one.fetch('https://central/v1/x', {});
  one.abandon();
  await expect(gone).rejects.toThrow(Abandoned);
  const slow = abandonable(async (_url, init) => {
    const body = new ReadableStream({
      start: (stream) => init.signal?.addEventListener('abort', () => stream.error(new Error('AbortError'))),
    });
    return new Response(body);
  });
  const reading = slow.fetch('https://central/v1/x', {}).then((response) => response.text());
  await new Promise((done) => setImmediate(done));
  slow.abandon();
  await expect(reading).rejects.toThrow(Abandoned);
  const limit = new AbortController();
  const late = one.fetch('https://central/v1/x', { signal: limit.signal });
  limit.abort();
  await expect(late).rejects.toThrow('AbortError');
  const health = one.fetch('https://central/healthz', { signal: limit.signal });
  one.abandon();
  expect(await Promise.race([health.catch(() => 'ended'), new Promise((done) => setTimeout(done, 20, 'goes on'))])).toBe(
    'goes on',
  );
});
