import { describe, expect, it } from 'vitest';
import { AS_OF } from '../../../../backend/synthetic/family.ts';
import { peopleOf, personAt } from '../../../../backend/synthetic/generate.ts';
import { REQUESTS_FROM } from '../../../../backend/synthetic/request-history.ts';
import { isYoung } from '../../../../shared/domain/authority.ts';
import { londonDay } from '../../../../shared/domain/day.ts';
import { deadlineFor } from '../../../../shared/domain/deadline.ts';
import { hasEnded } from '../../../../shared/domain/disclosure.ts';
import { faultOf } from '../../../../shared/domain/field-values.ts';
import { isLowRisk, stepOf } from '../../../../shared/domain/rectification.ts';
import { readReference } from '../../../../shared/domain/reference.ts';
import { madeOn } from '../../../../shared/domain/request.ts';

// So few ask for anything that it takes many.
const people = [...peopleOf(7, 20_000)];
const all = people.flatMap((person) => person.requests.map((request) => ({ person, request })));
const disputes = all.flatMap(({ person, request }) => request.disputes.map((dispute) => ({ person, request, dispute })));
const notices = all.flatMap(({ person, request }) => request.notices.map((notice) => ({ person, request, notice })));
const stepsOf = ({ status, disputes: fields, told, notices: made }: (typeof all)[number]['request']) =>
  stepOf({
    ...{ status, fields: fields.length, decided: fields.filter(({ decision }) => decision !== null).length },
    ...{ customerTold: told !== null, noticesOpen: made.filter(({ state }) => !hasEnded(state)).length },
  });

describe('requests', () => {
  it('are as many as a service has: between one and two people in a hundred ever, one in some hundreds now', () => {
    const asked = new Set(all.map(({ person }) => person.index)).size / people.length;
    expect(asked).toBeGreaterThan(0.01);
    expect(asked).toBeLessThan(0.02);
    const open = all.filter(({ request }) => request.status === 'open').length / people.length;
    expect(open).toBeGreaterThan(0.0008);
    expect(open).toBeLessThan(0.003);
  });

  it('stand at every step there is for a rectification, and at the one that follows from what they hold', () => {
    expect([...new Set(all.map(({ request }) => stepsOf(request)))].toSorted()).toEqual(
      ['being-checked', 'completed', 'joined', 'tell-customer', 'tell-recipients'].toSorted(),
    );
    for (const { request } of all) expect(stepsOf(request) === 'completed').toBe(request.status === 'completed');
    for (const { request } of all) expect(request.completedAt === null).toBe(request.status !== 'completed');
    expect(new Set(disputes.map(({ dispute }) => dispute.decision))).toEqual(
      new Set([null, 'corrected', 'corrected-differently', 'completed', 'kept']),
    );
    expect(new Set(notices.map(({ notice }) => notice.state))).toEqual(
      new Set(['to-tell', 'told', 'acknowledged', 'impossible']),
    );
  });

  it('are logged in a conversation of the person, on the day they were made, under a reference of their own', () => {
    for (const { person, request } of all) {
      const talk = person.conversations.find(({ id }) => id === request.conversationId);
      expect([talk?.adviser, talk?.organisation]).toEqual([request.recordedBy.sub, request.recordedBy.organisation]);
      expect(request.madeOn).toBe(madeOn(request.saidAt, request.receivedAt));
      expect(readReference(request.reference)).toEqual({ ok: true, reference: request.reference });
    }
    for (const key of ['id', 'commandId', 'reference'] as const)
      expect(new Set(all.map(({ request }) => request[key])).size).toBe(all.length);
  });

  it('are none of the first people: a small world has what a test asks for, and no more', () => {
    expect(all.filter(({ person }) => person.index < REQUESTS_FROM)).toEqual([]);
  });

  it('are the same whatever is made besides', () => {
    for (const { person } of all.slice(0, 20)) expect(personAt(7, person.index)).toEqual(person);
  });
});

