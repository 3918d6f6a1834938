import type { KeyObject } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../shared/operation.ts';
import type { Call } from './call.ts';
import type { Verified } from './identity/caller.ts';
import type { CallLimits } from './limits/call-limits.ts';
import { refuse } from './refusal.ts';

/** What letting somebody in stands on. `verify`: Authorization header to caller. `knows`: whether an organisation is one of ours. */
export type Door = {
  readonly verify: (authorization: string | undefined) => Promise<Verified>;
  readonly knows: (touchpoint: string) => Promise<boolean>;
  /** Behind the central share of every desk's keys. */
  readonly deskKeySecret: KeyObject;
  readonly now: () => Date;
};

/** Who calls, verified and counted, and until when the token says so. */
export async function callOf(door: Door, limits: CallLimits, request: FastifyRequest): Promise<Call & { until: number }> {
  const { until, ...caller } = await door.verify(request.headers.authorization);
  // Outside what is audited: a flood must not fill the audit.
  await limits.person(request, caller);
  return { caller, until, requestId: request.id, now: door.now(), deskKeySecret: door.deskKeySecret };
}

/** Lets in who is of a known organisation and in one of these roles. */
export async function admit(door: Door, { caller }: Call, roles: readonly Role[]): Promise<void> {
  if (!(await door.knows(caller.touchpoint))) throw refuse('forbidden');
  if (!roles.some((role) => caller.roles.includes(role))) throw refuse('forbidden');
}
