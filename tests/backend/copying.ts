import { PLACES } from '../../shared/domain/access.ts';
import type { Output } from '../../shared/operations.ts';
import type { TestBackend } from '../support/backend.ts';
import { today } from './disputing.ts';
import { newId } from './people.ts';

export type Copied = Output<'requests.copy'>;
type Body = Record<string, unknown>;

/** What a test of the work on a copy does over and over; as the helpline's supervisor unless told otherwise. */
export function copyingAt(backend: TestBackend) {
  const call = (name: Parameters<TestBackend['call']>[0], requestId: unknown, more: Body = {}, as = 'supervisor') =>
    backend.call(name, as, { commandId: newId(), requestId, ...more });
  const copyOf = async (requestId: unknown): Promise<Copied> => {
    const { status, body } = await backend.call('requests.copy', 'supervisor', { requestId });
    if (status !== 200) throw new Error(`requests.copy answered ${status}`);
    return body as unknown as Copied;
  };
  const workOf = async (requestId: unknown, as = 'supervisor') =>
    (await backend.call('accessRequests.work', as, { requestId })).body as unknown as Output<'accessRequests.work'>;
  const flaggedIn = ({ copy }: Copied) =>
    copy.sections.flatMap(({ items }) =>
      items.flatMap(({ path, facts }) =>
        facts.filter(({ flag }) => flag !== null).map(({ id, value }) => ({ path: `${path}#${id}`, value })),
      ),
    );
  const answerAll = async (requestId: unknown) => {
    for (const place of PLACES) await call('accessRequests.answerPlace', requestId, { place, answer: 'nothing' });
  };
  const judge = (
    requestId: unknown,
    paths: readonly string[],
    decision = 'keep',
    reason = 'only-about-them',
    as = 'supervisor',
  ) => call('accessRequests.judge', requestId, { items: paths.map((path) => ({ path, decision, reason })) }, as);
  const versionOf = async (requestId: unknown) => (await workOf(requestId)).version;
  const review = async (requestId: unknown, as = 'supervisor') => {
    const { copy } = await copyOf(requestId);
    return call('accessRequests.review', requestId, { version: await versionOf(requestId), hash: copy.hash }, as);
  };
  const send = async (requestId: unknown, more: Body = {}, as = 'supervisor') => {
    const { copy } = await copyOf(requestId);
    return call(
      'accessRequests.send',
      requestId,
      { version: await versionOf(requestId), hash: copy.hash, on: today(), how: 'post', ...more },
      as,
    );
  };
  return { call, copyOf, workOf, flaggedIn, answerAll, judge, versionOf, review, send };
}
export type Copying = ReturnType<typeof copyingAt>;
