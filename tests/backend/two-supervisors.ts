import type { Random } from '../../backend/synthetic/random.ts';
import type { Answer } from '../support/backend.ts';
import { today } from './disputing.ts';
import type { Handling } from './handling.ts';
import { newId } from './people.ts';

export type Supervisor = 'supervisor' | 'supervisor.two';
export type Action =
  | 'claim'
  | 'assign'
  | 'note'
  | 'check'
  | 'decide'
  | 'tell'
  | 'extend'
  | 'wait'
  | 'resume'
  | 'handOver'
  | 'reopen';
/** What was tried, with what was sent and answered. */
export type Tried = {
  readonly by: Supervisor;
  readonly action: Action;
  readonly requestId: string;
  readonly sent: Record<string, unknown>;
  readonly answer: Answer;
};

const ACTIONS: readonly Action[] = [
  ...(['claim', 'claim', 'assign', 'note', 'note', 'check', 'decide', 'decide', 'decide'] as const),
  ...(['tell', 'tell', 'extend', 'wait', 'resume', 'handOver', 'reopen', 'reopen'] as const),
];
const ORGANISATIONS = ['0000000999', '0000000203', '0000000204'];
const DAYS = ['1984-03-21', '1984-02-21', '1985-03-12'];
const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Does random things to random requests, one after another, on what it has just read or, at times, on what it read before that. */
export async function workThrough(
  { act, desk }: Handling,
  by: Supervisor,
  requests: readonly string[],
  many: number,
  random: Random,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (let n = 0; n < many; n++) {
    const requestId = pick(random, requests);
    const action = pick(random, ACTIONS);
    const read = await desk.read(requestId, by);
    const version = random() < 0.1 ? Math.max(1, read.version - 1) : read.version;
    const sent = inputOf(action, { version, now: (read.disputes[0] as { now: string | null }).now }, by, n, random);
    const answer = await act(OPERATION[action], requestId, sent, by);
    tried.push({ by, action, requestId, sent, answer });
  }
  return tried;
}

const OPERATION = {
  claim: 'requests.claim',
  assign: 'requests.assign',
  note: 'requests.note',
  check: 'requests.recordCheck',
  decide: 'requests.decide',
  tell: 'requests.tellCustomer',
  extend: 'requests.extend',
  wait: 'requests.wait',
  resume: 'requests.resume',
  handOver: 'requests.handOver',
  reopen: 'requests.reopen',
} as const;

function inputOf(action: Action, seen: { version: number; now: string | null }, by: Supervisor, n: number, random: Random) {
  const { version } = seen;
  const commandId = newId();
  switch (action) {
    case 'claim':
      return { commandId, version, ...(random() < 0.5 ? { takeOver: true } : {}) };
    case 'assign':
      return { commandId, version, to: pick(random, ['supervisor', 'supervisor.two', null]) };
    case 'note':
      return { commandId, at: new Date().toISOString(), note: `Note ${n} by ${by}` };
    case 'check':
      return { commandId, at: new Date().toISOString(), what: `Step ${n} by ${by}`, outcome: 'leaves-it-open' };
    case 'decide':
      return { commandId, version, ...decisionOf(seen.now, random) };
    case 'tell':
      return { commandId, version, on: today(), how: 'phone' };
    case 'extend':
      return { commandId, version, months: 1, reason: 'complex', toldOn: today(), toldHow: 'letter' };
    case 'wait':
      return { commandId, version, waitsFor: 'proof', askedOn: today() };
    case 'resume':
      return { commandId, version, cameOn: today() };
    case 'handOver':
      return { commandId, version, to: pick(random, ORGANISATIONS), why: `Because ${n}` };
    case 'reopen':
      return { commandId, version, why: `Again ${n}`, fields: random() < 0.7 ? ['dateOfBirth'] : [] };
  }
}

function decisionOf(now: string | null, random: Random) {
  const field = { field: 'dateOfBirth', seenNow: now };
  if (random() < 0.3) return { fields: [{ ...field, decision: 'kept', reasons: 'The passport says so.' }], ...TOLD };
  return { fields: [{ ...field, decision: 'corrected-differently', value: pick(random, DAYS) }] };
}

type Where = { holder: string | null; organisation: string; value: string | null; decided: number };

/** Who has a request, and which organisation, what is held and whether it is decided, after what was done in the order of its versions. */
export function replayed(done: readonly Tried[]): Where {
  const now: Where = { holder: null, organisation: '0000000999', value: null, decided: 0 };
  for (const { action, by, sent } of done) {
    if (action === 'claim' || action === 'reopen') now.holder = by;
    if (action === 'assign') now.holder = sent.to as string | null;
    if (action === 'handOver') Object.assign(now, { holder: null, organisation: String(sent.to) });
    if (action === 'reopen' && (sent.fields as []).length > 0) now.decided = 0;
    if (action !== 'decide') continue;
    const [{ value }] = sent.fields as [{ value?: string }];
    Object.assign(now, { holder: now.holder ?? by, value: value ?? now.value, decided: now.decided + 1 });
  }
  return now;
}
