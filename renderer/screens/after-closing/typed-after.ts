import { readReference } from '../../../shared/domain/reference.ts';
import { OTHER_RIGHTS, type OtherRight } from '../../../shared/domain/request.ts';
import type { Input } from '../../../shared/operations.ts';
import { emptyComplained, readComplained, type TypedComplained } from '../complaint/typed-complained.ts';

type Log = Input<'requests.logUnmatched'>;

/** What can be asked of what stays after closing (domain: closing). */
export const AFTER_KINDS = ['access', 'rectification', 'complaint', 'other-right'] as const;
export type AfterKind = (typeof AFTER_KINDS)[number];

/** What an adviser types in *Asked after closing*. */
export type TypedAfter = TypedComplained & {
  readonly reference: string;
  readonly kind: '' | AfterKind;
  readonly right: '' | OtherRight;
  readonly words: string;
  readonly howToAnswer: string;
};

export const emptyAfter: TypedAfter = {
  ...{ ...emptyComplained, reference: '', kind: '', right: '', words: '', howToAnswer: '' },
};

/** What is asked, as it is logged. */
export type SaidAfter = Pick<
  Log,
  'right' | 'words' | 'howToAnswer' | 'complaintAbout' | 'aboutSub' | 'aboutName' | 'aboutOrganisation'
> & {
  readonly kind: AfterKind;
  readonly closedReference: string;
};
export type ReadAfter =
  | { readonly ok: true; readonly said: SaidAfter }
  | { readonly ok: false; readonly field: keyof TypedAfter; readonly words: string };

/** Why what was typed is no reference; null when it is one. */
export function slipIn(typed: string): string | null {
  if (typed.trim() === '') return 'Ask for the reference: what stays is found by nothing else';
  const read = readReference(typed);
  if (read.ok) return null;
  return read.suggestions.length > 0
    ? 'There is a slip in it: one character is wrong, or two have changed places. Have it spelt'
    : 'This is not a reference: it has ten letters and digits';
}

/** What was said, or the first thing that is missing. */
export function readAfter(typed: TypedAfter): ReadAfter {
  const read = readReference(typed.reference);
  if (!read.ok) return { ok: false, field: 'reference', words: slipIn(typed.reference) ?? '' };
  if (typed.kind === '') return { ok: false, field: 'kind', words: 'Choose what they ask' };
  const complained = typed.kind === 'complaint' ? readComplained(typed) : null;
  if (complained?.ok === false && complained.field === 'about') return complained;
  const [words, howToAnswer] = [typed.words.trim(), typed.howToAnswer.trim()];
  if (!words) return { ok: false, field: 'words', words: 'Type it as they say it' };
  if (complained?.ok === false) return complained;
  if (!howToAnswer) return { ok: false, field: 'howToAnswer', words: 'Ask how they are to be answered' };
  const { about, ...whom } = complained?.said ?? {};
  const right = typed.kind === 'other-right' ? OTHER_RIGHTS.find((one) => one === typed.right) : undefined;
  return {
    ok: true,
    said: {
      ...{ closedReference: read.reference, kind: typed.kind, words, howToAnswer },
      ...(right ? { right } : {}),
      ...(about ? { complaintAbout: about, ...whom } : {}),
    },
  };
}
