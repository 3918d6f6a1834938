import { RETAINED, type Retained } from '../../../shared/domain/retention-run.ts';
import type { Due } from './due-query.ts';
import { countWords } from './retention-words.ts';

/** How much of each kind. */
export type Counts = Record<Retained, number>;
/** What is drawn for a time: a year, a month of one, or now. */
export type Bar = { readonly key: string; readonly label: string; readonly counts: Counts; readonly total: number };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const NOW = 'now';

function barOf(key: string, label: string, items: readonly Due[], of: (item: Due) => number): Bar {
  const sum = (what: Retained) => items.reduce((so, item) => so + (item.what === what ? of(item) : 0), 0);
  const counts = { evidence: sum('evidence'), lapsed: sum('lapsed'), 'old-requests': sum('old-requests') };
  return { key, label, counts, total: counts.evidence + counts.lapsed + counts['old-requests'] };
}
const toCome = ({ count, due }: Due) => count - due;

/** What is due now, then each year to come up to the last in which anything falls due. */
export function yearBars(items: readonly Due[], today: string): readonly Bar[] {
  const first = Number(today.slice(0, 4));
  const last = items.reduce((most, { year }) => Math.max(most, year), first);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [
    barOf(NOW, 'Now', items, ({ due }) => due),
    ...years.map((year) =>
      barOf(
        String(year),
        String(year),
        items.filter((item) => item.year === year),
        toCome,
      ),
    ),
  ];
}

/** The months of a year, each with what is still to come in it. */
export const monthBars = (items: readonly Due[], year: number): readonly Bar[] =>
  MONTHS.map((label, index) =>
    barOf(
      `${year}-${index + 1}`,
      label,
      items.filter(({ month }) => month === index + 1),
      toCome,
    ),
  );

/** A bar in words: `2031: 12 proofs of payment, 3 people out of contact`. */
export function barWords({ label, counts, total }: Bar): string {
  if (total === 0) return `${label}: nothing`;
  const parts = RETAINED.filter((what) => counts[what] > 0).map((what) => countWords(what, counts[what]));
  return `${label}: ${parts.join(', ')}`;
}

/** What of each kind is due now, and how much of that something holds. */
export const dueNow = (
  items: readonly Due[],
): readonly { readonly what: Retained; readonly due: number; readonly held: number }[] =>
  RETAINED.map((what) => {
    const of = items.filter((item) => item.what === what);
    return { what, due: of.reduce((sum, { due }) => sum + due, 0), held: of.reduce((sum, { held }) => sum + held, 0) };
  });
