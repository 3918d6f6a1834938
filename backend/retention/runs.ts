import type pg from 'pg';
import type { HeldBecause, Retained, RetentionRule } from '../../shared/domain/retention-run.ts';

/** A run that goes on. */
export type Run = {
  readonly id: string;
  readonly what: Retained;
  readonly upTo: string;
  readonly organisation: string | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly approvedBy: string;
};

/** One thing of a run, whose turn has come. */
export type Item = {
  readonly id: string;
  readonly organisation: string;
  readonly rule: RetentionRule;
  readonly dueOn: string;
  readonly subject: string;
};

/** What became of an item: gone, of whose record (the alias); or held, why, and by which request. */
export type Ended =
  | { readonly state: 'done'; readonly alias: string | null; readonly closingId?: string }
  | { readonly state: 'held'; readonly because: HeldBecause; readonly by: string | null };

export const notDue: Ended = { state: 'held', because: 'not-due-any-more', by: null };
export const notThere: Ended = { state: 'held', because: 'not-there-any-more', by: null };

/** SQL: the columns of a run `r`. */
export const RUN = `r.id, r.what, r.up_to::text as "upTo", r.organisation, r.proposed_by as "proposedBy",
  r.proposed_by_name as "proposedByName", r.decided_by as "approvedBy"`;

const AUDIT = `insert into audit (actor, organisation, operation, kind, subject, outcome, reason, details, request_id)
  values ('retention', $1, 'retention', $2, $3::uuid, $4, $5, $6::jsonb, $7)`;

/** Audits what a run did by itself: nobody's call. */
export async function audit(
  client: pg.ClientBase,
  entry: {
    readonly organisation: string;
    readonly kind?: 'retention' | 'closing';
    readonly alias?: string | null;
    readonly outcome: string;
    readonly reason?: string;
    readonly details: Readonly<Record<string, unknown>>;
    readonly requestId: string;
  },
): Promise<void> {
  const { organisation, kind = 'retention', alias = null, outcome, reason = null, details, requestId } = entry;
  await client.query(AUDIT, [organisation, kind, alias, outcome, reason, JSON.stringify(details), requestId]);
}
