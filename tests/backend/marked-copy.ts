import type { Answer, TestBackend } from '../support/backend.ts';
import { askCopy } from './accessing.ts';
import { copyingAt } from './copying.ts';
import { letters, type Marked } from './marked-customer.ts';

/**
 * Somebody asks for a copy of what is held of them: where it goes, what was found elsewhere, what was decided of it and that it was
 * looked through are held; then it is over, so that nothing keeps them from being closed. Gives the texts that were put in.
 */
export async function askedForCopy(backend: TestBackend, { id, conversationId }: Marked): Promise<readonly string[]> {
  const { call, copyOf, flaggedIn, review } = copyingAt(backend);
  const done = ({ status, body }: Answer) => {
    if (status !== 200) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  };
  const [words, howToAnswer, attachedAs] = [letters(), letters(), letters()];
  const input = askCopy({ id }, conversationId, { words, howToAnswer, goesTo: 'collected' });
  const { requestId } = input;
  done(await backend.call('accessRequests.log', 'phone.adviser', input));
  done(await call('accessRequests.answerPlace', requestId, { place: 'paper', answer: 'found', items: 2, attachedAs }));
  const items = flaggedIn(await copyOf(requestId)).map(({ path }) => ({
    ...{ path, decision: 'leave-out', reason: 'about-somebody-else' },
  }));
  done(await call('accessRequests.judge', requestId, { items }));
  done(await review(requestId));
  done(await backend.call('presence.set', 'supervisor', { requestId, here: true }));
  await backend.pool.query(`insert into requests_unseen (request_id, sub) values ($1, 'somebody')`, [requestId]);
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [requestId]);
  return [words, howToAnswer, attachedAs];
}
