import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { portableOf } from '../../shared/domain/portable.ts';
import { assemble, type CopyRow } from '../access/assemble.ts';
import { COPY_LOOKED_AT } from '../access/copy-sql.ts';
import { callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf } from '../requests/reach.ts';

/**
 * The copy of everything held (UK GDPR article 15), for the privacy team alone: what other organisations noted is in it (domain:
 * people, the privacy team owns access requests). For who takes their information elsewhere, what falls under that right alone (article 20).
 */
export const readCopy: ReadHandler<'requests.copy'> = async (call, { requestId }, once) => {
  if (call.caller.touchpoint !== PRIVACY_TEAM) throw refuse('not-found', { nobody: true });
  const values = [...callValues(call, 'requests.copy'), requestId, ...reachOf(call.caller), call.now];
  const [row] = await once<CopyRow>({ name: 'requests-copy', text: COPY_LOOKED_AT, values });
  if (!row) throw refuse('not-found', { nobody: true });
  const whole = assemble(row, call.now);
  const copy = row.requestKind === 'access' ? whole : portableOf(whole);
  const { reviewed } = row;
  return {
    ...{ requestId, copy },
    reviewed: reviewed && { at: new Date(reviewed.at).toISOString(), byName: reviewed.byName, same: reviewed.hash === copy.hash },
  };
};
