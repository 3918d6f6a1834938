import { memo } from 'react';
import { showReference } from '../../../../shared/domain/reference.ts';
import type { Listed } from '../requests-query.ts';
import { cellWords, dueDay, dueWord, pressing, secondLine, shortDay } from './cell-words.ts';
import type { Column, Layout } from './columns.ts';
import type { Shown, Standing } from './held.ts';

type Props = {
  readonly one: Shown<Listed>;
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly layout: Layout;
  readonly today: string;
  /** The one row that is reached by Tab. */
  readonly current: boolean;
  /** Null where nothing can be marked. */
  readonly marked: boolean | null;
  /** False while the list flies past: what no eye can follow then is left out until it slows down. */
  readonly whole: boolean;
};

const flagWords: Record<Exclude<Standing, 'settled'>, string> = { new: 'New', moved: 'Moves', gone: 'Not here now' };

/** One request of the table: plain elements with plain class names, drawn again only when something of it is different. */
export const QueueRow = memo(function QueueRow(props: Props) {
  return props.whole ? <WholeRow {...props} /> : <FlyingRow {...props} />;
});

/** A row that flies past: its place in the list and what tells it from the others, as bare words. */
function FlyingRow({ one: { row }, index, layout, today, current, marked }: Props) {
  return (
    <tr className="q-row" aria-rowindex={index + 2} tabIndex={current ? 0 : -1} data-row={row.id}>
      {marked !== null && <td />}
      {layout.columns.map((column) =>
        column === 'reference' ? (
          <th key={column} scope="row">
            {showReference(row.reference)}
          </th>
        ) : (
          <td key={column}>{column === 'dueOn' ? dueWord(row, today) : column === 'kind' ? cellWords(column, row) : ''}</td>
        ),
      )}
    </tr>
  );
}

function WholeRow({ one: { row, standing }, index, layout, today, current, marked }: Props) {
  const below = layout.lines === 1 ? '' : secondLine(row, layout, today);
  const gone = standing === 'gone';
  return (
    <tr
      className={gone ? 'q-row q-gone' : 'q-row'}
      aria-rowindex={index + 2}
      aria-selected={marked ?? undefined}
      tabIndex={current ? 0 : -1}
      data-row={row.id}
    >
      {marked !== null && (
        <td className="q-mark">
          <input type="checkbox" tabIndex={-1} checked={marked} readOnly aria-label={`Mark ${showReference(row.reference)}`} />
        </td>
      )}
      {layout.columns.map((column) =>
        column === 'reference' ? (
          <th key={column} scope="row">
            <a href={`#/requests/${row.id}`} tabIndex={-1}>
              {showReference(row.reference)}
            </a>
            {layout.lines > 1 && (
              <div className="q-below">
                {standing !== 'settled' && <span className="q-flag">{flagWords[standing]}</span>}
                {below}
              </div>
            )}
            {layout.lines === 1 && standing !== 'settled' && <span className="q-flag">{flagWords[standing]}</span>}
          </th>
        ) : (
          <Cell key={column} column={column} row={row} today={today} withDay={layout.lines === 1} />
        ),
      )}
    </tr>
  );
}

type CellProps = {
  readonly column: Exclude<Column, 'reference'>;
  readonly row: Listed;
  readonly today: string;
  /** Whether the day stands beside its word. */
  readonly withDay: boolean;
};

/** What has no longest: names and values. The others fit the width that their column has. */
const MAY_BE_LONG: ReadonlySet<Column> = new Set(['kind', 'what', 'organisation', 'assignee']);

function Cell({ column, row, today, withDay }: CellProps) {
  if (column !== 'dueOn') {
    const words = cellWords(column, row);
    return <td className={column === 'noticesOpen' ? 'q-number' : MAY_BE_LONG.has(column) ? 'q-cut' : undefined}>{words}</td>;
  }
  const [word, day, press] = [dueWord(row, today), dueDay(row), pressing(row, today)];
  return (
    <td>
      <button type="button" className={press === null ? 'q-word' : `q-word q-${press}`} tabIndex={-1} data-why={row.id}>
        {word}
      </button>
      {withDay && day !== null && ` ${shortDay(day)}`}
    </td>
  );
}
