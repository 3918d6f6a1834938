import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { DOCUMENTS } from '../../shared/domain/identity.ts';
import type { CheckOutcome, FieldDecision } from '../../shared/domain/rectification.ts';
import people from '../identity/people.json' with { type: 'json' };
import { inWorkingHours } from './contacts.ts';
import { AS_OF, DAY } from './family.ts';
import type { HeldRow } from './held-values.ts';
import type { ConversationRow } from './history.ts';
import { uuid7 } from './ids.ts';
import { drawNotices } from './notice-history.ts';
import { otherValue } from './other-value.ts';
import { between, draw, pick, type Random, weighted } from './random.ts';
import type { By, CheckRow, DisputeRow, RequestRow } from './request-row.ts';
import { type Asked, claimOf, disputeOf, logged, type Parts, saidIn } from './request-start.ts';
import type { SharedRow } from './sharing-history.ts';

const decisions = weighted<FieldDecision>([
  ['corrected', 62],
  ['corrected-differently', 8],
  ['completed', 8],
  ['kept', 22],
]);
const cameTo: Record<FieldDecision, CheckOutcome> = {
  corrected: 'bears-customer-out',
  'corrected-differently': 'leaves-it-open',
  completed: 'leaves-it-open',
  kept: 'bears-record-out',
};
const REASONS: Partial<Record<FieldDecision, string>> = {
  completed: 'Also written another way on older papers.',
  kept: 'The document that was shown says what we hold.',
};
const TOLD_HOW: Readonly<Record<string, string>> = { 'by phone': 'phone', 'by e-mail': 'email', 'by letter': 'letter' };
const iso = (at: number) => new Date(at).toISOString();

/** A request on its way: logged, checked, decided by a supervisor, told to the customer and to each recipient, until the data ends. */
export function settle(random: Random, talk: ConversationRow, rows: readonly HeldRow[], parts: Parts): Asked {
  const begun = logged(random, talk);
  const said = saidIn(talk);
  const by = deciderFor(random, talk.organisation);
  const long = random() < 0.1;
  const decidedAt = inWorkingHours(random, said.at + (long ? between(random, 36, 70) : between(random, 3, 24)) * DAY);
  const toldAt = inWorkingHours(random, decidedAt + between(random, 1, 3) * DAY);
  const [decided, told] = [decidedAt < AS_OF, toldAt < AS_OF];
  const drawn = rows.map((row) => ({ row, ...disputeFrom(random, row, said.madeOn) }));
  const disputes = drawn.map(({ dispute, decision, row, third }): DisputeRow => {
    if (!decided)
      return { ...disputeOf(row, decision === 'completed' ? null : third, said.madeOn), incomplete: decision === 'completed' };
    const decidedValue = isPutRight(decision) ? row.value : null;
    return { ...dispute, decision, decidedValue, reasons: REASONS[decision] ?? null, decidedAt: iso(decidedAt), marked: !told };
  });
  const again = parts.conversations.find(
    ({ beganAt }) => Date.parse(beganAt) > said.at + DAY && Date.parse(beganAt) < Math.min(decidedAt, AS_OF) - DAY,
  );
  const joined = again && joinedTo(random, again, begun, disputes);
  const extension =
    long && said.at + 20 * DAY < AS_OF ? { months: 2 as const, toldOn: londonDay(new Date(said.at + 20 * DAY)) } : null;

  const fields = drawn.flatMap(({ decision, row }) => (decision !== 'kept' ? [row.field] : []));
  const shared = withoutMarked(
    parts.shared,
    drawn.map(({ row }) => row.field),
    said.effective,
    told ? iso(toldAt) : null,
  );
  const right = { fields, decidedAt, from: told ? toldAt : null, commandId: uuid7(random, decidedAt), by };
  const notices = decided ? drawNotices(random, right, shared) : [];
  const ends = notices.map(({ endedAt }) => endedAt);
  const done = told && ends.every((end) => end !== null);
  const keeps = disputes.some(({ decision }) => decision === 'kept');
  const request: RequestRow = {
    ...begun,
    ...{ status: done ? 'completed' : 'open', extension, disputes, notices, decidedBy: decided ? by : null },
    completedAt: done ? String([iso(toldAt), ...(ends as string[])].toSorted().at(-1)) : null,
    version: 1 + [joined, extension, decided, told].filter(Boolean).length,
    told: told ? { at: iso(toldAt), on: londonDay(new Date(toldAt)), how: TOLD_HOW[begun.howToAnswer] ?? 'letter', by } : null,
    statement: told && keeps && random() < 0.2 ? 'I do not agree: my own papers say it.' : null,
    claims: [...disputes.map((one) => claimOf(firstSaid(one, joined, drawn), begun.commandId, said)), ...(joined?.claims ?? [])],
    checks: [...checks(random, disputes, { at: said.at, until: Math.min(decidedAt, AS_OF), by }), ...(joined?.checks ?? [])],
  };
  const values = parts.values.map((row) => {
    const one = disputes.find(({ field }) => field === row.field);
    const from = { source: 'rectification', sourceName: begun.reference, obtainedAt: iso(decidedAt) } as const;
    return one?.decision && isPutRight(one.decision) ? { ...row, ...from } : row;
  });
  return { values, shared, requests: [request, ...(joined ? [joined.request] : [])] };
}

