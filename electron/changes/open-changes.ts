import type { Change } from '../../shared/desk.ts';
import type { Connection } from '../central/connection.ts';
import type { Log } from '../log.ts';
import type { Outbox } from '../outbox/parts.ts';
import { type Following, type FollowParts, followChanges } from './follow.ts';

export type ChangesParts = Omit<FollowParts, 'online' | 'heard' | 'cut'> & {
  readonly connection: Pick<Connection, 'online' | 'ask'>;
  readonly isOwn: Outbox['isOwn'];
  readonly tell: (change: Change) => void;
  /** An account was closed, here or elsewhere: whatever is held of that customer goes, whether their record is on screen or not. */
  readonly closed: (customerId: string) => void;
  /** Changes may have been missed, that an account was closed among them. */
  readonly missed: () => void;
  readonly log: Log;
};

/** What others change comes to the page; what was recorded at this desk is no news here, and the page has it from the outbox. */
export function openChanges({ connection, isOwn, tell, closed, missed, log, ...parts }: ChangesParts): Following {
  return followChanges({
    ...parts,
    online: connection.online,
    heard: (heard) => {
      if (heard.kind === 'anew') {
        missed();
        return tell({ kind: 'changes-reset' });
      }
      if (heard.kind === 'request') {
        const { requestId, commandId } = heard.change;
        return commandId !== undefined && isOwn(commandId) ? undefined : tell({ kind: 'request-changed', requestId });
      }
      const { customerId, what, commandId } = heard.change;
      if (what === 'closed') closed(customerId);
      if (!isOwn(commandId)) tell({ kind: 'customer-changed', customerId, what });
    },
    cut: ({ status }) => {
      log.write({ event: 'changes-cut', status });
      connection.ask();
    },
  });
}
