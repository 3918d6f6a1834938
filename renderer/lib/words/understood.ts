import type { ParsedLine } from '../../../shared/domain/find/parse-line.ts';
import { showDay } from '../time.ts';

type Kind = ParsedLine['words'][number]['kind'];

const kindWords: Record<Kind, string> = {
  name: 'name',
  'date-of-birth': 'date of birth',
  'year-of-birth': 'year of birth',
  postcode: 'postcode',
  outward: 'first part of a postcode',
  phone: 'phone number',
  email: 'e-mail',
  reference: 'reference',
  uln: 'ULN',
  ignored: 'not used',
};

export type Understood = { readonly kind: Kind; readonly text: string; readonly words: string };

/** How each piece of a typed line was understood, in words: `12/3/84` is `date of birth, 12 March 1984`. */
export function understoodWords(line: string, parsed: ParsedLine): readonly Understood[] {
  return parsed.words.map(({ kind, start, end }) => {
    const day = kind === 'date-of-birth' ? parsed.criteria.born?.from : undefined;
    return { kind, text: line.slice(start, end), words: day ? `${kindWords[kind]}, ${showDay(day)}` : kindWords[kind] };
  });
}
