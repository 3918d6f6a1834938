import { addDays, weekdayOf } from '../../../shared/domain/calendar.ts';
import { stepOf } from '../../../shared/domain/rectification.ts';
import { arrivedLate } from '../../../shared/domain/request-clock.ts';
import type { RequestSort, RequestView } from '../../../shared/domain/request-view.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Row } from './rows.ts';

/** Who looks, as the seeded people are. */
export type Looker = { readonly sub: string; readonly organisation: string; readonly supervisor: boolean };
export const LOOKERS: readonly Looker[] = [
  { sub: 'supervisor', organisation: '0000000999', supervisor: true },
  { sub: 'supervisor.two', organisation: '0000000999', supervisor: true },
  { sub: 'local.supervisor', organisation: '0000000203', supervisor: true },
  { sub: 'phone.adviser', organisation: '0000000999', supervisor: false },
  { sub: 'local.adviser', organisation: '0000000203', supervisor: false },
];

export type Absence = { readonly sub: string; readonly organisation: string; readonly from: string; readonly to: string };
export type World = { readonly rows: readonly Row[]; readonly absences: readonly Absence[]; readonly today: string };
export type Query = Input<'requests.list'>;

/** What one may see, as `domain.md` says: an adviser their own, a supervisor their organisation's, the privacy team every one; never what is kept from them. */
export function maySee(row: Row, who: Looker): boolean {
  if (row.unseenBy.includes(who.sub)) return false;
  if (!who.supervisor) return row.recordedBy === who.sub && row.organisation === who.organisation;
  return who.organisation === '0000000999' || row.organisation === who.organisation;
}

const isAway = (sub: string, { absences, today }: World, who: Looker) =>
  absences.some(
    (one) =>
      one.sub === sub &&
      one.from <= today &&
      one.to >= today &&
      ((who.supervisor && who.organisation === '0000000999') || one.organisation === who.organisation),
  );

/** What each view holds of what is open; `look-at` of everything. */
export function isIn(view: RequestView, row: Row, world: World, who: Looker): boolean {
  const { today } = world;
  const stands =
    (row.waitingFor === 'proof' && row.waitsAfter <= 7) ||
    (row.waitingFor === 'customer' && row.kind === 'access' && addDays(row.madeOn, row.waitsAfter) <= row.dueOn);
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  switch (view) {
    case 'mine':
      return row.assignedTo === who.sub;
    case 'unassigned':
      return row.assignedTo === null;
    case 'overdue':
      return row.dueOn < today && !stands;
    case 'due-this-week':
      return row.dueOn >= today && row.dueOn <= sunday;
    case 'last-day-to-extend':
      return row.dueOn === today && row.extendBy === today && row.extensionMonths === null && !stands;
    case 'acknowledge-today':
      return row.kind === 'complaint' && row.acknowledgedOn === null && row.dueOn <= today;
    case 'progress-owed':
      return row.kind === 'complaint' && row.acknowledgedOn !== null && row.dueOn <= today;
    case 'waiting':
      return row.waitingFor !== null;
    case 'to-be-told':
      return row.noticesOpen > 0;
    case 'promised-today':
      return row.promisedOn !== null && row.promisedOn <= today;
    case 'arrived-late':
      return arrivedLate(row.madeOn, row.receivedOn);
    case 'owner-away':
      return row.assignedTo !== null && isAway(row.assignedTo, world, who);
    case 'needs-other-eyes':
      return (
        ['open', 'being-checked'].includes(stepIn(row)) &&
        row.assignedTo !== null &&
        takenDownBy(row, world).includes(row.assignedTo)
      );
    case 'from-repair':
      return row.fromRepair;
    case 'look-at':
      return row.lookAt === 'to-look';
  }
}

/** Who logged it, or what joined it, whole or a field of it. */
const takenDownBy = ({ id, recordedBy, claimedBy }: Row, { rows }: World): readonly string[] => [
  ...[recordedBy, ...claimedBy],
  ...rows.filter(({ joinedTo }) => joinedTo === id).map((joined) => joined.recordedBy),
];

export const stepIn = (row: Row) =>
  stepOf({
    status: row.status,
    fields: row.fields.length,
    decided: row.decided,
    customerTold: row.told,
    noticesOpen: row.noticesOpen,
  });

function passes(row: Row, q: Query): boolean {
  return (
    (q.reference === undefined || row.reference === q.reference) &&
    (q.kind === undefined || row.kind === q.kind) &&
    (q.field === undefined || row.fields.includes(q.field)) &&
    (q.step === undefined || stepIn(row) === q.step) &&
    (q.organisation === undefined || row.organisation === q.organisation) &&
    (q.assignee === undefined || (row.assignedTo ?? 'nobody') === q.assignee) &&
    (q.madeFrom === undefined || row.madeOn >= q.madeFrom) &&
    (q.madeTo === undefined || row.madeOn <= q.madeTo) &&
    (q.dueFrom === undefined || (row.status === 'open' && row.dueOn >= q.dueFrom)) &&
    (q.dueTo === undefined || (row.status === 'open' && row.dueOn <= q.dueTo)) &&
    (q.toldOpen === undefined || row.noticesOpen > 0 === q.toldOpen)
  );
}

const keys: Record<RequestSort, (row: Row) => readonly (string | number)[]> = {
  dueOn: ({ dueOn, id }) => [dueOn, id],
  madeOn: ({ madeOn, dueOn, id }) => [madeOn, dueOn, id],
  reference: ({ reference }) => [reference],
  kind: ({ kind, dueOn, id }) => [kind, dueOn, id],
  what: ({ fields, right, dueOn, id }) => [[...fields].sort()[0] ?? right ?? '', dueOn, id],
  status: (row) => [stepIn(row), row.dueOn, row.id],
  organisation: ({ organisation, dueOn, id }) => [organisation, dueOn, id],
  assignee: ({ assignedTo, dueOn, id }) => [assignedTo ?? '', dueOn, id],
  noticesOpen: ({ noticesOpen, dueOn, id }) => [noticesOpen, dueOn, id],
};

/** The ids that a query finds, in their order, found the plain way. */
export function found(q: Query, world: World, who: Looker): string[] {
  const all = q.view === 'look-at';
  const rows = world.rows.filter(
    (row) =>
      maySee(row, who) &&
      (all || (row.status === 'open') === (q.which === 'open')) &&
      (q.view === undefined || (ofStatus(q.view, row) && isIn(q.view, row, world, who))) &&
      passes(row, q),
  );
  const own = all || q.which === 'finished';
  const key = all
    ? ({ madeOn, id }: Row) => [madeOn, id]
    : q.which === 'finished'
      ? (row: Row) => [
          row.status === 'completed' ? -row.completed : Date.parse(`${row.receivedOn}T12:00:00Z`) / 60_000 - 1e9,
          row.id,
        ]
      : keys[q.sort ?? (q.madeFrom || q.madeTo ? 'madeOn' : 'dueOn')];
  const sign = (q.direction ?? (own ? 'descending' : 'ascending')) === 'descending' ? -1 : 1;
  return rows.toSorted((one, other) => sign * compare(key(one), key(other))).map(({ id }) => id);
}

/** What follows from a clock there is none of once it is finished. */
const ofStatus = (view: RequestView, { status }: Row) =>
  status === 'open' ||
  !['overdue', 'due-this-week', 'last-day-to-extend', 'acknowledge-today', 'progress-owed', 'waiting'].includes(view);

function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at < 0) return 0;
  const [a, b] = [one[at], other[at]] as [string, string];
  return a < b ? -1 : 1;
}
