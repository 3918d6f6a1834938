import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { FiguresTable } from './figures-table.tsx';
import type { PublishedTable } from './publications-query.ts';
import { HOW_PUBLISHED, publishedTable } from './published-sheet.ts';

/** The tables of a month, as they are given away. */
export function PublishedTables({ tables }: { readonly tables: readonly PublishedTable[] }) {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="body2">{HOW_PUBLISHED}</Typography>
      {tables.map((one) => {
        const table = publishedTable(one);
        return (
          <Box key={one.name} component="section" aria-label={table.caption} sx={{ minWidth: 0 }}>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {table.caption}
            </Typography>
            <FiguresTable table={table} />
          </Box>
        );
      })}
    </Box>
  );
}
