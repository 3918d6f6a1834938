import { showDay } from '../../lib/time.ts';
import { fieldNouns, sourceOf } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Customer } from './record-parts.tsx';

type Value = NonNullable<Customer['values']>[number];
type Known = NonNullable<Customer['knownTo']>[number];

/** One sentence for each source and day with what came from it, then who has dealt with the customer. */
export function sourcesInSentences(values: readonly Value[], knownTo: readonly Known[]): readonly string[] {
  const bySource = new Map<string, Value[]>();
  for (const held of values) {
    const from = `${sourceOf(held)}, on ${showDay(held.obtainedOn)}`;
    bySource.set(from, [...(bySource.get(from) ?? []), held]);
  }
  const sources = [...bySource].map(([from, held]) => {
    const what = listWords(held.map(({ field }) => fieldNouns[field]));
    return `We got your ${what} from ${from.replace('the customer', 'you')}.`;
  });
  if (knownTo.length === 0) return [...sources, 'No other organisation of the service has dealt with you.'];
  const who = listWords(knownTo.map(({ organisation }) => organisationWords(organisation)));
  return [...sources, `These organisations of the service have dealt with you: ${who}.`];
}
