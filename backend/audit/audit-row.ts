import type { AuditKind } from '../../shared/domain/audit.ts';
import type { Call } from '../call.ts';

/** What an audit row says besides who, when and for which organisation; never a personal value. */
export type AuditEntry = {
  readonly kind: AuditKind;
  /** The customer's id; the row keeps the alias alone. */
  readonly customerId?: string | null;
  readonly outcome: string;
  readonly reason?: string | null;
  readonly details?: Record<string, unknown> | null;
};

/** The columns that every audit row takes from the call. */
export const CALL_COLUMNS = 'actor, organisation, operation, request_id';

/** The values of `CALL_COLUMNS`. */
export function callValues(call: Call, operation: string): [string, string, string, string] {
  return [call.caller.sub, call.caller.touchpoint, operation, call.requestId];
}
