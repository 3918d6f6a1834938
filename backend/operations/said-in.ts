import { sql, type Transaction } from 'kysely';
import type { AuthorityScope } from '../../shared/domain/authority.ts';
import { CLOCK_AHEAD_MINUTES } from '../../shared/domain/limits.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import type { Caller } from '../identity/caller.ts';
import { refuse, refuseField } from '../refusal.ts';
import { closedByCaller, type Facts, speakerInOpen } from './decision-facts.ts';

/** Where and when a customer's words were said. */
export type SaidIn = {
  readonly conversationId?: string | undefined;
  readonly signInId?: string | undefined;
  readonly saidAt: string;
};

export function isWebsite({ roles }: Caller): boolean {
  return roles.includes('website') && !roles.includes('adviser') && !roles.includes('supervisor');
}

/** Whether the customer's sign-in to the website was ended (domain: closing, scope `online-account`). */
export async function isOnlineClosed(customerId: string, tx: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql`select from customers where id = ${customerId}::uuid and online_ended_at is not null`.execute(tx);
  return rows.length > 0;
}

/** An adviser names the conversation, the website its sign-in, neither the other's. */
export function refusePlace(input: SaidIn, byWebsite: boolean): void {
  const [needed, unwanted] = byWebsite ? (['signInId', 'conversationId'] as const) : (['conversationId', 'signInId'] as const);
  if (input[needed] === undefined) throw refuseField(needed, 'required', 'This is where the words were said');
  if (input[unwanted] !== undefined) throw refuseField(unwanted, 'not-here', 'This is not for this caller');
}

/** The caller's own conversation, open or at least open when it was said. */
export async function refuseNotOpen(call: Call, input: SaidIn, open: boolean, tx: Transaction<Database>): Promise<void> {
  if (open) return;
  const closedAt = await closedByCaller(call, String(input.conversationId), tx);
  if (closedAt === null || Date.parse(input.saidAt) > closedAt.getTime()) throw refuse('conversation-not-open');
}

/** The same, and somebody who may speak about this: the customer, or whoever has authority for it (domain: who speaks). */
export async function refuseConversation(
  call: Call,
  input: SaidIn,
  facts: Pick<Facts, 'open' | 'speaker' | 'may'>,
  scope: AuthorityScope,
  tx: Transaction<Database>,
): Promise<void> {
  await refuseNotOpen(call, input, facts.open, tx);
  if (facts.speaker === 'representative' && !facts.may?.includes(scope)) throw refuse('no-authority');
}

/** Nobody is found under that id: said only to a caller who would hear of somebody, that is, in an open conversation. */
export async function whyNobody(call: Call, conversationId: string, tx: Transaction<Database>) {
  const speaker = await speakerInOpen(call, conversationId, tx);
  if (speaker === null) return 'conversation-not-open';
  return speaker === 'representative' ? 'no-authority' : 'not-found';
}

/** The level that counts: the one before the line dropped for what was said before. */
export const levelIn = (facts: Facts): number => (facts.open ? facts.level : facts.levelBefore);

/** When it was said to have been: a desk's clock may run ahead, and nothing begins, is parked or ends later than now. */
export function notAhead({ now }: Pick<Call, 'now'>, at: string): Date {
  return new Date(Math.min(Date.parse(at), now.getTime()));
}

/** Whether a desk's clock ran so far ahead that somebody should know. */
export function isAhead({ saidAt }: SaidIn, now: Date): boolean {
  return Date.parse(saidAt) - now.getTime() > CLOCK_AHEAD_MINUTES.value * 60_000;
}
