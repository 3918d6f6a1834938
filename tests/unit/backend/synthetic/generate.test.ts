import { describe, expect, it } from 'vitest';
import { AS_OF } from '../../../../backend/synthetic/family.ts';
import { heldValue, lastContactOf, makePeople, peopleOf, peopleWhere, personAt } from '../../../../backend/synthetic/generate.ts';
import { consentState, PURPOSES } from '../../../../shared/domain/consent.ts';
import { CHANNELS } from '../../../../shared/domain/conversation.ts';
import { FIELDS, SOURCES } from '../../../../shared/domain/customer.ts';
import { readReference } from '../../../../shared/domain/reference.ts';
import { rounds } from '../../../support/rounds.ts';

const MANY = rounds(50_000);
const people = [...peopleOf(7, MANY)];
const share = (wanted: (person: (typeof people)[number]) => boolean) => people.filter(wanted).length / people.length;

describe('the same seed', () => {
  it('gives the same person, alone, in a row, or asked for backwards', () => {
    const at = makePeople(7);
    for (let index = 300; index >= 0; index--) expect(at(index)).toEqual(people[index]);
    for (const index of [0, 11, 12, 13, 500, MANY - 1]) expect(personAt(7, index)).toEqual(people[index]);
  });

  it('gives the same people however many are made', () => {
    expect([...peopleOf(7, 25)]).toEqual(people.slice(0, 25));
  });

  it('differs from another seed', () => {
    const others = [...peopleOf(8, 200)];
    expect(others.filter((other, index) => other.familyName === people[index]?.familyName).length).toBeLessThan(20);
    expect(others.some((other, index) => other.reference === people[index]?.reference)).toBe(false);
  });
});

