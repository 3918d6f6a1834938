import { ANSWERED_PURPOSES } from '../../../shared/domain/consent.ts';
import { showDay } from '../../lib/time.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import type { Request } from '../requests/requests-query.ts';

/** What somebody said of themselves whom nobody could find: in words, and as it is looked for. */
export function saidOf({ whoName, whoDateOfBirth, whoPostcode }: Request): { readonly said: string; readonly line: string } {
  return {
    said: [whoName, whoDateOfBirth && showDay(whoDateOfBirth), whoPostcode].filter(Boolean).join(', '),
    line: [whoName, whoPostcode].filter(Boolean).join(' '),
  };
}

/** The consents that somebody took back whose record was not known; empty where none. */
export const takenBackWords = ({ takenBack }: Pick<Request, 'takenBack'>): string =>
  (takenBack?.purposes ?? []).map((purpose) => purposeWords[purpose].title).join('; ');

/** What a match does, to be read before it: whose it is then, what becomes of the consents taken back, and of the record it goes from. */
export function matchLines(request: Request): string[] {
  const { customerId, name, madeOn, takenBack } = request;
  const from = customerId === null ? [] : [`It goes from ${name ?? 'the record it was matched with'}.`];
  const then = 'From then on it stands on their record. Its words and its day stay.';
  if (!takenBack) return [...from, then];
  if (takenBack.bySomebodyElse)
    return [
      ...from,
      then,
      'Somebody else took consents back for them. That holds only where they may speak for them about it: otherwise ask them.',
    ];
  return [
    ...from,
    then,
    `They took back: ${takenBackWords(request)}. That holds from ${showDay(madeOn)}, when they said so.`,
    ...(takenBack.purposes.some((purpose) => ANSWERED_PURPOSES.includes(purpose))
      ? ['The answers they gave under it are erased and do not come back. Whoever was given them is to be told.']
      : []),
    ...(takenBack.purposes.includes('satisfaction-survey')
      ? ['Research organisations that were sent their details are to be told to stop.']
      : []),
    ...(customerId === null ? [] : [staysWords(name)]),
  ];
}

/** What a match that was wrong has done is put right by hand. */
const staysWords = (name: string | null): string =>
  `On the record of ${name ?? 'whoever had it before'} it stays taken back. Put that right there, with them.`;

/** What is said once it is matched. */
export function matchedWords({ customerId, name, takenBack }: Request, whose: string): string {
  const back = takenBack && !takenBack.bySomebodyElse;
  return [
    `It is ${whose}’s now. Its words and its day stay.`,
    ...(back ? ['What they took back is taken back on their record.'] : []),
    ...(back && customerId !== null ? [staysWords(name)] : []),
  ].join(' ');
}
