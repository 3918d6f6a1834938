import { useEffect, useRef } from 'react';
import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

/** What of a form is kept, and the form as it comes back, where that is not simply all of it. */
type Keeping<F, K> = { readonly toKeep: (typed: F) => K; readonly comeBack: (kept: K) => F };

/**
 * Keeps what is typed into a form over a lock and a reload: it comes back unless something has been typed meanwhile. What was deleted
 * again is kept no more.
 */
export function useFormDraft<F extends FieldValues, K = F>(
  place: string,
  { control, reset, formState }: UseFormReturn<F>,
  keeping?: Keeping<F, K>,
): void {
  const { isDirty } = formState;
  const touched = useRef(false);
  touched.current = isDirty;
  const keptAt = useRef<string | null>(null);
  const how = useRef(keeping);
  how.current = keeping;
  const typed = useWatch({ control });
  useEffect(() => {
    readDraft(place).then((kept) => {
      if (kept === null || touched.current) return;
      const read: unknown = JSON.parse(kept);
      reset(how.current ? how.current.comeBack(read as K) : (read as F), { keepDefaultValues: true });
    });
  }, [place, reset]);
  useEffect(() => {
    // What was typed and taken back again is nothing to come back.
    // What is typed is somebody's by now, or somebody else's: nothing of it stays where it was.
    if (keptAt.current !== null && keptAt.current !== place) dropDraft(keptAt.current);
    if (isDirty) keepDraft(place, JSON.stringify(how.current ? how.current.toKeep(typed as F) : typed));
    else if (keptAt.current === place) dropDraft(place);
    keptAt.current = isDirty ? place : null;
  }, [place, typed, isDirty]);
}
