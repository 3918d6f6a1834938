import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { makeReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';

/** A complaint of somebody we cannot find, taken down by the first adviser over HTTP, so many days ago. */
export async function unmatchedComplaint(central: Central, more: object = {}, daysAgo = 0) {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const at = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const [conversationId, requestId] = [v7(), v7()];
  const opening = { commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' };
  await ask('conversations.open', opening);
  const reference = makeReference(randomBytes(9));
  await ask('requests.logUnmatched', {
    ...{ commandId: v7(), requestId, reference, conversationId, saidAt: at, kind: 'complaint' },
    ...{ words: 'Nobody rang me back.', howToAnswer: 'by letter', complaintAbout: 'service', ...more },
  });
  return { requestId, reference };
}
