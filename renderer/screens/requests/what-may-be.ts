import type { MayNotDecide } from '../../../shared/domain/deciding.ts';
import type { Request } from './requests-query.ts';

/** Whether something can be done with a request now, and if not, why not; null where it is no question at this step. */
export type May = { readonly may: true } | { readonly may: false; readonly why: string } | null;

const YES: May = { may: true };
const no = (why: string): May => ({ may: false, why });
export const isOpen = ({ step }: Pick<Request, 'step'>) => step !== 'completed' && step !== 'joined';

/** What a colleague holds is theirs to decide. */
const unlessHeld = ({ assignedToName, isMine }: Request): May =>
  assignedToName != null && isMine === false ? no(`${assignedToName} has this. Take it over before you decide.`) : YES;

/** Steps to check can be noted as long as a request is open. */
export const mayCheck = (request: Request): boolean => isOpen(request) && request.kind === 'rectification';

/** Who decides is a supervisor, and another than who logged it (domain: rectification). */
export function mayDecide(request: Request, roles: readonly string[]): May {
  if (request.step !== 'being-checked') return null;
  if (request.customerId === null) return no('This person is a customer no more: nothing of a record is left to decide.');
  if (!roles.includes('supervisor')) return no('A supervisor decides this, once it is checked.');
  if (!request.mayDecide) return no('You logged this yourself, or what joined it. Another supervisor decides it.');
  return unlessHeld(request);
}

/** What stays after closing is decided by a supervisor too, and another than who logged it. */
export function mayDecideEvidence(request: Request, roles: readonly string[]): May {
  if (request.closedReference === null || request.kind !== 'rectification' || request.step !== 'open') return null;
  if (!roles.includes('supervisor')) return no('A supervisor looks at what stays, and decides this.');
  if (!request.mayDecide) return no('You logged this yourself. Another supervisor decides it.');
  return unlessHeld(request);
}

/** The customer is told once everything is decided. */
export const mayTell = (request: Request): boolean => request.step === 'tell-customer';

/** More time: once, by a supervisor, never for a complaint, and only if the customer was told by the first due day. */
export function mayExtend(request: Request, roles: readonly string[]): May {
  if (!isOpen(request) || request.kind === 'complaint' || !roles.includes('supervisor')) return null;
  return request.extensionMonths === null ? YES : no('More time was taken once. It cannot be taken again.');
}

/** What a request can wait for: proof of who asks, once; of access, what the customer wants. A complaint waits for nothing. */
export function waitsOffered(request: Request): readonly ('proof' | 'customer')[] {
  const { kind, proofOn, proofAskedOn = proofOn, waitingFor, decision } = request;
  if (!isOpen(request) || decision || waitingFor || kind === 'complaint') return [];
  return [...(proofAskedOn === null ? (['proof'] as const) : []), ...(kind === 'access' ? (['customer'] as const) : [])];
}

/** Whether a request waits now for what it waited for when it was seen: the same thing, asked for on the same day. */
export const stillWaits = (seen: Request, now: Request): boolean =>
  isOpen(now) && now.waitingFor === seen.waitingFor && now.waitingSince === seen.waitingSince;

const NOT_AGAIN: Record<MayNotDecide, string> = {
  'not-a-supervisor': 'A supervisor opens this again.',
  'four-eyes': 'You logged this yourself, or what joined it. Another supervisor opens it again.',
  'privacy-team': 'The privacy team opens this again. Note why it should.',
};

/** A finished request with something decided is opened again by a supervisor who may decide it. */
export function mayReopen(request: Request, roles: readonly string[]): May {
  const { step, kind, decision, mayDecide: may, mayNotDecide } = request;
  if (step !== 'completed' || !(kind === 'rectification' || decision) || !roles.includes('supervisor')) return null;
  return may ? YES : no(NOT_AGAIN[mayNotDecide ?? 'four-eyes']);
}

/** What was decided on a call is looked at by a supervisor, and another than who did it. */
export const mayLook = ({ lookAt, mayDecide: isOther }: Request, roles: readonly string[]): boolean =>
  lookAt === 'to-look' && isOther && roles.includes('supervisor');
