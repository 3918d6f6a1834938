import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { type Asked, hasOwnOrder, sortedBy } from './asked.ts';
import { columnWords, type Layout } from './columns.ts';

type Props = {
  readonly asked: Asked;
  readonly layout: Layout;
  /** Whether rows can be marked. */
  readonly marks: boolean;
  readonly onAsk: (asked: Asked) => void;
};

/** The headings, each with its order. */
export function QueueHead({ asked, layout, marks, onAsk }: Props) {
  const fixed = hasOwnOrder(asked.view);
  const by = asked.sort ?? { by: 'dueOn', direction: 'ascending' };
  return (
    <TableHead>
      <TableRow aria-rowindex={1}>
        {marks && (
          <TableCell component="th" scope="col" sx={{ width: 40 }}>
            <VisuallyHidden>Marked</VisuallyHidden>
          </TableCell>
        )}
        {layout.columns.map((column) => {
          const sorted = !fixed && by.by === column;
          return (
            <TableCell
              key={column}
              component="th"
              scope="col"
              aria-sort={sorted ? by.direction : undefined}
              align={column === 'noticesOpen' ? 'right' : 'left'}
            >
              {fixed ? (
                columnWords[column]
              ) : (
                <TableSortLabel
                  active={sorted}
                  direction={by.direction === 'descending' && sorted ? 'desc' : 'asc'}
                  onClick={() => onAsk(sortedBy(asked, column))}
                >
                  {columnWords[column]}
                </TableSortLabel>
              )}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