const isPutRight = (decision: FieldDecision) => decision === 'corrected' || decision === 'corrected-differently';

/** What was held and what the customer says, so that what is decided leads to what the record holds; undecided it holds what it held. */
function disputeFrom(random: Random, row: HeldRow, day: string) {
  const decision = draw(random, decisions);
  const other = otherValue(random, row.field, row.value);
  let third = otherValue(random, row.field, row.value);
  while (third === other || third === row.value) third = otherValue(random, row.field, third);
  return {
    decision,
    third,
    dispute: { ...asDecided(row, decision, { other, third }, day), howToCheck: random() < 0.4 ? 'My passport' : null },
  };
}

function asDecided(
  row: HeldRow,
  decision: FieldDecision,
  { other, third }: { other: string; third: string },
  day: string,
): DisputeRow {
  if (decision === 'corrected') return disputeOf({ ...row, value: other }, row.value, day);
  if (decision === 'corrected-differently') return disputeOf({ ...row, value: other }, third, day);
  if (decision === 'completed') return { ...disputeOf(row, null, day), incomplete: true };
  return disputeOf(row, other, day);
}

/** A supervisor of the organisation, or of the privacy team where it has none: never the adviser who logged it. */
function deciderFor(random: Random, organisation: string): By {
  const of = (touchpoint: string) => people.filter((one) => one.roles.includes('supervisor') && one.touchpoint === touchpoint);
  const own = of(organisation);
  const { sub, name, touchpoint } = pick(random, own.length > 0 ? own : of(PRIVACY_TEAM));
  return { sub, name, organisation: touchpoint };
}

type Joined = Pick<RequestRow, 'claims' | 'checks'> & { readonly request: RequestRow };

/** Disputed again while it is being checked: another request, which joins this one. */
function joinedTo(random: Random, talk: ConversationRow, { id }: RequestRow, disputes: readonly DisputeRow[]): Joined {
  const request = { ...logged(random, talk), status: 'joined', joinedTo: id } as const;
  const said = saidIn(talk);
  const noted = (one: DisputeRow): CheckRow => ({
    ...{
      commandId: uuid7(random, said.at),
      field: one.field,
      what: `Disputed again: ${request.reference}`,
      outcome: 'leaves-it-open',
    },
    ...{ documentSeen: null, at: said.saidAt, by: said.by },
  });
  return { request, claims: disputes.map((one) => claimOf(one, request.commandId, said)), checks: disputes.map(noted) };
}

type Drawn = { readonly row: HeldRow; readonly third: string };
/** Of what is said again the last words count; the first were others. */
function firstSaid(one: DisputeRow, joined: Joined | undefined, drawn: readonly Drawn[]): DisputeRow {
  const third = drawn.find(({ row }) => row.field === one.field)?.third;
  return joined && third && one.says !== null ? { ...one, says: third } : one;
}

function checks(
  random: Random,
  disputes: readonly DisputeRow[],
  { at, until, by }: { readonly at: number; readonly until: number; readonly by: By },
): CheckRow[] {
  return disputes.flatMap(({ field, decision }) =>
    [between(random, 1, 3), ...(random() < 0.35 ? [between(random, 4, 12)] : [])].flatMap((days): CheckRow[] => {
      const done = inWorkingHours(random, at + days * DAY);
      const seen = random() < 0.5;
      const [what, documentSeen] = seen
        ? ['Looked at what the customer sent', pick(random, DOCUMENTS)]
        : ['Asked by phone', null];
      const row = { commandId: uuid7(random, done), field, what, documentSeen, at: iso(done), by } as const;
      return done < until ? [{ ...row, outcome: decision ? cameTo[decision] : 'leaves-it-open' }] : [];
    }),
  );
}

/** What was passed on while something was being checked went without it. */
function withoutMarked(shared: readonly SharedRow[], fields: readonly Field[], from: string, to: string | null): SharedRow[] {
  return shared.flatMap((row) => {
    if (row.sharedAt < from || (to !== null && row.sharedAt >= to)) return [row];
    const items = row.items.filter((item) => !(fields as readonly string[]).includes(item));
    return items.length > 0 ? [{ ...row, items }] : [];
  });
}
