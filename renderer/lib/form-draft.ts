import { useEffect, useRef } from 'react';
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { keepDraft, readDraft } from './drafts.ts';

/** Keeps what is typed into a form over a lock and a reload: it comes back unless something has been typed meanwhile. */
export function useFormDraft<F extends FieldValues>(place: string, { control, reset, formState }: UseFormReturn<F>): void {
  const touched = useRef(false);
  touched.current = formState.isDirty;
  const typed = useWatch({ control });
  useEffect(() => {
    readDraft(place).then((kept) => {
      if (kept !== null && !touched.current) reset(JSON.parse(kept) as F, { keepDefaultValues: true });
    });
  }, [place, reset]);
  useEffect(() => {
    if (touched.current) keepDraft(place, JSON.stringify(typed));
  }, [place, typed]);
}
