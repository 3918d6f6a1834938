import type { RequestKind } from '../../../shared/domain/request.ts';

/** What somebody can ask for, in the words of the screens; the legal word is in the API and in print. */
export const requestKindWords: readonly (readonly [RequestKind, string])[] = [
  ['rectification', 'Something we hold is wrong'],
  ['access', 'Send me my information'],
  ['closure', 'Stop using the service'],
  ['complaint', 'Unhappy with how we used my information'],
  ['other-right', 'Something else about my information'],
];
