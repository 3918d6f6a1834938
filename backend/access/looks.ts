import { organisationName } from '../../shared/codes/organisations.ts';
import type { Looked } from '../../shared/domain/access-copy.ts';
import { auditOutcome, auditReason, auditWhat } from '../../shared/domain/audit-words.ts';
import { everyOperation } from '../../shared/operations.ts';

/** On one day: what was done with a record, for which organisation, and how often. */
export type LookRow = {
  readonly day: string;
  readonly kind: string;
  readonly operation: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly organisation: string;
  readonly times: number;
  readonly unsaid: boolean;
};

/** The website is an organisation of its own (DSS touchpoint): what is done there the customer did. */
const WEBSITE = '0000000997';
const supervisors = new Set<string>(
  everyOperation.filter(({ row }) => row.roles.length === 1 && row.roles[0] === 'supervisor').map(({ name }) => name),
);

/** Each day somebody did something with the record: by their part in it and their organisation, never by name, and why. */
export function looksOf(rows: readonly LookRow[]): Looked[] {
  return rows.map((row) => {
    const worded = { ...row, which: null, decisions: null };
    return {
      day: row.day,
      what: auditWhat(worded),
      outcome: auditOutcome(worded),
      by: whose(row),
      why: auditReason(worded),
      times: row.times,
      ...(row.unsaid ? { unsaid: true } : {}),
    };
  });
}

function whose({ organisation, operation }: LookRow): string {
  if (organisation === WEBSITE) return 'you, on the website';
  const where = organisationName(organisation) ?? organisation;
  return supervisors.has(operation) ? `a supervisor at ${where}` : `an adviser or supervisor at ${where}`;
}
