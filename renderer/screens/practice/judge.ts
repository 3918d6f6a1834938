import type { Purpose } from '../../../shared/domain/consent.ts';
import type { Speaker } from '../../../shared/domain/conversation.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import type { RequestKind } from '../../../shared/domain/request.ts';
import type { OperationName, Output } from '../../../shared/operations.ts';

/** What a caller's script looks for in what was recorded. */
export type Check =
  | { readonly kind: 'spoke'; readonly speaker: Speaker }
  | { readonly kind: 'level'; readonly atLeast: number }
  | { readonly kind: 'no-level' }
  | { readonly kind: 'consent'; readonly purpose: Purpose; readonly decision: 'given' | 'refused' | 'withdrawn' }
  | { readonly kind: 'consents'; readonly count: number }
  | { readonly kind: 'changed'; readonly field: Field }
  | { readonly kind: 'not-changed'; readonly field: Field }
  | { readonly kind: 'disputed'; readonly field: Field }
  | { readonly kind: 'not-disputed' }
  | { readonly kind: 'no-authority' }
  | { readonly kind: 'request'; readonly of: RequestKind }
  | { readonly kind: 'received'; readonly operation: OperationName }
  | { readonly kind: 'not-received'; readonly operation: OperationName }
  | { readonly kind: 'closing' }
  | { readonly kind: 'ended' };
export type Expected = { readonly check: Check; readonly words: string };

/** What the practice service holds of a call: its conversations, the requests that came of it, and the commands it received. */
export type Recorded = {
  readonly conversations: readonly Output<'conversations.read'>[];
  readonly requests: readonly { readonly kind: RequestKind }[];
  readonly received: ReadonlySet<OperationName>;
};

/** What was done as the script expects, and what was missed, in its words. */
export type Judged = { readonly done: readonly string[]; readonly missed: readonly string[] };

/** What takes down a request of a kind: what is asked again while the first is open joins it, and is no request of its own. */
const logs: Record<RequestKind, readonly OperationName[]> = {
  rectification: ['rectifications.log'],
  access: ['accessRequests.log'],
  complaint: ['complaints.log'],
  'other-right': ['otherRights.log'],
  closure: [],
};

/** Compares what was recorded with what a script expects. Pure. */
export function judge(expects: readonly Expected[], recorded: Recorded): Judged {
  const holds = ({ check }: Expected) => isSo(check, recorded);
  return {
    done: expects.filter(holds).map(({ words }) => words),
    missed: expects.filter((one) => !holds(one)).map(({ words }) => words),
  };
}

function isSo(check: Check, { conversations, requests, received }: Recorded): boolean {
  const level = Math.max(0, ...conversations.flatMap(({ customers }) => customers.map((one) => one.level)));
  const decided = conversations.flatMap(({ done }) => done);
  const changed = conversations.flatMap(({ amended }) => (amended ?? []).flatMap(({ fields }) => fields));
  const disputed = conversations.flatMap(({ disputed: all }) => (all ?? []).flatMap(({ fields }) => fields));
  switch (check.kind) {
    case 'spoke':
      return conversations.length > 0 && conversations.every(({ speaker }) => speaker === check.speaker);
    case 'level':
      return level >= check.atLeast;
    case 'no-level':
      return conversations.length > 0 && level === 0;
    case 'consent':
      return decided.some(({ purpose, decision }) => purpose === check.purpose && decision === check.decision);
    case 'consents':
      return conversations.length > 0 && decided.length === check.count;
    case 'changed':
      return changed.includes(check.field);
    case 'not-changed':
      return conversations.length > 0 && !changed.includes(check.field);
    case 'disputed':
      return disputed.includes(check.field);
    case 'not-disputed':
      return conversations.length > 0 && disputed.length === 0;
    case 'no-authority':
      return conversations.length > 0 && conversations.every(({ authorised }) => (authorised ?? []).length === 0);
    case 'request':
      return requests.some(({ kind }) => kind === check.of) || logs[check.of].some((name) => received.has(name));
    case 'received':
      return received.has(check.operation);
    case 'not-received':
      return conversations.length > 0 && !received.has(check.operation);
    case 'closing':
      return received.has('closures.close') || requests.some(({ kind }) => kind === 'closure');
    case 'ended':
      return conversations.length > 0 && conversations.every(({ endedAt }) => endedAt !== null);
  }
}
