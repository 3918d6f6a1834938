import { describe, expect, it } from 'vitest';
import localPeople from '../../../../backend/identity/people.json' with { type: 'json' };
import advisers from '../../../../backend/synthetic/data/advisers.json' with { type: 'json' };
import { AS_OF } from '../../../../backend/synthetic/family.ts';
import { heldValue, lastContactOf, makePeople, peopleOf, peopleWhere, personAt } from '../../../../backend/synthetic/generate.ts';
import { organisationName } from '../../../../shared/codes/organisations.ts';
import { consentState, PURPOSES } from '../../../../shared/domain/consent.ts';
import { CHANNELS } from '../../../../shared/domain/conversation.ts';
import { FIELDS, SOURCES } from '../../../../shared/domain/customer.ts';
import { readReference } from '../../../../shared/domain/reference.ts';
import { rounds } from '../../../support/rounds.ts';

const MANY = rounds(20_000);
const people = [...peopleOf(7, MANY)];
/** Those of whom something is not so, by index: named where a test fails. */
const but = (so: (person: (typeof people)[number]) => boolean) =>
  people.filter((person) => !so(person)).map(({ index }) => index);
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
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(but(({ reference }) => readReference(reference).ok)).toEqual([]);
  });

  it('was at least thirteen when they registered, and nothing is younger than the day the data ends', () => {
    const thirteen = (birthDate: string) => `${Number(birthDate.slice(0, 4)) + 13}${birthDate.slice(4)}`;
    expect(but(({ birthDate, registeredAt }) => birthDate === null || registeredAt.slice(0, 10) >= thirteen(birthDate))).toEqual(
      [],
    );
    const instants = (person: (typeof people)[number]) => [
      person.registeredAt,
      ...person.values.map((row) => row.obtainedAt),
      ...person.interactions.map((row) => row.at),
      ...person.consents.map((row) => row.receivedAt),
    ];
    expect(but((person) => instants(person).every((instant) => Date.parse(instant) < AS_OF + 2 * 86_400_000))).toEqual([]);
    expect(people.some((person) => person.birthDate !== null && person.birthDate > '2011-11-01')).toBe(true);
  });

  it('has their names, birthday, postcode and ULN among the values, each with a source of the list', () => {
    const same = {
      givenName: 'givenName',
      familyName: 'familyName',
      dateOfBirth: 'birthDate',
      postcode: 'postcode',
      uln: 'uln',
    } as const;
    for (const field of ['givenName', 'familyName', 'dateOfBirth', 'postcode', 'uln'] as const)
      expect(but((person) => heldValue(person, field) === person[same[field]])).toEqual([]);
    expect(but(({ values }) => new Set(values.map((row) => row.field)).size === values.length)).toEqual([]);
    expect(but(({ values }) => values.every((row) => FIELDS.includes(row.field) && SOURCES.includes(row.source)))).toEqual([]);
    expect(new Set(people.flatMap((person) => person.values.map((row) => row.source))).size).toBeGreaterThanOrEqual(10);
  });

  it('can be reached: a phone, an e-mail or a postcode is held, with the key a find compares', () => {
    const reach = ['mobile', 'homePhone', 'alternativePhone', 'email'];
    expect(but(({ values }) => values.some((row) => reach.includes(row.field)))).toEqual([]);
    expect(but(({ values }) => values.every((row) => (row.contactKey !== null) === reach.includes(row.field)))).toEqual([]);
    const email = /^[a-z0-9._]+@example\.(com|org|net)$/;
    expect(but((person) => email.test(heldValue(person, 'email') ?? 'x@example.com'))).toEqual([]);
  });
});

describe('consents', () => {
  it('are what the events say, and every state occurs for every purpose', () => {
    expect(
      but(({ states, consents }) => PURPOSES.every((purpose) => states[purpose] === consentState(consents, purpose))),
    ).toEqual([]);
    for (const purpose of PURPOSES)
      for (const state of ['not-asked', 'given', 'refused', 'withdrawn'] as const)
        expect(share((person) => person.states[purpose] === state)).toBeGreaterThan(0.005);
  });

  it('name a conversation or a sign-in, and the wording where it was given', () => {
    const rows = people.flatMap(({ consents }) => consents);
    expect(rows.filter((row) => (row.conversationId === null) === (row.signInId === null))).toEqual([]);
    expect(rows.filter((row) => (row.channel === 'online-account') !== (row.signInId !== null))).toEqual([]);
    expect(rows.filter((row) => row.decision === 'given' && row.wordingVersion === null)).toEqual([]);
    expect(rows.filter((row) => row.decision === 'withdrawn' && row.wordingVersion !== null)).toEqual([]);
    expect(rows.filter((row) => row.clockFlagged !== Date.parse(row.saidAt) - Date.parse(row.receivedAt) > 120_000)).toEqual([]);
    const talked = ({ consents, conversations }: (typeof people)[number]) =>
      consents.every((row) => row.conversationId === null || conversations.some(({ id }) => id === row.conversationId)) &&
      conversations.every(
        ({ id, level }) => level === 2 || !consents.some((row) => row.conversationId === id && row.decision === 'given'),
      );
    expect(but(talked)).toEqual([]);
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
    const sessions = people.flatMap((person) => person.sessions);
    expect(sessions.filter(({ channel }) => !CHANNELS.includes(channel))).toEqual([]);
    expect(sessions.filter(({ channel, place }) => (place === null) === (channel === 'face-to-face'))).toEqual([]);
    expect(
      but((person) => person.sessions.every((held) => person.interactions.some(({ id }) => id === held.interactionId))),
    ).toEqual([]);
    for (const person of people) {
      for (const outcome of person.outcomes) {
        const session = person.sessions.find(({ id }) => id === outcome.sessionId);
        expect(session?.attended).toBe(true);
        expect(outcome.effectiveOn >= (session?.at.slice(0, 10) ?? '9')).toBe(true);
        if (outcome.claimedOn) expect(outcome.claimedOn >= outcome.effectiveOn).toBe(true);
        if (outcome.paidOn) expect(outcome.claimedOn).not.toBeNull();
      }
    }
  });

  it('were with advisers of organisations we know, named as the local identity names them', () => {
    for (const [touchpoint, rows] of Object.entries(advisers)) {
      expect(organisationName(touchpoint)).not.toBeNull();
      expect(new Set(rows.map((row) => row.split(' ')[0])).size).toBe(rows.length);
      const seeded = localPeople.filter((one) => one.roles.includes('adviser') && one.touchpoint === touchpoint);
      for (const { sub, name } of seeded) expect(rows).toContain(`${sub} ${name}`);
    }
  });

  it('were with the advisers one can sign in as, too', () => {
    for (const [sub, organisation] of [
      ['phone.adviser', '0000000999'],
      ['local.adviser', '0000000203'],
      ['other.adviser', '0000000204'],
    ]) {
      const known = peopleWhere(7, 1_500, ({ sessions }) => sessions.some((session) => session.adviser === sub));
      expect(known.length).toBeGreaterThan(3);
      for (const { sessions } of known)
        for (const session of sessions) if (session.adviser === sub) expect(session.organisation).toBe(organisation);
    }
  });

  it('give the month of the last one', () => {
    const months = (person: (typeof people)[number]) =>
      [...person.interactions, ...person.sessions].map(({ at }) => at.slice(0, 7)).toSorted();
    expect(but((person) => (lastContactOf(person)?.month ?? null) === (months(person).at(-1) ?? null))).toEqual([]);
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
