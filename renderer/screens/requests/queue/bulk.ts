import { PRIVACY_TEAM } from '../../../../shared/codes/organisations.ts';
import type { Listed } from '../requests-query.ts';

/** What of a request decides whether something can be done with it, as it was when the preview was made. */
export type Frozen = Pick<Listed, 'id' | 'reference' | 'version' | 'step' | 'completedOn' | 'organisation' | 'assignedTo'>;
/** To whom something is given; null: back to nobody. */
export type Person = { readonly sub: string; readonly name: string; readonly organisation: string };

/** One line of a preview: what will be done, or why not. */
export type Planned = { readonly row: Frozen; readonly whyNot: string | null };
/**
 * How one ended. `open`: not begun. `later`: recorded on this computer and not sent yet. `no-answer`: it may have been done or not;
 * nobody knows before somebody looks.
 */
export type Outcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'done' }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'left-out' };

/** Nothing more is to be done with it. */
export const isDealtWith = ({ kind }: Outcome): boolean => kind === 'done' || kind === 'later';

/** Which of these would be given to a person, and which not. */
export const planGiving = (rows: readonly Frozen[], to: Person | null): readonly Planned[] =>
  rows.map((row) => ({ row, whyNot: whyNotGiven(row, to) }));

function whyNotGiven(row: Frozen, to: Person | null): string | null {
  if (row.step === 'joined') return 'it goes on as another request';
  if (row.completedOn !== null) return 'it is finished';
  if (row.assignedTo === (to?.sub ?? null)) return to === null ? 'nobody has it already' : `${to.name} has it already`;
  if (to !== null && to.organisation !== row.organisation && to.organisation !== PRIVACY_TEAM)
    return `${to.name} belongs to another organisation`;
  return null;
}

/** A note can be put to every one of them, finished or not. */
export const planNoting = (rows: readonly Frozen[]): readonly Planned[] => rows.map((row) => ({ row, whyNot: null }));

export const willBe = (plan: readonly Planned[]): readonly Frozen[] =>
  plan.filter(({ whyNot }) => whyNot === null).map(({ row }) => row);

export type BulkParts = {
  /** Does it with one, exactly as it was previewed, now or once there is a connection; throws where it is refused or not answered. */
  readonly one: (row: Frozen) => Promise<'done' | 'later'>;
  /** The version that is known of a request by now; undefined where it is not on hand. */
  readonly versionNow: (id: string) => number | undefined;
  /** How one ended that failed. */
  readonly failed: (failure: unknown) => Outcome;
  /** Whether to stop before the next. */
  readonly stopped: () => boolean;
  readonly tell: (id: string, outcome: Outcome) => void;
};

const CHANGED = 'somebody has changed it since the preview';

/**
 * Does something with several, one after the other: what was previewed and nothing else. Whatever has changed since is refused and
 * said; between two it can be stopped, and the rest is left out.
 */
export async function runBulk(rows: readonly Frozen[], parts: BulkParts): Promise<void> {
  for (const row of rows) {
    const now = parts.versionNow(row.id);
    if (parts.stopped()) parts.tell(row.id, { kind: 'left-out' });
    else if (now !== undefined && now !== row.version) parts.tell(row.id, { kind: 'refused', why: CHANGED });
    else parts.tell(row.id, await parts.one(row).then((kind): Outcome => ({ kind }), parts.failed));
  }
}

const counted = (count: number) => (count === 1 ? '1 request' : `${count} requests`);

/** How it went, in a sentence. */
export function summary(outcomes: readonly Outcome[], doing: { readonly done: string }): string {
  const of = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  const [done, later, refused, unknown, left] = [of('done'), of('later'), of('refused'), of('no-answer'), of('left-out')];
  return [
    ...(done > 0 || later === 0 ? [`${counted(done)} ${doing.done}`] : []),
    ...(later > 0 ? [`${counted(later)} to go later`] : []),
    ...(refused > 0 ? [`${counted(refused)} refused`] : []),
    ...(unknown > 0 ? [`${counted(unknown)} without an answer`] : []),
    ...(left > 0 ? [`${counted(left)} left out`] : []),
  ].join(', ');
}
