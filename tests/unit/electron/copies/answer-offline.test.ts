import { expect, test } from 'vitest';
import { answerOffline } from '../../../../electron/copies/answer-offline.ts';
import { copyLevels } from '../../../../electron/copies/copy-levels.ts';
import type { UnsentItem } from '../../../../shared/desk.ts';
import { FAILED_CHECKS } from '../../../../shared/domain/limits.ts';
import type { DeskEvent } from '../../../../shared/operations/desk-events.ts';
import type { Failure } from '../../../../shared/problem.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { copyOf, idOf } from './copies-world.ts';

const ADA = idOf(1);
const TALK = idOf(50);

function world() {
  const clock = fakeClock();
  const copies = [copyOf(ADA, clock.now()), { ...copyOf(idOf(2), clock.now()), givenName: 'Bryn', reference: '9876543210' }];
  const noted: DeskEvent[] = [];
  const unsent: UnsentItem[] = [];
  const state = { refuses: null as Failure | null };
  const levels = copyLevels();
  const answer = answerOffline({
    ...{ clock, levels, unsent: () => unsent },
    copies: { all: () => copies, of: (id) => copies.find(({ customerId }) => customerId === id) ?? null },
    note: async (event) => {
      if (!state.refuses) noted.push(event);
      return state.refuses;
    },
  });
  const talk = (speaker = 'customer', channel = 'face-to-face') =>
    levels.recorded('conversations.open', { conversationId: TALK, channel, speaker });
  const check = (said: object) =>
    answer('customers.checkIdentity', { commandId: idOf(70), customerId: ADA, conversationId: TALK, ...said });
  const read = (how: object) => answer('customers.read', { customerId: ADA, ...how });
  return { clock, noted, unsent, state, levels, answer, talk, check, read, copies };
}
const recorded = (operation: UnsentItem['operation'], input: object, state: UnsentItem['state'] = 'waiting'): UnsentItem => ({
  ...{
    itemId: idOf(80),
    operation,
    state,
    recordedAt: '2026-11-23T09:00:00.000Z',
    whom: null,
    input: { customerId: ADA, ...input },
  },
  ...{ problem: null, attempts: 0, nextAttempt: null, behind: false, held: false },
  ...{ handedOver: null, handedOverAt: null, closedOn: null },
});

test('a level shows what it shows at the centre, and no more', async () => {
  const { read, check, talk } = world();
  talk();
  const shown = async () => (await read({ conversationId: TALK })) as { value: Record<string, unknown> };
  expect(Object.keys((await shown()).value)).not.toEqual(expect.arrayContaining(['consents']));
  await check({ fullName: 'Ada Quill', dateOfBirth: '1984-03-12' });
  const one = (await shown()).value;
  expect(one.level).toBe(1);
  expect(one.consents).toBeDefined();
  expect(one.values).toBeUndefined();
  expect(one.reference).toBeUndefined();
  await check({ reference: '0123456789', lastContactPlace: 'leeds library' });
  expect((await shown()).value).toMatchObject({ level: 2, copiedAt: '2026-11-23T09:00:00.000Z' });
  expect(JSON.stringify((await shown()).value.values)).toContain('07700 900123');
});

test('the check asks, never tells; what was said is in no event', async () => {
  const { check, talk, noted } = world();
  talk();
  const answer = await check({ fullName: 'Eve Quill', dateOfBirth: '1984-03-12' });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      level: 0,
      items: [
        { item: 'fullName', matches: false },
        { item: 'dateOfBirth', matches: true },
      ],
    },
  });
  expect(noted).toEqual([
    expect.objectContaining({
      kind: 'offline-check',
      customerId: ADA,
      conversationId: TALK,
      passed: false,
      matched: ['dateOfBirth'],
    }),
  ]);
  expect(JSON.stringify(noted)).not.toMatch(/Eve|Quill|1984/);
});

test('after five checks that failed it asks no more', async () => {
  const { check, talk } = world();
  talk();
  for (let tries = 0; tries < FAILED_CHECKS.value; tries += 1) await check({ fullName: 'Eve Quill' });
  expect(await check({ fullName: 'Ada Quill' })).toEqual({ ok: false, error: { code: 'too-many-checks' } });
});

test('a representative hears nothing; a document counts face to face alone', async () => {
  const { check, talk, read } = world();
  talk('representative');
  expect(await check({ fullName: 'Ada Quill' })).toEqual({ ok: false, error: { code: 'no-authority' } });
  // The customer who comes to the phone is checked by the central service alone.
  expect(await check({ fullName: 'Ada Quill', customerAnswers: true })).toBeNull();
  expect(await read({ conversationId: TALK })).toMatchObject({ value: { level: 0 } });
  const onThePhone = world();
  onThePhone.talk('customer', 'telephone');
  expect(await onThePhone.check({ documentSeen: 'passport' })).toMatchObject({ value: { items: [{ matches: false }] } });
});

test('a level reached at the centre before the line went counts here, and goes with the conversation', async () => {
  const { levels, talk, read } = world();
  talk();
  levels.heard('customers.checkIdentity', { customerId: ADA, conversationId: TALK }, { level: 2 });
  expect(await read({ conversationId: TALK })).toMatchObject({ value: { level: 2, reference: '0123456789' } });
  levels.recorded('conversations.end', { conversationId: TALK });
  expect(await read({ conversationId: TALK })).toEqual({ ok: false, error: { code: 'conversation-not-open' } });
  talk();
  expect(await read({ conversationId: TALK })).toMatchObject({ value: { level: 0 } });
});

