import type { Output } from '../../../shared/operations.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { showWhen } from '../../lib/time.ts';
import { blockerWords } from './blocker-words.ts';

export type Answer = Output<'closures.close'>;
type Asked = Pick<Stopping, 'scope'>;

/** What was done at once and when the rest goes, as it is read back; without an answer it is a wish, and the words say so. */
export function afterWords({ scope }: Asked, answer: Answer | undefined, now: Date): readonly string[] {
  const service = scope === 'service';
  if (!answer)
    return [
      service
        ? 'I have taken down that you want to stop using the service.'
        : 'I have taken down that you want your sign-in to the website to end.',
      'It is asked for, and done when this reaches our central service. Until then nothing is deleted.',
    ];
  if (answer.state === 'done')
    return ['Your sign-in to the website has ended.', 'You stay a customer, and nothing that we hold about you was deleted.'];
  if (answer.state === 'requested') return [...becauseOf(answer), 'Nothing has been deleted yet.'];
  return [
    'You have stopped using the service. Nobody here finds your record any more.',
    'What you had agreed to has ended, and your answers to the optional questions are gone.',
    ...(answer.dueAt
      ? [`The rest goes after ${showWhen(answer.dueAt, now)}. Until then a supervisor can stop it, if it was the wrong person.`]
      : []),
  ];
}

function becauseOf({ blockers }: Answer): readonly string[] {
  const why =
    blockers.length === 0
      ? 'We have to be certain first that it is you.'
      : 'Something that you asked us for has to be finished first.';
  return ['It could not be closed at once. It is a request of yours now.', why];
}

/** What came first, for the adviser. */
export const becauseFor = (answer: Answer | undefined): readonly string[] =>
  (answer?.blockers ?? []).map(({ blocker, reference }) => `${blockerWords[blocker].what}${reference ? ` (${reference})` : ''}.`);

/** What became of two records, to whoever is told. */
export function mergedWords(answer: Answer | undefined, now: Date): readonly string[] {
  if (!answer) return ['It is asked for, and done when this reaches the central service.'];
  if (answer.state === 'requested') return ['It could not be done at once. It is a request now.', ...becauseFor(answer)];
  const until = answer.dueAt ? `After ${showWhen(answer.dueAt, now)} what belongs to you is on the other record.` : '';
  return ['We had two records of you, and go on with one of them.', ...(until ? [until] : [])];
}
