import { type ConsentState, consentState, PURPOSES, type Purpose } from '../../shared/domain/consent.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { type AnswerRow, drawTruth, heldAnswers } from './answers.ts';
import { type AuthorityRow, drawAuthorities } from './authority-history.ts';
import { type Contact, drawContacts, HELPLINE, inWorkingHours, type Way, WEBSITE } from './contacts.ts';
import { AS_OF, DAY, type Member, makeFamilies, YOUNGEST } from './family.ts';
import { drawHeldValues, type HeldRow } from './held-values.ts';
import { drawHistory, type History } from './history.ts';
import { referenceOf, ulnOf, uuid4, uuid7 } from './ids.ts';
import { asNewcomer, isNewcomer } from './newcomer.ts';
import { between, makeRandom, type Random } from './random.ts';
import { drawAsked } from './request-history.ts';
import type { RequestRow } from './request-row.ts';
import { drawShared, type SharedRow } from './sharing-history.ts';

/** A synthetic customer, whole: nobody real. Instants are RFC 3339 in UTC, days `YYYY-MM-DD`. */
export type SyntheticCustomer = History & {
  readonly index: number;
  readonly id: string;
  readonly reference: string;
  readonly auditAlias: string;
  readonly registeredAt: string;
  readonly registeredBy: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  /** With its space; the home the record holds now. */
  readonly postcode: string | null;
  readonly uln: string | null;
  readonly values: readonly HeldRow[];
  readonly answers: readonly AnswerRow[];
  /** What was passed on of them. */
  readonly shared: readonly SharedRow[];
  /** What they asked to be put right. */
  readonly requests: readonly RequestRow[];
  /** Who may speak for them. */
  readonly authorities: readonly AuthorityRow[];
  /** The state of each consent as it follows from the events. */
  readonly states: Readonly<Record<Purpose, ConsentState>>;
  readonly websiteOnly: boolean;
  /** The same number for everybody at one address; who was born with or shares both names with whom, by index. */
  readonly household: number;
  readonly twinOf: number | null;
  readonly namesakeOf: number | null;
};

/** The streams of random numbers: for persons, for what was passed on of them, for what they asked and who speaks for them, for who is new. */
const PERSON = 2;
const SHARED = 3;
const ASKED = 5;
const NEWCOMER = 6;
const OPENED = Date.UTC(2019, 0, 7);

/** Makes the reader of people by index. The same seed and index give the same person, however many there are. */
export function makePeople(seed: number): (index: number) => SyntheticCustomer {
  const family = makeFamilies(seed);
  return (index) => {
    const person = drawPerson(seed, index, family(index));
    return isNewcomer(makeRandom(seed, NEWCOMER, index), person) ? asNewcomer(person) : person;
  };
}

/** One person of a seed. */
export function personAt(seed: number, index: number): SyntheticCustomer {
  return makePeople(seed)(index);
}

/** The first people of a seed, one after another. */
export function* peopleOf(seed: number, many: number): Generator<SyntheticCustomer> {
  const at = makePeople(seed);
  for (let index = 0; index < many; index++) yield at(index);
}

/** Those of the first `many` people of a seed of whom something is true. */
export function peopleWhere(seed: number, many: number, wanted: (person: SyntheticCustomer) => boolean): SyntheticCustomer[] {
  return [...peopleOf(seed, many)].filter(wanted);
}

/** A held value of a person; null when none is held. */
export function heldValue(person: SyntheticCustomer, field: Field): string | null {
  return person.values.find((row) => row.field === field)?.value ?? null;
}

/** When a person last dealt with an adviser, and the town they last met one in; null for somebody of the website alone. */
export function lastContactOf(person: SyntheticCustomer): { month: string; organisation: string; place: string | null } | null {
  const last = person.interactions.at(-1);
  if (!last) return null;
  const place = person.sessions.findLast((session) => session.attended && session.place !== null)?.place ?? null;
  return { month: last.at.slice(0, 7), organisation: last.organisation, place };
}

function drawPerson(seed: number, index: number, member: Member): SyntheticCustomer {
  const random = makeRandom(seed, PERSON, index);
  const kind = random();
  const way: Way = kind < 0.22 ? 'website' : kind < 0.62 ? 'helpline' : 'local';
  const registered = drawRegistration(random, member);
  const contacts = drawContacts(random, way, member.home.place, registered);
  // Whoever came through the website registered there; the others in their first conversation.
  const online = way === 'website' || random() < 0.12;
  const met = contacts[0]?.at ?? inWorkingHours(random, registered);
  const at = online ? met - between(random, 5, 120) * 60_000 : met;
  const id = uuid7(random, at);
  const truth = drawTruth(random, member);
  const history = drawHistory(
    random,
    contacts,
    visits(random, online, at, contacts),
    truth.groups.some((group) => group < 98),
  );
  const states = Object.fromEntries(PURPOSES.map((purpose) => [purpose, consentState(history.consents, purpose)])) as Record<
    Purpose,
    ConsentState
  >;
  const uln = random() < (member.born > Date.UTC(1990, 0, 1) ? 0.62 : 0.12) ? ulnOf(seed, index) : null;
  const registeredAt = new Date(at).toISOString();
  const told = drawHeldValues(random, { index, member, way, registeredAt, uln, contacts });
  const answers = heldAnswers(truth, history.consents, states);
  // Of somebody of the website alone nothing is passed on, and they ask nobody.
  const passed = contacts.length === 0 ? [] : drawShared(makeRandom(seed, SHARED, index), { ...history, values: told, answers });
  const asking = makeRandom(seed, ASKED, index);
  const { values, shared, requests } = drawAsked(asking, index, { ...history, values: told, shared: passed });
  const held = (field: Field) => values.find((row) => row.field === field)?.value ?? null;
  return {
    index,
    id,
    reference: referenceOf(seed, index),
    auditAlias: uuid4(random),
    registeredAt,
    registeredBy: online ? WEBSITE : (contacts[0]?.organisation ?? HELPLINE),
    givenName: member.givenName,
    familyName: member.familyName,
    birthDate: held('dateOfBirth'),
    postcode: held('postcode'),
    uln,
    values,
    answers,
    shared,
    requests,
    authorities: drawAuthorities(asking, index, { ...history, birthDate: held('dateOfBirth') }),
    states,
    websiteOnly: way === 'website',
    household: member.household,
    twinOf: member.twinOf,
    namesakeOf: member.namesakeOf,
    ...history,
  };
}

/** The day somebody became a customer: not before thirteen, more of them lately. */
function drawRegistration(random: Random, member: Member): number {
  const from = Math.max(OPENED, member.born + YOUNGEST - 20 * DAY);
  return Math.floor((from + (AS_OF - from) * random() ** 0.7) / DAY) * DAY;
}

/** When somebody changed something in their online account. */
function visits(random: Random, online: boolean, first: number, contacts: readonly Contact[]): number[] {
  if (!online) return [];
  const later = random() < 0.2 ? [first + (AS_OF - first) * random()] : [];
  return contacts.length > 0 ? later.map(Math.floor) : [first + 60_000, ...later.map(Math.floor)];
}
