import type { Decision, Purpose } from '../../../shared/domain/consent.ts';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { decisionWords, purposeWords } from '../../lib/words/purposes.ts';

type Decided = { readonly purpose: Purpose; readonly decision: Decision };
const order: readonly Decision[] = ['withdrawn', 'refused', 'given'];

/** The one sentence to read back after recording: what the customer agrees to from now on, and what not. */
export function readBack(decisions: readonly Decided[]): string {
  const allWithdrawn = decisions.length === PURPOSES.length && decisions.every(({ decision }) => decision === 'withdrawn');
  if (allWithdrawn) return 'I have recorded that you no longer agree to any of the four optional uses of your information.';
  const clauses = order.flatMap((decision) => {
    const acts = decisions.filter((one) => one.decision === decision).map(({ purpose }) => purposeWords[purpose].act);
    return acts.length === 0 ? [] : [`you ${decisionWords[decision].now} ${either(acts, decision)}`];
  });
  return `I have recorded that ${listWords(clauses)}.`;
}

/** What is refused is joined with *or*, what is agreed to with *and*. */
function either(acts: readonly string[], decision: Decision): string {
  return decision === 'given' ? listWords(acts) : listWords(acts, 'disjunction');
}
