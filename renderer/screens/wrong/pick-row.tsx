import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { BeingChecked } from '../../components/being-checked.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import type { ValueNow } from '../../lib/changed.ts';
import type { Mark } from '../../lib/disputed.ts';
import { showDay } from '../../lib/time.ts';
import { fieldWords, sourceOf } from '../../lib/words/details.ts';
import { showHeld } from '../../lib/words/news.ts';
import { DisputeFields } from './dispute-fields.tsx';
import type { Shown, TypedWrong } from './disputes-of.ts';

type Props = {
  readonly control: Control<TypedWrong>;
  readonly field: Field;
  readonly held: ValueNow | undefined;
  readonly mark: Mark | undefined;
  readonly shown: Shown;
  /** Tab stops here. */
  readonly isStop: boolean;
  readonly autoFocus: boolean;
  readonly onStop: () => void;
  readonly onPick: (picked: boolean) => void;
};

/** One value of the record with where it came from; picked, it opens what goes with it and takes the cursor there. */
export function PickRow({ control, field, held, mark, shown, isStop, autoFocus, onStop, onPick }: Props) {
  const picked = useWatch({ control, name: `picked.${field}` });
  const box = useRef<HTMLInputElement>(null);
  const goesIn = useRef(false);
  const told = useId();
  useEffect(() => {
    if (picked && goesIn.current) focusField(box.current?.form ?? null, `says.${field}`);
    goesIn.current = false;
  }, [picked, field]);
  const pick = (is: boolean) => {
    goesIn.current = is;
    onPick(is);
  };
  // Enter records, but not before anything was said of this one.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || picked) return;
    event.preventDefault();
    pick(true);
  };
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, py: 0.25 }}>
      <Box
        sx={{
          display: 'grid',
          columnGap: 2,
          alignItems: 'center',
          gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 17rem) 1fr' },
        }}
      >
        <FormControlLabel
          label={fieldWords[field]}
          control={
            <Checkbox
              size="small"
              checked={picked}
              autoFocus={autoFocus}
              onChange={(_, is) => pick(is)}
              slotProps={{
                input: {
                  ...{ ref: box, 'aria-describedby': told, 'data-pick': field, tabIndex: isStop ? 0 : -1 },
                  ...{ onFocus: onStop, onKeyDown },
                } as object,
              }}
            />
          }
        />
        <Box>
          <Box id={told}>
            {held && showHeld(held)}
            {held && (
              <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                from {sourceOf(held)}, {showDay(held.obtainedOn)}
              </Typography>
            )}
          </Box>
          {mark && <BeingChecked mark={mark} />}
        </Box>
      </Box>
      {picked && <DisputeFields control={control} field={field} mark={mark} shown={shown} />}
    </Box>
  );
}
