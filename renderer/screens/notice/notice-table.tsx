import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Block } from '../../../shared/domain/notice.ts';
import { Highlighted } from './highlighted.tsx';
import type { Needles } from './search-notice.ts';

type Props = { readonly block: Extract<Block, { kind: 'table' }>; readonly needles: Needles };

/** A table of the notice: what each cookie is called, what it is for, when it goes. */
export function NoticeTable({ block, needles }: Props) {
  return (
    <TableContainer sx={{ my: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Table size="small" sx={{ '& caption': { captionSide: 'top', color: 'text.secondary', fontWeight: 600 } }}>
        <caption>
          <Highlighted text={block.caption} needles={needles} />
        </caption>
        <TableHead>
          <TableRow>
            {block.columns.map((column) => (
              <TableCell key={column} scope="col">
                <Highlighted text={column} needles={needles} />
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {block.rows.map((row) => (
            <TableRow key={row[0]}>
              {row.map((cell, index) => (
                <TableCell
                  key={block.columns[index]}
                  {...(index === 0 ? { component: 'th', scope: 'row' } : {})}
                  sx={{ verticalAlign: 'top', ...(index === 0 ? { fontWeight: 600 } : {}) }}
                >
                  <Highlighted text={cell} needles={needles} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
