import { useEffect, useRef } from 'react';
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

/**
 * Keeps what is typed into a form over a lock and a reload: it comes back unless something has been typed meanwhile. What was deleted
 * again is kept no more.
 */
export function useFormDraft<F extends FieldValues>(place: string, { control, reset, formState }: UseFormReturn<F>): void {
  const { isDirty } = formState;
  const touched = useRef(false);
  touched.current = isDirty;
  const keeps = useRef(false);
  const typed = useWatch({ control });
  useEffect(() => {
    readDraft(place).then((kept) => {
      if (kept !== null && !touched.current) reset(JSON.parse(kept) as F, { keepDefaultValues: true });
    });
  }, [place, reset]);
  useEffect(() => {
    if (isDirty) keepDraft(place, JSON.stringify(typed));
    else if (keeps.current) dropDraft(place);
    keeps.current = isDirty;
  }, [place, typed, isDirty]);
}
