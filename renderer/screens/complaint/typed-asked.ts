import { OTHER_RIGHTS, type OtherRight } from '../../../shared/domain/request.ts';
import type { Input } from '../../../shared/operations.ts';
import { emptyComplained, readComplained, type TypedComplained } from './typed-complained.ts';

/** What is asked here: a complaint, or another right. */
export type AskedKind = 'complaint' | 'other-right';
/** What an adviser types. */
export type TypedAsked = TypedComplained & {
  readonly right: '' | OtherRight;
  readonly words: string;
  readonly howToAnswer: string;
};
export const emptyAsked = (howToAnswer: string): TypedAsked => ({ ...emptyComplained, right: '', words: '', howToAnswer });

type Complaint = Pick<
  Input<'complaints.log'>,
  'about' | 'words' | 'howToAnswer' | 'aboutSub' | 'aboutName' | 'aboutOrganisation'
>;
type Right = Pick<Input<'otherRights.log'>, 'right' | 'words' | 'howToAnswer'>;
export type SaidAsked = ({ readonly kind: 'complaint' } & Complaint) | ({ readonly kind: 'other-right' } & Right);
export type ReadAsked =
  | { readonly ok: true; readonly said: SaidAsked }
  | { readonly ok: false; readonly field: keyof TypedAsked; readonly words: string };

const no = (field: keyof TypedAsked, words: string): ReadAsked => ({ ok: false, field, words });

/** What was said, or the first thing that is missing. */
export function readAsked(kind: AskedKind, typed: TypedAsked): ReadAsked {
  const [words, howToAnswer] = [typed.words.trim(), typed.howToAnswer.trim()];
  const complained = kind === 'complaint' ? readComplained(typed) : null;
  if (complained?.ok === false && complained.field === 'about') return complained;
  if (!words) return no('words', 'Type it as they say it');
  if (complained?.ok === false) return complained;
  if (!howToAnswer) return no('howToAnswer', 'Ask how they want to be answered');
  if (complained) return { ok: true, said: { kind: 'complaint', words, howToAnswer, ...complained.said } };
  const right = OTHER_RIGHTS.find((one) => one === typed.right);
  return { ok: true, said: { kind: 'other-right', words, howToAnswer, ...(right ? { right } : {}) } };
}
