import type { RequestSort } from '../../../../shared/domain/request-view.ts';

export type Column = RequestSort;

export const columnWords: Record<Column, string> = {
  ...{ reference: 'Reference', kind: 'Kind', what: 'What', madeOn: 'Made on', dueOn: 'Due', status: 'Status' },
  ...{ organisation: 'Organisation', assignee: 'With', noticesOpen: 'To tell' },
};

/** The order on screen. */
const ORDER: readonly Column[] = [
  ...(['reference', 'kind', 'what', 'madeOn', 'dueOn', 'status', 'organisation', 'assignee', 'noticesOpen'] as const),
];
/** The order in the second line: what is least needed stands last. */
const BELOW: readonly Column[] = [
  ...(['reference', 'dueOn', 'kind', 'what', 'status', 'noticesOpen', 'assignee', 'madeOn', 'organisation'] as const),
];
/** What goes first where there is no room stands last. */
const PRIORITY: readonly Column[] = [
  ...(['reference', 'dueOn', 'kind', 'assignee', 'status', 'noticesOpen', 'what', 'madeOn', 'organisation'] as const),
];
/** The least room for each, in rem, at which nothing in it is cut off. */
const LEAST: Record<Column, number> = {
  ...{ reference: 8.5, kind: 12.5, what: 11, madeOn: 7, dueOn: 11.5, status: 9, organisation: 13, assignee: 9, noticesOpen: 5 },
};
/** The same for the due day where its date stands beside the word. */
const WITH_DAY = 15.5;
/** The same for the reference where a row has one line: what is new, moves or is gone says so beside it. */
const WITH_FLAG = 14;
/** The room for the tick with which a row is marked, in rem. */
export const MARK = 2.5;
/** Where the second line itself takes two, in rem. */
const NARROW = 44;
/** The column that takes what room is left over. */
const WIDENS: readonly Column[] = ['what', 'kind', 'dueOn', 'reference'];

export type Layout = {
  readonly columns: readonly Column[];
  /** Which there is no column for: they stand in the second line of a row. */
  readonly below: readonly Column[];
  /** In rem; null for the column that takes what is left over. */
  readonly widths: readonly (number | null)[];
  /** How many lines a row has. */
  readonly lines: 1 | 2 | 3;
};

/** Which columns there is room for, in rem; the rest stands below, so that nothing is cut off. */
export function layoutFor(width: number, withOrganisation: boolean, withMark: boolean): Layout {
  const wanted = PRIORITY.filter((one) => one !== 'organisation' || withOrganisation);
  const room = width - (withMark ? MARK : 0);
  const inOneLine = { ...LEAST, reference: WITH_FLAG, dueOn: WITH_DAY };
  if (wanted.reduce((sum, one) => sum + inOneLine[one], 0) <= room) return placed(new Set(wanted), wanted, 1, inOneLine);
  let left = room;
  const fitting = new Set<Column>();
  for (const one of wanted) {
    left -= LEAST[one];
    if (left < 0 && fitting.size > 0) break;
    fitting.add(one);
  }
  // In two lines at least: what is new, moves or is gone says so in the second.
  return placed(fitting, wanted, width < NARROW ? 3 : 2, LEAST);
}

function placed(fitting: ReadonlySet<Column>, wanted: readonly Column[], lines: 1 | 2 | 3, least: typeof LEAST): Layout {
  const columns = ORDER.filter((one) => fitting.has(one));
  const widest = WIDENS.find((one) => fitting.has(one));
  return {
    columns,
    below: BELOW.filter((one) => wanted.includes(one) && !fitting.has(one)),
    widths: columns.map((one) => (one === widest ? null : least[one])),
    lines,
  };
}