describe('everybody', () => {
  it('has an id, a reference and an alias of their own, and the reference is valid', () => {
    for (const key of ['id', 'reference', 'auditAlias'] as const)
      expect(new Set(people.map((person) => person[key])).size).toBe(MANY);
    const ids = people.flatMap((person) => [
      person.id,
      ...person.interactions.map((row) => row.id),
      ...person.sessions.map((row) => row.id),
      ...person.outcomes.map((row) => row.id),
      ...person.conversations.map((row) => row.id),
      ...new Set(person.consents.map((row) => row.commandId)),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const { reference } of people) expect(readReference(reference)).toEqual({ ok: true, reference });
  });

  it('was at least thirteen when they registered, and nothing is younger than the day the data ends', () => {
    for (const person of people) {
      const birthDate = person.birthDate;
      if (birthDate !== null) {
        const thirteen = `${Number(birthDate.slice(0, 4)) + 13}${birthDate.slice(4)}`;
        expect(person.registeredAt.slice(0, 10) >= thirteen).toBe(true);
      }
      const instants = [
        person.registeredAt,
        ...person.values.map((row) => row.obtainedAt),
        ...person.interactions.map((row) => row.at),
        ...person.consents.map((row) => row.receivedAt),
      ];
      for (const instant of instants) expect(Date.parse(instant)).toBeLessThan(AS_OF + 2 * 86_400_000);
    }
    expect(people.some((person) => person.birthDate !== null && person.birthDate > '2011-11-01')).toBe(true);
  });

  it('has their names, birthday, postcode and ULN among the values, each with a source of the list', () => {
    for (const person of people) {
      expect(heldValue(person, 'givenName')).toBe(person.givenName);
      expect(heldValue(person, 'familyName')).toBe(person.familyName);
      expect(heldValue(person, 'dateOfBirth')).toBe(person.birthDate);
      expect(heldValue(person, 'postcode')).toBe(person.postcode);
      expect(heldValue(person, 'uln')).toBe(person.uln);
      expect(new Set(person.values.map((row) => row.field)).size).toBe(person.values.length);
      for (const { field, source } of person.values) {
        expect(FIELDS).toContain(field);
        expect(SOURCES).toContain(source);
      }
    }
    expect(new Set(people.flatMap((person) => person.values.map((row) => row.source))).size).toBeGreaterThanOrEqual(10);
  });

  it('can be reached: a phone, an e-mail or a postcode is held, with the key a find compares', () => {
    for (const person of people) {
      expect(heldValue(person, 'mobile') ?? heldValue(person, 'homePhone') ?? heldValue(person, 'email')).not.toBeNull();
      for (const row of person.values) {
        const contact = ['mobile', 'homePhone', 'alternativePhone', 'email'].includes(row.field);
        expect(row.contactKey === null).toBe(!contact);
      }
      expect(heldValue(person, 'email') ?? 'x@example.com').toMatch(/^[a-z0-9._]+@example\.(com|org|net)$/);
    }
  });
});

describe('consents', () => {
  it('are what the events say, and every state occurs for every purpose', () => {
    for (const person of people)
      for (const purpose of PURPOSES) expect(person.states[purpose]).toBe(consentState(person.consents, purpose));
    for (const purpose of PURPOSES)
      for (const state of ['not-asked', 'given', 'refused', 'withdrawn'] as const)
        expect(share((person) => person.states[purpose] === state)).toBeGreaterThan(0.005);
  });

  it('name a conversation or a sign-in, and the wording where it was given', () => {
    for (const { consents, conversations } of people) {
      for (const row of consents) {
        expect((row.conversationId === null) !== (row.signInId === null)).toBe(true);
        expect(row.channel === 'online-account').toBe(row.signInId !== null);
        if (row.conversationId) expect(conversations.map(({ id }) => id)).toContain(row.conversationId);
        if (row.decision === 'given') expect(row.wordingVersion).not.toBeNull();
        if (row.decision === 'withdrawn') expect(row.wordingVersion).toBeNull();
        expect(row.clockFlagged).toBe(Date.parse(row.saidAt) - Date.parse(row.receivedAt) > 120_000);
      }
      for (const { id, level } of conversations) {
        const gave = consents.some((row) => row.conversationId === id && row.decision === 'given');
        if (gave) expect(level).toBe(2);
      }
    }
    expect(share(({ consents }) => consents.some((row) => row.clockFlagged))).toBeGreaterThan(0);
    const hours = (row: { saidAt: string; receivedAt: string }) =>
      (Date.parse(row.receivedAt) - Date.parse(row.saidAt)) / 3_600_000;
    expect(share(({ consents }) => consents.some((row) => hours(row) > 24))).toBeGreaterThan(0.01);
  });

  it('alone let an answer be held, and group 5 needs the disability consent too', () => {
    for (const { answers, states } of people) {
      for (const { purpose } of answers) expect(states[purpose]).toBe('given');
      for (const purpose of ['ethnicity-monitoring', 'disability-monitoring', 'priority-group-targeting'] as const)
        if (states[purpose] === 'given') expect(answers.some((row) => row.purpose === purpose)).toBe(true);
      if (answers.some((row) => row.field === 'priority-group' && row.code === 5))
        expect(states['disability-monitoring']).toBe('given');
      const groups = answers.filter((row) => row.field === 'priority-group').map((row) => row.code);
      if (groups.some((group) => group >= 98)) expect(groups).toHaveLength(1);
      expect(groups.includes(1) && groups.includes(6)).toBe(false);
    }
    expect(people.some(({ answers }) => answers.some((row) => row.code === 5 && row.field === 'priority-group'))).toBe(true);
    expect(people.some(({ answers }) => answers.some((row) => row.code === 341))).toBe(true);
  });
});

describe('contacts', () => {
  it('are none for people of the website alone, who are about a fifth', () => {
    const website = people.filter((person) => person.websiteOnly);
    expect(website.length / MANY).toBeGreaterThan(0.18);
    expect(website.length / MANY).toBeLessThan(0.26);
    for (const person of website) {
      expect(person.interactions).toEqual([]);
      expect(person.sessions).toEqual([]);
      expect(person.outcomes).toEqual([]);
      expect(person.registeredBy).toBe('0000000997');
      expect(lastContactOf(person)).toBeNull();
    }
  });

  it('have a place face to face and none by phone; outcomes follow their session', () => {
    for (const { sessions, outcomes, interactions } of people) {
      for (const session of sessions) {
        expect(CHANNELS).toContain(session.channel);
        expect(session.place === null).toBe(session.channel !== 'face-to-face');
        expect(interactions.map(({ id }) => id)).toContain(session.interactionId);
      }
      for (const outcome of outcomes) {
        const session = sessions.find(({ id }) => id === outcome.sessionId);
        expect(session?.attended).toBe(true);
        expect(outcome.effectiveOn >= (session?.at.slice(0, 10) ?? '9')).toBe(true);
        if (outcome.claimedOn) expect(outcome.claimedOn >= outcome.effectiveOn).toBe(true);
        if (outcome.paidOn) expect(outcome.claimedOn).not.toBeNull();
      }
    }
  });

  it('were with the advisers one can sign in as, too', () => {
    for (const [sub, organisation] of [
      ['phone.adviser', '0000000999'],
      ['local.adviser', '0000000203'],
      ['other.adviser', '0000000204'],
    ]) {
      const known = peopleWhere(7, Math.max(MANY, 4_000), ({ sessions }) => sessions.some((session) => session.adviser === sub));
      expect(known.length).toBeGreaterThan(3);
      for (const { sessions } of known)
        for (const session of sessions) if (session.adviser === sub) expect(session.organisation).toBe(organisation);
    }
  });

  it('give the month of the last one', () => {
    for (const person of people) {
      const months = [...person.interactions, ...person.sessions].map(({ at }) => at.slice(0, 7)).toSorted();
      expect(lastContactOf(person)?.month ?? null).toBe(months.at(-1) ?? null);
    }
  });
});

describe('families', () => {
  it('share an address, a name and sometimes a birthday', () => {
    const homes = Map.groupBy(people, (person) => person.household);
    const families = [...homes.values()].filter((home) => home.length > 1);
    expect(families.length / homes.size).toBeGreaterThan(0.15);
    const sameName = families.filter((home) => new Set(home.map(({ familyName }) => familyName)).size < home.length);
    expect(sameName.length / families.length).toBeGreaterThan(0.6);
  });

  it('have twins: one birthday, one address, two first names', () => {
    const twins = people.filter((person) => person.twinOf !== null);
    expect(twins.length).toBeGreaterThan(10);
    for (const twin of twins) {
      const other = people[twin.twinOf as number];
      if (twin.birthDate && other?.birthDate) expect(twin.birthDate).toBe(other.birthDate);
      expect(twin.household).toBe(other?.household);
      expect(twin.givenName).not.toBe(other?.givenName);
    }
  });

  it('have namesakes elsewhere, some with the same birthday', () => {
    const namesakes = people.filter((person) => person.namesakeOf !== null);
    expect(namesakes.length / MANY).toBeGreaterThan(0.005);
    for (const person of namesakes) {
      const other = people[person.namesakeOf as number];
      expect([person.givenName, person.familyName]).toEqual([other?.givenName, other?.familyName]);
    }
    expect(
      namesakes.some(
        (person) => person.birthDate !== null && person.birthDate === people[person.namesakeOf as number]?.birthDate,
      ),
    ).toBe(true);
  });
});
