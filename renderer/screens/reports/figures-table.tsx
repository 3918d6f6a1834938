import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { SheetTable } from '../../../shared/sheet.ts';

/** The numbers behind a chart, or a published table: the first cells say what a row is of, the others count. */
export function FiguresTable({ table: { caption, headings, rows, named = 1 } }: { readonly table: SheetTable }) {
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
          {rows.map((cells) => (
            <TableRow key={cells.slice(0, named).join(' ')}>
              {cells.map((cell, index) =>
                index < named ? (
                  <TableCell key={headings[index]} component="th" scope="row" sx={index === 0 ? { minWidth: '9em' } : undefined}>
                    {cell}
                  </TableCell>
                ) : (
                  <TableCell key={headings[index]} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                    {cell}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
