import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import { addDays } from '../../shared/domain/calendar.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { IMPOSSIBLE_BECAUSE } from '../../shared/domain/disclosure.ts';
import { CHASE_DAYS } from '../../shared/domain/limits.ts';
import { workingDayFrom } from '../../shared/domain/working-days.ts';
import { inWorkingHours } from './contacts.ts';
import { AS_OF, DAY } from './family.ts';
import { uuid7 } from './ids.ts';
import { between, pick, type Random } from './random.ts';
import type { By, NoticeRow } from './request-row.ts';
import type { SharedRow } from './sharing-history.ts';

const toldBy = new Map(recipients.map(({ id, toldBy: how }) => [id, how]));
const chase = (day: string) => workingDayFrom(addDays(day, CHASE_DAYS.value));
const dayOf = (at: number) => londonDay(new Date(at));
const iso = (at: number) => new Date(at).toISOString();

/** What was put right of a person, when, and from when on recipients are told of it; null: the customer is not told yet. */
export type PutRight = {
  readonly fields: readonly Field[];
  readonly decidedAt: number;
  readonly from: number | null;
  readonly commandId: string;
  readonly by: By;
};

/** A notice for each recipient that had been given one of the fields when it was put right, as far as each has come. */
export function drawNotices(random: Random, { fields, decidedAt, from, commandId, by }: PutRight, shared: readonly SharedRow[]) {
  const had = new Map<string, Set<Field>>();
  for (const { recipientId, sharedAt, items } of shared)
    if (Date.parse(sharedAt) < decidedAt)
      for (const field of fields)
        if (items.includes(field)) had.set(recipientId, (had.get(recipientId) ?? new Set<Field>()).add(field));
  return [...had].map(([recipientId, given]): NoticeRow => {
    const made = {
      ...{ id: uuid7(random, decidedAt), recipientId, items: [...given].sort(), madeBy: commandId, madeAt: iso(decidedAt) },
      ...{ madeOn: dayOf(decidedAt), organisation: by.organisation },
    };
    return { ...made, ...progress(random, from, { recipientId, madeOn: made.madeOn, by }) };
  });
}

type Progress = Pick<NoticeRow, 'state' | 'version' | 'told' | 'endedAt' | 'endedOn' | 'because' | 'chaseOn'>;

function progress(
  random: Random,
  from: number | null,
  { recipientId, madeOn, by }: { recipientId: string; madeOn: string; by: By },
): Progress {
  const untold = {
    state: 'to-tell',
    version: 1,
    told: null,
    endedAt: null,
    endedOn: null,
    because: null,
    chaseOn: chase(madeOn),
  } as const;
  const first = from === null ? Number.POSITIVE_INFINITY : inWorkingHours(random, from + between(random, 1, 9) * DAY);
  if (first >= AS_OF) return untold;
  const impossible = { ...untold, state: 'impossible', version: 2, because: pick(random, IMPOSSIBLE_BECAUSE) } as const;
  if (random() < 0.06) return { ...impossible, endedAt: iso(first), endedOn: dayOf(first) };
  const told = { on: dayOf(first), how: String(toldBy.get(recipientId)), by };
  const waiting = { ...untold, state: 'told', version: 2, told, chaseOn: chase(told.on) } as const;
  const second = inWorkingHours(random, first + between(random, 2, 25) * DAY);
  // Very few never answer.
  if (second >= AS_OF || random() < 0.01) return waiting;
  return { ...waiting, state: 'acknowledged', version: 3, endedAt: iso(second), endedOn: dayOf(second) };
}
