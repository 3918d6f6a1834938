import { type Culture, drawCulture, drawGiven, drawSurname, type Sex, surnameFor, withoutAccents } from './names.ts';
import { drawHome, type Home } from './places.ts';
import { between, makeRandom, type Random, whole } from './random.ts';

/** The day the synthetic world ends: nothing in it is younger. */
export const AS_OF = Date.UTC(2026, 10, 1);
export const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
/** The youngest customer (privacy notice and DSS: from 13). */
export const YOUNGEST = 13 * YEAR + 40 * DAY;

/** Who lives with whom is drawn for this many neighbouring people at once, so that nobody depends on how many are made. */
const BLOCK = 12;
/** The stream of random numbers for families. */
const FAMILY = 1;

/** What a person has from their family: home, names, birth; the rest is drawn for the person alone. */
export type Member = {
  readonly household: number;
  readonly home: Home;
  readonly culture: Culture;
  readonly sex: Sex;
  readonly givenName: string;
  readonly familyName: string;
  /** Milliseconds of the day of birth, midnight UTC. */
  readonly born: number;
  /** The index of the person this one was born with, or shares both names with. */
  readonly twinOf: number | null;
  readonly namesakeOf: number | null;
};

/** Makes the reader of the family member at an index; it keeps the last block, since neighbours are asked one after another. */
export function makeFamilies(seed: number): (index: number) => Member {
  let at = -1;
  let block: Member[] = [];
  return (index) => {
    const wanted = Math.floor(index / BLOCK);
    if (wanted !== at) {
      block = drawBlock(seed, wanted);
      at = wanted;
    }
    return block[index % BLOCK] as Member;
  };
}

function drawBlock(seed: number, number: number): Member[] {
  const random = makeRandom(seed, FAMILY, number);
  const members: Member[] = [];
  for (let house = 0; members.length < BLOCK; house++) {
    const first = number * BLOCK;
    members.push(...drawHousehold(random, first + house, first + members.length, members));
  }
  return members.slice(0, BLOCK);
}

/** `first`: the index of the household's first member. `before`: the block's earlier people, for namesakes. */
function drawHousehold(random: Random, household: number, first: number, before: readonly Member[]): Member[] {
  const culture = drawCulture(random);
  const surname = typed(random, drawSurname(random, culture));
  const home = drawHome(random);
  const family = { household, home, culture, twinOf: null, namesakeOf: null };
  const namesake = before.length > 0 && random() < 0.04 ? whole(random, before.length) : null;
  if (namesake !== null) return [namesakeOf(random, before[namesake] as Member, family, first - before.length + namesake)];
  const size = 1 + Math.floor(random() ** 2.6 * 6);
  const members = [person(random, family, surname, drawBirth(random))];
  while (members.length < size) members.push(relative(random, members, family, surname, first));
  return members;
}

/** Somebody with both names of another person, elsewhere; now and then with the same birthday. */
function namesakeOf(
  random: Random,
  { sex, givenName, familyName, culture, born }: Member,
  family: Family,
  index: number,
): Member {
  const birth = random() < 0.3 ? born : drawBirth(random);
  return { ...family, culture, sex, givenName, familyName, born: birth, namesakeOf: index };
}

type Family = Pick<Member, 'household' | 'home' | 'culture' | 'twinOf' | 'namesakeOf'>;

function relative(random: Random, members: readonly Member[], family: Family, surname: string, first: number): Member {
  const eldest = members[0] as Member;
  const last = members[members.length - 1] as Member;
  const kind = random();
  if (kind < 0.06) {
    // A twin of the one before: the same birthday, another first name.
    for (;;) {
      const twin = person(random, family, surname, last.born);
      if (members.every((member) => member.givenName !== twin.givenName)) return { ...twin, twinOf: first + members.length - 1 };
    }
  }
  if (kind < 0.24) {
    // Somebody who shares the house and no name.
    const culture = drawCulture(random);
    return person(random, { ...family, culture }, typed(random, drawSurname(random, culture)), drawBirth(random));
  }
  const generation = kind < 0.6 ? between(random, -6, 6) : between(random, 18, 36);
  const wanted = eldest.born + Math.round(generation * 365.25 + whole(random, 365)) * DAY;
  // Too young to be a customer: one of the youngest then, but not all of them on one day.
  const born = wanted > youngestBirth() ? youngestBirth() - whole(random, 5 * 365) * DAY : wanted;
  const child = person(random, family, surname, born);
  // Named after the parent.
  const named = generation > 10 && child.sex === eldest.sex && random() < 0.08;
  return named ? { ...child, givenName: eldest.givenName, familyName: eldest.familyName, namesakeOf: first } : child;
}

function person(random: Random, family: Family, surname: string, born: number): Member {
  const sex: Sex = random() < 0.53 ? 'female' : 'male';
  const givenName = typed(random, drawGiven(random, sex, family.culture, new Date(born).getUTCFullYear()));
  return { ...family, sex, givenName, familyName: surnameFor(sex, surname, family.culture), born };
}

/** Names are kept as their bearers write them, or as somebody without the accents typed them. */
function typed(random: Random, name: string): string {
  return random() < 0.35 ? withoutAccents(name) : name;
}

const youngestBirth = () => Math.floor((AS_OF - YOUNGEST) / DAY) * DAY;

/** Ages of customers: many from 16 to 35, some of every age from 13 to 79. */
function drawBirth(random: Random): number {
  const part = random();
  const [from, to] =
    part < 0.04
      ? [13.2, 16]
      : part < 0.17
        ? [16, 19]
        : part < 0.37
          ? [19, 25]
          : part < 0.61
            ? [25, 35]
            : part < 0.83
              ? [35, 50]
              : part < 0.97
                ? [50, 65]
                : [65, 79];
  const age = ((from ?? 0) + random() * ((to ?? 0) - (from ?? 0))) * YEAR;
  return Math.min(Math.floor((AS_OF - age) / DAY) * DAY, youngestBirth());
}
