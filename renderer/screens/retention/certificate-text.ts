import { showDay, showTime } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Certificate } from './certificates-query.ts';
import { countWords, ruleWords, storeWords } from './retention-words.ts';

/** A certificate as plain text, to be kept elsewhere: what, how many, when, which rule, its hash; nothing of anybody. */
export function certificateText(certificate: Certificate): string {
  const { id, runId, store, what, organisation, rules, count, fromOn, toOn, madeAt, itemsHash, previous, hash } = certificate;
  const due = fromOn === toOn ? `on ${showDay(fromOn)}` : `from ${showDay(fromOn)} to ${showDay(toOn)}`;
  return [
    'Certificate of destruction',
    `Where: ${storeWords[store]}`,
    `What: ${countWords(what, count)} that fell due ${due}`,
    `Of: ${organisation === null ? 'every organisation' : organisationWords(organisation)}`,
    ...rules.map(({ rule, count: of }) => `Why: ${ruleWords[rule][0]} (${of}). ${ruleWords[rule][1]}`),
    `Checked, and certified, on ${showDay(madeAt)} at ${showTime(madeAt)}`,
    `Certificate ${id}, run ${runId}`,
    `SHA-256 of what was destroyed, in its order: ${itemsHash}`,
    `SHA-256 of the certificate before: ${previous === '' ? 'this is the first' : previous}`,
    `SHA-256 of this certificate: ${hash}`,
  ].join('\n');
}
