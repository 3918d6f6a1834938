import Box from '@mui/material/Box';
import { londonDay } from '../../../shared/domain/day.ts';
import { useNow } from '../../lib/now.ts';
import { PromiseRow } from './promise-row.tsx';
import type { Promised } from './promises-query.ts';

type Props = {
  readonly items: readonly Promised[];
  readonly label: string;
  /** Whether one is about what is on screen: then its words need not say whom or which. */
  readonly here?: (one: Promised) => boolean;
};

/** Promises in the order of their days: what is late and due today first. */
export function PromiseList({ items, label, here = () => false }: Props) {
  const today = londonDay(useNow(60));
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {items.map((one) => (
        <PromiseRow key={one.id} one={one} today={today} here={here(one)} />
      ))}
    </Box>
  );
}
