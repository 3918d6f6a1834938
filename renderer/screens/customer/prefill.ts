import type { Match } from '../../../shared/domain/customer.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import { type CheckForm, emptyCheck } from './check-form.ts';
import { showDate } from './typed-date.ts';

/**
 * What the caller already said in Find, as the answers of a check: only whole items, never what a find guessed at.
 * The name counts when it was found as it was typed; half a word or a slip is asked again.
 */
export function prefillCheck(line: string, reasons: readonly Match[], today: string): CheckForm {
  const { words, criteria } = parseLine(line, today);
  const typed = (kind: (typeof words)[number]['kind']) =>
    words
      .filter((word) => word.kind === kind)
      .map(({ start, end }) => line.slice(start, end))
      .join(' ');
  const nameHeard = reasons.some(({ on, how }) => on === 'name' && how === 'exact') && criteria.names.length > 1;
  return {
    ...emptyCheck,
    fullName: nameHeard ? typed('name') : '',
    dateOfBirth: criteria.born && criteria.born.from === criteria.born.to ? showDate(criteria.born.from) : '',
    postcode: typed('postcode'),
    phone: typed('phone'),
    email: typed('email'),
    reference: criteria.reference?.asTyped ? typed('reference') : '',
    uln: typed('uln'),
  };
}
