import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { showReference } from '../../shared/domain/reference.ts';
import type { Mark } from '../lib/disputed.ts';
import { showDay } from '../lib/time.ts';

type Props = { readonly mark: Pick<Mark, 'reference' | 'since'> };

/**
 * Marks a value that is being checked, and so not used: the words say it, the frame only underlines it. The legal word, the reference
 * and the day are in the tooltip, which the keyboard reaches too.
 */
export function BeingChecked({ mark: { reference, since } }: Props) {
  return (
    <Tooltip
      describeChild
      // Fixed to the window: placed in the page, it would lengthen what there is to scroll.
      slotProps={{ popper: { popperOptions: { strategy: 'fixed' } } }}
      title={`Rectification${reference === null ? '' : ` ${showReference(reference)}`}, since ${showDay(since)}. Do not use this value.`}
    >
      <Box
        component="strong"
        tabIndex={0}
        sx={{
          ...{ border: 1, borderStyle: 'dashed', borderColor: 'warning.main', borderRadius: 1, color: 'warning.main' },
          ...{ px: 0.75, ml: 1, typography: 'caption', fontWeight: 650, whiteSpace: 'nowrap', cursor: 'help' },
        }}
      >
        Being checked
      </Box>
    </Tooltip>
  );
}
