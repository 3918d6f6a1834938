import Table from '@mui/material/Table';
import TableContainer from '@mui/material/TableContainer';
import { type CSSProperties, useMemo, useRef } from 'react';
import type { Listed } from '../requests-query.ts';
import { type Asked, addressOf } from './asked.ts';
import { layoutFor, MARK } from './columns.ts';
import type { Shown } from './held.ts';
import { QueueBody } from './queue-body.tsx';
import { QueueHead } from './queue-head.tsx';
import { queueStyle, ROW_HEIGHT } from './queue-style.ts';
import { useAnchor } from './use-anchor.ts';
import { useCursor } from './use-cursor.ts';
import { useRoom } from './use-room.ts';
import { useRowKeys } from './use-row-keys.ts';

export type TableProps = {
  readonly asked: Asked;
  /** What the rows are of: another order or filter than what is asked while that is read. */
  readonly of: Asked;
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
  /** Other rows are being read: these are the last ones. */
  readonly busy: boolean;
};

/** The requests as a table of which only what is in sight is drawn; one row of it is reached by Tab, the others by the arrows. */
export function QueueTable(props: TableProps) {
  const { asked, of, rows, today, total, withOrganisation, marked, onAsk } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const marks = marked !== null;
  const layout = useMemo(() => layoutFor(room, withOrganisation, marks), [room, withOrganisation, marks]);
  const height = ROW_HEIGHT[layout.lines];
  const cursor = useCursor({ asked: of, rows, scroller, onMovedOn: props.onMovedOn });
  useAnchor({ list: addressOf(of), rows, height, scroller, at: cursor.at });
  const keys = useRowKeys({ ...props, scroller, height, cursor });
  return (
    <TableContainer
      ref={scroller}
      className={[marks ? 'q-marks' : '', layout.lines === 3 ? 'q-three' : ''].join(' ')}
      style={{ '--q-height': `${height}px` } as CSSProperties}
      sx={queueStyle}
    >
      <Table
        role="grid"
        aria-label="Requests"
        aria-busy={props.busy || undefined}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-multiselectable={marks ? true : undefined}
        {...keys}
      >
        <colgroup>
          {marks && <col style={{ width: `${MARK}rem` }} />}
          {layout.columns.map((column, index) => {
            const width = layout.widths[index];
            return <col key={column} style={width === null ? undefined : { width: `${width}rem` }} />;
          })}
        </colgroup>
        <QueueHead asked={asked} layout={layout} marks={marks} onAsk={onAsk} />
        <QueueBody
          {...{ rows, today, layout, height, marked, scroller }}
          at={cursor.at}
          onReadOn={props.onReadOn}
          onDrawn={cursor.drawn}
        />
      </Table>
    </TableContainer>
  );
}
