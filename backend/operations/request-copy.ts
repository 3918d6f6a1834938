import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { assemble, type CopyRow } from '../access/assemble.ts';
import { COPY_LOOKED_AT } from '../access/copy-sql.ts';
import { portableCopy } from '../access/portable.ts';
import { callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf } from '../requests/reach.ts';

/**
 * The copy of everything held (UK GDPR article 15), for the privacy team alone: what other organisations noted is in it (domain:
 * people, the privacy team owns access requests). For who takes their information elsewhere, what falls under that right alone (article 20),
 * and not before they said at level 3 where it goes, nor while it is in doubt who asks.
 */
export const readCopy: ReadHandler<'requests.copy'> = async (call, { requestId }, once) => {
  if (call.caller.touchpoint !== PRIVACY_TEAM) throw refuse('not-found', { nobody: true });
  const values = [...callValues(call, 'requests.copy'), requestId, ...reachOf(call.caller), call.now];
  const [row] = await once<CopyRow>({ name: 'requests-copy', text: COPY_LOOKED_AT, values });
  if (!row) throw refuse('not-found', { nobody: true });
  const copy = row.requestKind === 'access' ? assemble(row, call.now) : portableCopy(row, call.now);
  const { reviewed } = row;
  return {
    ...{ requestId, copy },
    reviewed: reviewed && { at: new Date(reviewed.at).toISOString(), byName: reviewed.byName, same: reviewed.hash === copy.hash },
  };
};