describe('a disputed value', () => {
  it('is marked exactly while its request is open and the customer is not told', () => {
    for (const { request, dispute } of disputes) expect(dispute.marked).toBe(request.status === 'open' && request.told === null);
    for (const person of people) {
      const marked = person.requests.flatMap(({ disputes: some }) => some.filter((one) => one.marked).map(({ field }) => field));
      expect(new Set(marked).size).toBe(marked.length);
    }
  });

  it('once put right is what the record holds, with the request as its source; otherwise the record holds what it held', () => {
    for (const { person, request, dispute } of disputes) {
      const row = person.values.find(({ field }) => field === dispute.field);
      const right = dispute.decision === 'corrected' || dispute.decision === 'corrected-differently';
      expect([dispute.field, row?.value]).toEqual([dispute.field, right ? dispute.decidedValue : dispute.held]);
      expect(row?.source === 'rectification' && row.sourceName === request.reference).toBe(right);
      if (dispute.decision === 'corrected') expect(dispute.says).toBe(dispute.decidedValue);
      if (dispute.decision === 'kept' || dispute.decision === 'completed') expect(dispute.reasons).not.toBeNull();
    }
    // And nothing else says that it came by one.
    const sources = people.flatMap(({ values }) => values.filter(({ source }) => source === 'rectification'));
    expect(sources.length).toBe(disputes.filter(({ dispute }) => dispute.decision?.startsWith('corrected')).length);
  });

  it('was and is a possible one, and what the customer says is another', () => {
    for (const { dispute } of disputes) {
      expect([dispute, faultOf(dispute.field, dispute.held, '2026-11-01')]).toEqual([dispute, null]);
      if (dispute.says === null) expect(dispute.incomplete).toBe(true);
      else {
        expect([dispute, faultOf(dispute.field, dispute.says, '2026-11-01')]).toEqual([dispute, null]);
        expect(dispute.says).not.toBe(dispute.held);
      }
    }
  });

  it('is put right on the call only where the risk is low and level 2 reached', () => {
    const onCall = disputes.filter(({ dispute }) => dispute.onCall);
    expect(onCall.length).toBeGreaterThan(20);
    for (const { person, request, dispute } of onCall) {
      expect(isLowRisk(dispute.field)).toBe(true);
      expect(person.conversations.find(({ id }) => id === request.conversationId)?.level).toBe(2);
    }
  });

  it('is decided by somebody else than who logged it, after it was checked, within its time', () => {
    for (const { request } of all.filter(({ request: one }) =>
      one.disputes.some((dispute) => dispute.decision && !dispute.onCall),
    )) {
      expect(request.decidedBy?.sub).not.toBe(request.recordedBy.sub);
      const decidedAt = String(request.disputes[0]?.decidedAt);
      const own = request.checks.filter(({ what }) => !what.startsWith('Disputed again'));
      expect(own.every(({ at }) => at <= decidedAt && at > request.receivedAt)).toBe(true);
      const { extension } = request;
      const facts = {
        madeOn: request.madeOn,
        kind: 'rectification',
        ...(extension ? { extensionMonths: extension.months } : {}),
      } as const;
      const { dueOn, extendBy } = deadlineFor(facts);
      expect(String(request.told?.on ?? request.madeOn) <= dueOn).toBe(true);
      if (extension) expect(extension.toldOn <= String(extendBy)).toBe(true);
    }
  });

  it('has its claims, the last of them what counts', () => {
    for (const { request } of all.filter(({ request: one }) => one.status !== 'joined'))
      for (const { field, says } of request.disputes)
        expect(request.claims.filter((claim) => claim.field === field).at(-1)?.says).toBe(says);
    for (const { person, request } of all.filter(({ request: one }) => one.status === 'joined')) {
      const goesOn = person.requests.find(({ id }) => id === request.joinedTo);
      expect(goesOn?.claims.some(({ commandId }) => commandId === request.commandId)).toBe(true);
      expect(String(goesOn?.madeOn) <= request.madeOn).toBe(true);
    }
  });

  it('went to nobody while it was being checked', () => {
    for (const { person, request, dispute } of disputes.filter((one) => !one.dispute.onCall)) {
      const from = request.saidAt < request.receivedAt ? request.saidAt : request.receivedAt;
      const to = request.told?.at ?? '9999';
      const during = person.shared.filter(({ sharedAt }) => sharedAt >= from && sharedAt < to);
      expect(during.some(({ items }) => items.includes(dispute.field))).toBe(false);
    }
  });
});

describe('a notice', () => {
  it('is there for each recipient that had been given what was put right, and for no other', () => {
    for (const { person, request } of all) {
      const right = request.disputes.filter(({ decision }) => decision !== null && decision !== 'kept');
      const had = right.flatMap(({ field, decidedAt }) =>
        person.shared
          .filter(({ items, sharedAt }) => items.includes(field) && sharedAt < String(decidedAt))
          .map(({ recipientId }) => `${recipientId} ${field}`),
      );
      const made = request.notices.flatMap(({ recipientId, items }) => items.map((item) => `${recipientId} ${item}`));
      expect(made.toSorted()).toEqual([...new Set(had)].toSorted());
    }
  });

  it('is told after the customer was, and holds together', () => {
    expect(notices.length).toBeGreaterThan(15);
    for (const { request, notice } of notices) {
      const { told, endedOn, state, version, because } = notice;
      const customer = request.told?.on ?? null;
      if (told) expect(customer !== null && told.on >= customer && told.on >= notice.madeOn).toBe(true);
      expect([state, told !== null, endedOn !== null, because !== null, version]).toEqual(
        {
          'to-tell': [state, false, false, false, 1],
          told: [state, true, false, false, 2],
          acknowledged: [state, true, true, false, 3],
          impossible: [state, false, true, true, 2],
        }[state],
      );
    }
  });
});

it('nothing is younger than the world', () => {
  const now = new Date(AS_OF).toISOString();
  const instants = [
    ...all.flatMap(({ request }) => [request.receivedAt, request.completedAt, request.told?.at ?? null]),
    ...disputes.map(({ dispute }) => dispute.decidedAt),
    ...notices.flatMap(({ notice }) => [notice.madeAt, notice.endedAt]),
    ...people.flatMap(({ authorities }) => authorities.flatMap(({ recordedAt, endedAt }) => [recordedAt, endedAt])),
  ];
  expect(instants.filter((at) => at !== null && at > now)).toEqual([]);
});

it('a few may be spoken for: on their word at level 2, on a paper shown in person, by a parent from 13 to 17', () => {
  const given = people.flatMap((person) => person.authorities.map((row) => ({ person, row })));
  expect(given.length / people.length).toBeLessThan(0.01);
  expect(new Set(given.map(({ row }) => row.kind)).size).toBe(4);
  for (const { person, row } of given) {
    const talk = person.conversations.find(({ adviser, beganAt }) => adviser === row.recordedBy && beganAt < row.recordedAt);
    expect(talk).toBeDefined();
    const there = person.conversations.filter(({ beganAt }) => beganAt.slice(0, 13) <= row.recordedAt.slice(0, 13)).at(-1);
    if (row.kind === 'written' || row.kind === 'power-of-attorney') expect(there?.channel).toBe('face-to-face');
    else expect(there?.level).toBe(2);
    if (row.kind === 'parent') expect(isYoung(person.birthDate, londonDay(new Date(row.recordedAt)))).toBe(true);
  }
});
