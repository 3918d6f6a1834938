import Box from '@mui/material/Box';
import { type Control, useController } from 'react-hook-form';
import { OTHER_RIGHTS } from '../../../shared/domain/request.ts';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { AboutRow } from '../complaint/about-row.tsx';
import { afterKindWords, rightWords } from './after-words.ts';
import { AFTER_KINDS, type TypedAfter } from './typed-after.ts';

/** What they ask, and their own words. */
export function WhatTheyAsk({ control }: { readonly control: Control<TypedAfter> }) {
  const { field, fieldState } = useController({ control, name: 'kind' });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ChoiceRow<TypedAfter['kind']>
        label="They ask"
        value={field.value}
        options={AFTER_KINDS.map((kind) => [kind, afterKindWords[kind]] as const)}
        onChoose={field.onChange}
        error={fieldState.error?.message}
      />
      {field.value === 'other-right' && (
        <SelectRow
          control={control}
          name="right"
          label="What it is, where that is clear"
          options={[['', 'It is not clear'], ...OTHER_RIGHTS.map((right) => [right, rightWords[right]] as const)]}
        />
      )}
      {field.value === 'complaint' && <AboutRow />}
      <TextRow control={control} name="words" label="In their own words" maxLength={2000} lines={3} />
    </Box>
  );
}