test('opened without the person it needs a reason, and each look is told once in five minutes', async () => {
  const { read, noted, clock } = world();
  expect(await read({})).toEqual({ ok: false, error: { code: 'reason-required' } });
  for (let looks = 0; looks < 3; looks += 1)
    expect(await read({ reason: 'my-day' })).toMatchObject({ ok: true, value: { reference: '0123456789' } });
  expect(noted).toEqual([expect.objectContaining({ kind: 'offline-view', customerId: ADA, reason: 'my-day', level: 0 })]);
  await clock.pass(300_001);
  await read({ reason: 'my-day' });
  expect(noted).toHaveLength(2);
});

test('nothing is shown that the audit will not hear of', async () => {
  const { state, read, check, answer, talk } = world();
  talk();
  state.refuses = { code: 'disk-full' };
  expect(await read({ reason: 'my-day' })).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(await check({ fullName: 'Ada Quill' })).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(await answer('customers.find', { line: 'quill' })).toEqual({ ok: false, error: { code: 'disk-full' } });
});

test('a find looks through the copies, tells how many it found, and says that it looked nowhere else', async () => {
  const { answer, noted } = world();
  const found = (await answer('customers.find', { line: 'ada quill' })) as { value: { results: { id: string }[] } };
  expect(found.value).toMatchObject({ onThisComputer: true, more: false });
  expect(found.value.results.map(({ id }) => id)).toEqual([ADA]);
  expect(noted).toEqual([expect.objectContaining({ kind: 'offline-search', results: 1 })]);
  expect(await answer('customers.find', { line: 'a' })).toEqual({ ok: false, error: { code: 'find-too-short' } });
  expect(await answer('customers.timeline', { customerId: ADA })).toBeNull();
});

test('what is unsent lies over the copy, in the order of recording; what was refused does not', async () => {
  const { unsent, read, answer } = world();
  const withdrawn = {
    saidAt: '2026-11-23T08:00:00.000Z',
    decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
  };
  const moved = (value: string | null, field = 'mobile') => ({
    saidAt: '2026-11-23T08:00:00.000Z',
    changes: [{ field, value, how: 'changed', seen: { value: null } }],
  });
  unsent.push(
    recorded('consents.decide', withdrawn),
    recorded('customers.amend', moved('07700 900777')),
    recorded('customers.amend', moved('07700 900778')),
    recorded('customers.amend', moved('Byron', 'familyName')),
    recorded('customers.amend', moved('07700 900779'), 'needs-attention'),
  );
  const { value } = (await read({ reason: 'my-day' })) as {
    value: { consents: object[]; values: { field: string; value: string }[] };
  };
  expect(value.consents[0]).toMatchObject({ state: 'withdrawn', since: '2026-11-23T08:00:00.000Z', receivedAt: null });
  expect(value.values.find(({ field }) => field === 'mobile')?.value).toBe('07700 900778');
  expect(await answer('customers.find', { line: 'ada byron' })).toMatchObject({
    value: { results: [{ id: ADA, familyName: 'Byron' }] },
  });
});

test('what was said to be wrong lies over the copy: put right where it holds what was seen, else marked, and no number to call back', async () => {
  const { unsent, read, check, talk, copies } = world();
  talk('customer', 'telephone');
  const said = { requestId: idOf(90), reference: 'F4QYYQR7NK', saidAt: '2026-11-23T08:00:00.000Z', howToAnswer: 'by phone' };
  const held = (field: string) => copies[0]?.values.find((value) => value.field === field)?.value ?? null;
  const wrong = (field: string, seen: string | null, decidedOnCall?: true) => ({
    ...{ field, says: field === 'postcode' ? 'ls61aa' : '07700 900777', seen, incomplete: false },
    ...(decidedOnCall ? { decidedOnCall } : {}),
  });
  const shown = async () =>
    ((await read({ reason: 'my-day' })) as { value: { values: { field: string }[]; beingChecked: object[] } }).value;
  const [copy] = copies;
  if (copy) copies[0] = { ...copy, values: copy.values.map((value) => ({ ...value, callBack: value.field === 'mobile' })) };
  expect((await shown()).beingChecked).toEqual([]);
  expect(await check({ calledBackOn: 'mobile' })).toMatchObject({ value: { items: [{ matches: true }] } });
  await check({ fullName: 'Ada Quill', dateOfBirth: '1984-03-12' });
  unsent.push(recorded('rectifications.log', { ...said, fields: [wrong('mobile', 'something else', true)] }));
  expect((await shown()).beingChecked).toEqual([
    { field: 'mobile', requestId: idOf(90), reference: 'F4QYYQR7NK', since: '2026-11-23' },
  ]);
  expect(await check({ calledBackOn: 'mobile' })).toMatchObject({ value: { items: [{ matches: false }] } });
  // Disputed again, and put right on the call: that joins what is being checked, and sets nothing.
  unsent.push(recorded('rectifications.log', { ...said, requestId: idOf(91), fields: [wrong('mobile', held('mobile'), true)] }));
  expect((await shown()).values.find(({ field }) => field === 'mobile')).toMatchObject({ value: held('mobile') });
  unsent.splice(0);
  unsent.push(recorded('rectifications.log', { ...said, fields: [wrong('mobile', held('mobile'), true)] }));
  const now = await shown();
  expect(now.beingChecked).toEqual([]);
  expect(now.values.find(({ field }) => field === 'mobile')).toMatchObject({
    ...{ value: '07700 900777', source: 'rectification', sourceName: 'F4QYYQR7NK', obtainedOn: '2026-11-23' },
  });
  expect(await check({ calledBackOn: 'mobile' })).toMatchObject({ value: { items: [{ matches: false }] } });
});
