import type { AuditFilters } from '../../../shared/desk.ts';
import { AUDIT_KINDS, AUDIT_OUTCOMES, type AuditKind, type AuditOutcome } from '../../../shared/domain/audit.ts';

/** The filters as they are typed; nothing typed is an empty text. */
export type TypedFilters = {
  readonly actor: string;
  readonly kind: string;
  readonly outcome: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
};

export const NO_FILTERS: TypedFilters = { actor: '', kind: '', outcome: '', organisation: '', from: '', to: '' };

const any: readonly [string, string] = ['', 'Any'];
export const kindOptions = [any, ...Object.entries(AUDIT_KINDS)];
export const outcomeOptions = [any, ...Object.entries(AUDIT_OUTCOMES)];

/** What is asked of the central service: only what was typed, and the customer that was picked. */
export function filtersOf(typed: TypedFilters, customerId: string | null): AuditFilters {
  const { actor, kind, outcome, organisation, from, to } = typed;
  return {
    ...(actor.trim() ? { actor: actor.trim() } : {}),
    ...(kind ? { kind: kind as AuditKind } : {}),
    ...(outcome ? { outcome: outcome as AuditOutcome } : {}),
    ...(organisation ? { organisation } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(customerId ? { customerId } : {}),
  };
}
