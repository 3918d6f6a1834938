import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { filtersInForce } from './ask-words.ts';
import { type Asked, type FilterName, withFilter } from './asked.ts';

type Props = {
  readonly asked: Asked;
  readonly names: ReadonlyMap<string, string>;
  readonly onAsk: (asked: Asked) => void;
  /** A filter was taken away, and what was pressed for it with it. */
  readonly onTakenAway: () => void;
};

/** That the list is filtered, by what, and the way out of each and of all. Nothing where it is not. */
export function FilteredBy({ asked, names, onAsk, onTakenAway }: Props) {
  const inForce = filtersInForce(asked, names);
  if (inForce.length === 0) return null;
  const to = (next: Asked) => () => {
    onAsk(next);
    onTakenAway();
  };
  const without = (name: FilterName) => to(withFilter(asked, name, ''));
  return (
    <Box
      role="group"
      aria-label="Filtered by"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', typography: 'body2' }}
    >
      <span>Filtered by</span>
      {inForce.map(({ name, says }) => (
        <Chip
          key={name}
          size="small"
          label={says}
          onClick={without(name)}
          onDelete={without(name)}
          aria-label={`No longer ${says}`}
        />
      ))}
      <Button size="small" onClick={to({ ...asked, filters: {} })}>
        Clear all filters
      </Button>
    </Box>
  );
}
