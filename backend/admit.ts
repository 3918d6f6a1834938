import type { KeyObject } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../shared/operation.ts';
import type { ProblemCode } from '../shared/problem.ts';
import type { Call } from './call.ts';
import type { Caller, Verified } from './identity/caller.ts';
import type { RevokedTokens } from './identity/revoked-tokens.ts';
import { traceOf } from './identity/token-trace.ts';
import type { CallLimits } from './limits/call-limits.ts';
import { refuse } from './refusal.ts';

/** What letting somebody in stands on. `verify`: Authorization header to caller. `knows`: whether an organisation is one of ours. */
export type Door = {
  readonly verify: (authorization: string | undefined) => Promise<Verified>;
  readonly knows: (touchpoint: string) => Promise<boolean>;
  /** Takes note of who works here, before they learn of anything: a complaint may be about them. */
  readonly meet: (caller: Caller, now: Date) => Promise<void>;
  /** Whether anything is answered at all: not before the closing journal has been replayed (decision 35). */
  readonly open: () => boolean;
  /** Tokens that verify and are refused all the same: their machine is lost. */
  readonly revoked: RevokedTokens;
  /** Behind the central share of every desk's keys. */
  readonly deskKeySecret: KeyObject;
  readonly now: () => Date;
};

/** Who calls, verified and counted, and until when the token says so. */
export async function callOf(door: Door, limits: CallLimits, request: FastifyRequest): Promise<Call & { until: number }> {
  if (!door.open()) throw refuse('unavailable');
  const { authorization } = request.headers;
  const { until, ...caller } = await door.verify(authorization);
  // Outside what is audited: a flood must not fill the audit.
  await limits.person(request, caller);
  const token = () => traceOf(authorization);
  return { caller, until, requestId: request.id, now: door.now(), token, deskKeySecret: door.deskKeySecret };
}

/** Whether a token is one of a lost machine's. */
export const isOfLostMachine = ({ revoked }: Pick<Door, 'revoked'>, { token }: Pick<Call, 'token'>): boolean =>
  revoked.size() > 0 && revoked.has(token().hash.toString('base64'));

/** Lets in who is of a known organisation and in one of these roles. A lost machine's token is refused, as `ofLost` says. */
export async function admit(
  door: Door,
  call: Call,
  roles: readonly Role[],
  ofLost: ProblemCode = 'unauthenticated',
): Promise<void> {
  const { caller } = call;
  if (isOfLostMachine(door, call)) throw refuse(ofLost, { nobody: true });
  if (!(await door.knows(caller.touchpoint))) throw refuse('forbidden');
  if (!roles.some((role) => caller.roles.includes(role))) throw refuse('forbidden');
  await door.meet(caller, call.now);
}
