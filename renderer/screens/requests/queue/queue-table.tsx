import Table from '@mui/material/Table';
import TableContainer from '@mui/material/TableContainer';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Listed } from '../requests-query.ts';
import type { Asked } from './asked.ts';
import { layoutFor, MARK } from './columns.ts';
import type { Shown } from './held.ts';
import { QueueHead } from './queue-head.tsx';
import { QueueRow } from './queue-row.tsx';
import { HEAD_HEIGHT, queueStyle, ROW_HEIGHT } from './queue-style.ts';
import { useAnchor } from './use-anchor.ts';
import { useCursor } from './use-cursor.ts';
import { useReadOn } from './use-read-on.ts';
import { useRoom } from './use-room.ts';
import { useRowKeys } from './use-row-keys.ts';

export type TableProps = {
  readonly asked: Asked;
  readonly rows: readonly Shown<Listed>[];
  readonly today: string;
  /** How many rows the list has, where that is known. */
  readonly total: number | null;
  readonly withOrganisation: boolean;
  /** The marked rows; null where nothing can be marked. */
  readonly marked: ReadonlySet<string> | null;
  readonly onMark: (ids: readonly string[], on: boolean) => void;
  readonly onAsk: (asked: Asked) => void;
  readonly onOpen: (id: string) => void;
  readonly onWhy: (row: Listed) => void;
  /** Reads on; null at the end of the list, or while it is being read. */
  readonly onReadOn: (() => void) | null;
  /** Somebody has moved on from the row they were at. */
  readonly onMovedOn: () => void;
};

const OVERSCAN = 12;

/** The requests as a table of which only what is in sight is drawn; one row of it is reached by Tab, the others by the arrows. */
export function QueueTable(props: TableProps) {
  const { asked, rows, today, total, withOrganisation, marked, onAsk } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const layout = layoutFor(useRoom(scroller), withOrganisation, marked !== null);
  const height = ROW_HEIGHT[layout.lines];
  const cursor = useCursor({ asked, rows, scroller, onMovedOn: props.onMovedOn });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const [first, last] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const drawn = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const { at } = cursor;
      // The row with the focus is drawn wherever it is: it would lose it otherwise.
      return at < 0 || (at >= first && at <= last) ? drawn : at < first ? [at, ...drawn] : [...drawn, at];
    },
  });
  // Rows of another height now: what was reckoned with the old one does not hold.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the height makes it do so again
  useLayoutEffect(() => virtual.measure(), [height]);
  useAnchor({ rows, height, scroller, at: cursor.at });
  const drawn = virtual.getVirtualItems();
  useReadOn(drawn.at(-1)?.index ?? 0, rows.length, props.onReadOn);
  const keys = useRowKeys({ ...props, scroller, height, cursor });
  const columns = layout.columns.length + (marked === null ? 0 : 1);
  const body: ReactNode[] = [];
  let [end, spaces] = [HEAD_HEIGHT, 0];
  const space = (to: number) => {
    if (to > end) body.push(<Space key={`space ${spaces++}`} height={to - end} columns={columns} />);
  };
  for (const { index, start } of drawn) {
    const one = rows[index];
    if (!one) continue;
    space(start);
    end = start + height;
    body.push(
      <QueueRow
        key={one.row.id}
        one={one}
        index={index}
        layout={layout}
        today={today}
        current={index === cursor.at}
        marked={marked === null ? null : marked.has(one.row.id)}
      />,
    );
  }
  space(HEAD_HEIGHT + rows.length * height);
  return (
    <TableContainer
      ref={scroller}
      className={[marked === null ? '' : 'q-marks', layout.lines === 3 ? 'q-three' : ''].join(' ')}
      style={{ '--q-height': `${height}px` } as CSSProperties}
      sx={queueStyle}
    >
      <Table
        role="grid"
        aria-label="Requests"
        aria-rowcount={total === null ? -1 : total + 1}
        aria-multiselectable={marked === null ? undefined : true}
        {...keys}
      >
        <colgroup>
          {marked !== null && <col style={{ width: `${MARK}rem` }} />}
          {layout.columns.map((column, index) => {
            const width = layout.widths[index];
            return <col key={column} style={width === null ? undefined : { width: `${width}rem` }} />;
          })}
        </colgroup>
        <QueueHead asked={asked} layout={layout} marks={marked !== null} onAsk={onAsk} />
        <tbody>{body}</tbody>
      </Table>
    </TableContainer>
  );
}

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: room for what is not drawn, which takes no focus
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}
