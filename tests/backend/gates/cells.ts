import type { ConsentState, Purpose } from '../../../shared/domain/consent.ts';
import type { RecipientKind, SharedItem } from '../../../shared/domain/disclosure.ts';
import { KINDS, LETTERS, RESEARCH, RESEARCH_SPECIAL } from './expected.ts';

/** Each purpose's state. */
export type States = Readonly<Record<Purpose, ConsentState>>;
/** One cell: an item to a kind of recipient while the consents are like that, and the gates that are shut then. */
export type Cell = {
  readonly kind: RecipientKind;
  readonly item: SharedItem;
  readonly states: States;
  readonly shut: readonly string[];
};

const STATES = ['not-asked', 'given', 'refused', 'withdrawn'] as const;
const SURVEY = 'satisfaction-survey';
/** By hand, like the tables: which consent each of them needs. */
export const OWN = {
  ethnicity: 'ethnicity-monitoring',
  disability: 'disability-monitoring',
  'priority-group': 'priority-group-targeting',
} as const;
type Special = keyof typeof OWN;
const isSpecial = (item: string): item is Special => item in OWN;

/** The gates that letters stand for. */
export const gatesOf = (letters: string): string[] =>
  [...letters].filter((letter) => letter !== '.').map((letter) => LETTERS[letter] ?? `no gate ${letter}`);

const allBe = (state: ConsentState): States => ({
  [SURVEY]: state,
  'ethnicity-monitoring': state,
  'disability-monitoring': state,
  'priority-group-targeting': state,
});
/** Those purposes are so, and the others the other way round: nothing may depend on the wrong one. */
const with_ = (own: Partial<States>, like: ConsentState): States => ({
  ...allBe(like === 'given' ? 'refused' : 'given'),
  ...own,
});

type Row = { readonly name: string; readonly cells: readonly (readonly [column: string, text: string])[] };
function rowsOf(table: string): Row[] {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  return rows.map(([name = '', ...cells]) => ({ name, cells: cells.map((text, index) => [head[index] ?? '', text] as const) }));
}

/** Every cell of the tables. */
export const CELLS: readonly Cell[] = [
  ...rowsOf(KINDS).flatMap(({ name, cells }) =>
    cells.flatMap(([kind, marks]) =>
      STATES.map((state, index) => cell(kind, name, statesFor(name, state), marks[index] ?? 'nothing')),
    ),
  ),
  ...rowsOf(RESEARCH).flatMap(({ name, cells }) =>
    cells.map(([state, letters]) =>
      cell('market-research', name, with_({ [SURVEY]: state as ConsentState }, state as ConsentState), letters),
    ),
  ),
  ...(Object.keys(OWN) as Special[]).flatMap((item) =>
    rowsOf(RESEARCH_SPECIAL).flatMap(({ name, cells }) =>
      cells.map(([survey, letters]) => {
        const states = { [OWN[item]]: name, [SURVEY]: survey } as Partial<States>;
        return cell('market-research', item, with_(states, name as ConsentState), letters);
      }),
    ),
  ),
];

function statesFor(item: string, state: ConsentState): States {
  return isSpecial(item) ? with_({ [OWN[item]]: state }, state) : allBe(state);
}

function cell(kind: string, item: string, states: States, letters: string): Cell {
  return { kind: kind as RecipientKind, item: item as SharedItem, states, shut: gatesOf(letters) };
}

/** A cell in words, for whoever reads what differs. */
export function inWords({ kind, item, states }: Cell): string {
  return `${item} to ${kind} (${Object.values(states).join(', ')})`;
}
