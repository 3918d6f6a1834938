import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { SheetTable } from '../../../shared/sheet.ts';

/** How many columns of a table say what a row is of; the others count. */
type Props = { readonly table: SheetTable; readonly named?: number };

/** The numbers behind a chart, or a published table. */
export function FiguresTable({ table: { caption, headings, rows }, named = 1 }: Props) {
  return (
    // Enlarged it is wider than the window; then it can be scrolled by keyboard too.
    <TableContainer tabIndex={0} role="group" aria-label={`Table: ${caption}`} sx={{ maxHeight: 'max(420px, 60vh)' }}>
      <Table size="small" stickyHeader aria-label={caption}>
        <TableHead>
          <TableRow>
            {headings.map((heading, index) => (
              <TableCell
                key={heading}
                component="th"
                scope="col"
                align={index < named ? 'left' : 'right'}
                sx={{ fontWeight: 600 }}
              >
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([first, ...cells]) => (
            <TableRow key={`${first} ${cells[0]}`}>
              <TableCell component="th" scope="row" sx={{ minWidth: '9em' }}>
                {first}
              </TableCell>
              {cells.map((cell, index) => (
                <TableCell
                  key={headings[index + 1]}
                  align={index + 1 < named ? 'left' : 'right'}
                  sx={{ fontVariantNumeric: 'tabular-nums' }}
                >
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
