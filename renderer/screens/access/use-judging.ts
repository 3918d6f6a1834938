import { KEPT_BECAUSE, type ReviewReason } from '../../../shared/domain/access.ts';
import { desk } from '../../lib/desk.ts';
import { useSending } from '../requests/use-sending.ts';
import { readWorkAgain } from './work-query.ts';

/** Decides of an item of a copy whether it stays, by the reason chosen, and reads the copy again. `seen`: the reason that stood there. */
export function useJudging(requestId: string) {
  const { send, busy, error } = useSending(requestId);
  const judge = async (path: string, reason: ReviewReason, seen: ReviewReason | null): Promise<boolean> => {
    const decision = (KEPT_BECAUSE as readonly string[]).includes(reason) ? 'keep' : 'leave-out';
    const end = await send((commandId) =>
      desk.accessRequests.judge({ commandId, requestId, items: [{ path, decision, reason, seen }] }),
    );
    if (end !== 'failed') await readWorkAgain(requestId);
    return end === 'done';
  };
  return { judge, busy, error };
}
