import { organisationName } from '../../shared/codes/organisations.ts';
import { BYTE_ORDER_MARK, csvRecord } from '../../shared/csv.ts';
import type { AuditFilters } from '../../shared/desk.ts';
import { auditOutcome, auditReason, auditWhat } from '../../shared/domain/audit-words.ts';
import { EXPORTED_AT_ONCE } from '../../shared/domain/limits.ts';
import type { Input, OperationName, Output } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Clock } from '../clock.ts';
import { whyNotWritten } from '../sealed/disk.ts';

type Page = Output<'audit.list'>;

export type ExportParts = {
  readonly ask: (name: OperationName, input: Record<string, unknown>) => Promise<Attempt<unknown>>;
  /** Asks the person for a place; null when they changed their mind. */
  readonly askWhere: (suggested: string) => Promise<string | null>;
  /** Writes a file whole or not at all. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly clock: Clock;
};

/** What was written: how many rows, and whether there would have been more. */
export type Exported = { readonly rows: number; readonly more: boolean };

const PAGE = 100;
const PATIENCE = 10;
const HEADINGS = [
  ...['When (UTC)', 'Who', 'Name', 'Organisation', 'Organisation name', 'What', 'Customer (alias)', 'Outcome', 'Why', 'Found'],
  ...['Kind', 'Operation', 'Request'],
];

/**
 * Writes what the filters find into a file of the person's choosing, newest first; null when they choose none. The central service
 * audits each page as an export. Nothing is on the disk before all of it is there.
 */
export async function exportAudit(parts: ExportParts, filters: AuditFilters): Promise<Result<Exported | null>> {
  const day = new Date(parts.clock.now()).toISOString().slice(0, 10);
  const path = await parts.askWhere(`audit-${day}.csv`);
  if (path === null) return { ok: true, value: null };
  const found = await everyPage(parts, filters);
  if (!found.ok) return found;
  const { records, ...exported } = found.value;
  try {
    await parts.write(path, Buffer.from(BYTE_ORDER_MARK + csvRecord(HEADINGS) + records.join('')));
  } catch (error) {
    return { ok: false, error: { code: whyNotWritten(error) } };
  }
  return { ok: true, value: exported };
}

async function everyPage(
  parts: ExportParts,
  filters: AuditFilters,
): Promise<Result<Exported & { readonly records: readonly string[] }>> {
  const records: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await pageOf(parts, { ...filters, limit: PAGE, forExport: true, ...(cursor ? { cursor } : {}) });
    if (!page.ok) return page;
    records.push(...page.value.items.map((item) => csvRecord(fieldsOf(item))));
    cursor = page.value.next;
  } while (cursor && records.length < EXPORTED_AT_ONCE);
  return { ok: true, value: { records, rows: records.length, more: cursor !== null } };
}

/** One page; waits where the central service asks to. */
async function pageOf({ ask, clock }: ExportParts, input: Input<'audit.list'>): Promise<Result<Page>> {
  for (let tries = 1; ; tries++) {
    const attempt = await ask('audit.list', input);
    if (attempt.ok) return { ok: true, value: attempt.value as Page };
    const error: Failure = attempt.error;
    if (error.code !== 'rate-limited' || tries === PATIENCE) return { ok: false, error };
    await new Promise<void>((later) => void clock.after(attempt.retryAfter ?? 5_000, later));
  }
}

function fieldsOf(item: Page['items'][number]): string[] {
  const { at, actor, actorName, organisation, subject, results, kind, operation, requestId } = item;
  const who = [at, actor, actorName ?? '', organisation, organisationName(organisation) ?? ''];
  return [
    ...who,
    auditWhat(item),
    subject ?? '',
    auditOutcome(item),
    auditReason(item),
    String(results ?? ''),
    kind,
    operation,
    requestId,
  ];
}
