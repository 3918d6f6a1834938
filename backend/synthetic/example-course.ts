import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { madeOn, type RequestKind } from '../../shared/domain/request.ts';
import type { ClockFacts } from '../../shared/domain/request-clock.ts';
import people from '../identity/people.json' with { type: 'json' };
import { inWorkingHours } from './contacts.ts';
import { UNMOVED, type Wish } from './example-wishes.ts';
import { DAY } from './family.ts';
import { between, draw, pick, type Random, weighted } from './random.ts';

export type Somebody = (typeof people)[number];

/** How a request of the example came in, and how far it is. Times in milliseconds. */
export type Course = {
  readonly adviser: Somebody;
  readonly owner: Somebody | null;
  readonly saidAt: number;
  readonly receivedAt: number;
  readonly facts: ClockFacts;
  readonly fromRepair: boolean;
};

const kinds = weighted<RequestKind>([
  ['rectification', 45],
  ['access', 20],
  ['complaint', 15],
  ['other-right', 12],
  ['closure', 8],
]);

/** Somebody of an organisation with a role. */
export const personOf = (random: Random, organisation: string, role: 'adviser' | 'supervisor'): Somebody =>
  pick(
    random,
    people.filter(({ touchpoint, roles }) => touchpoint === organisation && roles.includes(role)),
  );
export function named(sub: string): Somebody {
  const found = people.find((one) => one.sub === sub);
  if (!found) throw new Error(`Nobody is called ${sub}`);
  return found;
}

const dayOf = (said: number, received: number) => madeOn(new Date(said).toISOString(), new Date(received).toISOString());

/** One as chance has it. */
export function drawCourse(random: Random, now: Date): Course {
  const today = londonDay(now);
  const organisation = random() < 0.75 ? '0000000999' : '0000000203';
  const adviser = personOf(random, organisation, 'adviser');
  const saidAt = Math.min(inWorkingHours(random, now.getTime() - between(random, 0, 42) * DAY), now.getTime() - 3_600_000);
  const receivedAt = random() < 0.12 ? Math.min(saidAt + between(random, 2, 4) * DAY, now.getTime() - 60_000) : saidAt + 900;
  const facts = drawFacts(random, draw(random, kinds), dayOf(saidAt, receivedAt), today);
  const owner = random() < 0.35 ? null : personOf(random, organisation, 'supervisor');
  return { adviser, owner, saidAt, receivedAt, facts, fromRepair: random() < 0.05 };
}

/** One as it is wished for; what is not said is the plainest. */
export function wishedCourse(random: Random, wish: Wish, now: Date): Course {
  const today = londonDay(now);
  const age = typeof wish.age === 'number' ? wish.age : wish.age(today);
  const saidAt = inWorkingHours(random, Date.parse(addDays(today, -age)));
  const receivedAt = saidAt + (wish.onTheWay ?? 0) * DAY + 900;
  const acknowledgedOn = wish.acknowledged === undefined ? null : addDays(today, -wish.acknowledged);
  const day = dayOf(saidAt, receivedAt);
  const waitingFor = wish.waitingFor ?? null;
  return {
    ...{
      adviser: named(wish.by ?? 'phone.adviser'),
      owner: wish.owner === undefined ? null : named(wish.owner),
      saidAt,
      receivedAt,
    },
    facts: {
      ...{ ...UNMOVED, kind: wish.kind, madeOn: day, waitingFor, waitingSince: waitingFor && addDays(day, 1) },
      ...{ acknowledgedOn, progressDueOn: acknowledgedOn && addDays(acknowledgedOn, 14) },
    },
    fromRepair: wish.fromRepair ?? false,
  };
}

/** What moved its clock since it was made. */
function drawFacts(random: Random, kind: RequestKind, day: string, today: string): ClockFacts {
  const age = (days: number) => addDays(day, days) <= today;
  const waitingFor =
    kind === 'access' && age(2) && random() < 0.3
      ? 'customer'
      : kind !== 'complaint' && age(2) && random() < 0.07
        ? 'proof'
        : null;
  const acknowledgedOn = kind === 'complaint' && age(6) && random() < 0.6 ? addDays(day, 5) : null;
  return {
    ...{ ...UNMOVED, kind, madeOn: day, waitingFor, waitingSince: waitingFor && addDays(day, 1) },
    extensionMonths: kind !== 'complaint' && waitingFor === null && age(22) && random() < 0.15 ? 1 : null,
    ...{ acknowledgedOn, progressDueOn: acknowledgedOn && addDays(acknowledgedOn, 14) },
  };
}
