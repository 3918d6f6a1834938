import type { OtherRight, RequestKind } from '../../../shared/domain/request.ts';
import { HEARS_AND_MAY } from '../complaint/asked-words.ts';
import type { AfterKind } from './typed-after.ts';

/** What can be asked, in the words of the form. */
export const afterKindWords: Record<AfterKind, string> = {
  access: 'A copy of what stays',
  rectification: 'Something of it is wrong',
  complaint: 'They are unhappy with how we used their information, or with the service',
  'other-right': 'Something else about their information',
};

export const rightWords: Record<OtherRight, string> = {
  erasure: 'That it is deleted',
  restriction: 'That it is not used for the time being',
  objection: 'That they object to its use',
  portability: 'That it goes to somebody else',
};

/** What was asked, to the person: it says neither that there was an account nor that anything is kept. */
const asked: Record<RequestKind, string> = {
  access: 'you asked for a copy of whatever is kept of you',
  rectification: 'you told us that something of what may be kept of you is wrong',
  complaint: 'you told us what you are unhappy with',
  'other-right': 'you asked something about your information',
  closure: 'you asked to stop using the service',
};
export const askedWords = (kind: RequestKind): string => asked[kind];

/** What is read back. */
export function readBackAfter({ kind, howToAnswer }: { readonly kind: RequestKind; readonly howToAnswer: string }) {
  return [
    `I have taken this down: ${asked[kind]}.`,
    'I cannot see or say whether anything is kept. Somebody looks, and answers you.',
    ...(kind === 'complaint' ? [`Somebody whom it is not about decides. ${HEARS_AND_MAY}`] : []),
    `How we answer you: ${howToAnswer.charAt(0).toLowerCase()}${howToAnswer.slice(1)}.`,
  ];
}
