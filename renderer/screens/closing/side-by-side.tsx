import Box from '@mui/material/Box';
import type { Customer } from '../customer/record-parts.tsx';
import { NOT_SHOWN, rowsOfTwo } from './two-records.ts';

type Props = { readonly goes: Customer; readonly remains: Customer };
/** The record that goes beside the one that remains. */
export function SideBySide({ goes, remains }: Props) {
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        aria-label="The two records"
        sx={{
          ...{ borderCollapse: 'collapse', width: '100%', typography: 'body2' },
          '& th, & td': { textAlign: 'left', verticalAlign: 'top', p: 0.75, borderTop: 1, borderColor: 'divider' },
          '& td': { overflowWrap: 'anywhere' },
        }}
      >
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">This record, which goes</th>
            <th scope="col">The one that remains</th>
          </tr>
        </thead>
        <tbody>
          {rowsOfTwo(goes, remains).map(([what, one, other]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{one}</td>
              <Box component="td" sx={{ fontWeight: one === other || other === NOT_SHOWN ? undefined : 650 }}>
                {other}
              </Box>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
