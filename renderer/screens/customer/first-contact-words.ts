import { INTRODUCING } from '../../../shared/domain/customer.ts';
import { fieldNouns, sourceOf } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import type { Customer } from './record-parts.tsx';

type Value = NonNullable<Customer['values']>[number];

/**
 * What somebody hears who was introduced to us, in sentences to read aloud: who told us what of them, what for, who learns of
 * it, and where the rest stands (UK GDPR article 14(3)(b); notice, "Where we collect personal information from").
 */
export function firstContactWords(values: readonly Value[]): readonly string[] {
  const introduced = values.filter(({ source }) => INTRODUCING.includes(source));
  const bySource = new Map<string, Value[]>();
  for (const held of introduced) bySource.set(sourceOf(held), [...(bySource.get(sourceOf(held)) ?? []), held]);
  const told = [...bySource].map(
    ([who, held]) =>
      `${capital(who.replace('the customer', 'you'))} gave us your ${listWords(held.map(({ field }) => fieldNouns[field]))}, so that we can make contact with you.`,
  );
  return [
    ...told,
    'We let whoever introduced you know how you are getting on, and nothing more.',
    'Our privacy notice says what we do with it and what your rights are. I can read it to you now.',
  ];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
