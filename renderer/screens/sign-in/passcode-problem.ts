import { normalPasscode, PASSCODE_LENGTH, passcodeFits } from '../../../shared/domain/passcode.ts';

/** What keeps a passcode typed twice from being used, by field; null when nothing does. */
export function passcodeProblem(
  first: string,
  again: string,
): { readonly field: 'first' | 'again'; readonly words: string } | null {
  const length = [...normalPasscode(first)].length;
  if (length < PASSCODE_LENGTH.least) {
    return { field: 'first', words: `That is ${length} characters. It has to be ${PASSCODE_LENGTH.least} or more.` };
  }
  if (!passcodeFits(first)) return { field: 'first', words: 'That is one character over and over. Choose something else.' };
  if (normalPasscode(first) !== normalPasscode(again)) return { field: 'again', words: 'That is not the same. Type it again.' };
  return null;
}
