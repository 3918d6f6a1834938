import { randomUUID } from 'node:crypto';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { headsUpTo } from './heads-after.ts';

/** Asks a database that was just restored. */
export type Ask = <Row>(text: string, values?: unknown[]) => Promise<{ readonly rows: Row[] }>;
type Around = { readonly heads: string; readonly now: Date; readonly say: (line: string) => void };

const AUDIT = `insert into audit (actor, organisation, operation, kind, outcome, request_id) values ('restore', '${PRIVACY_TEAM}', 'restore', 'restore', 'done', $1)`;
const TIP = 'select coalesce(max(position), 0)::int as position from audit_chain';

/**
 * What a restored database needs besides what was in the back-up: desks that follow changes begin anew, the audit says that it was restored,
 * and the file of its signed heads ends where its chain does.
 */
export async function afterRestore(ask: Ask, { heads, now, say }: Around): Promise<void> {
  await ask('update change_feed set id = gen_random_uuid()');
  await ask(AUDIT, [randomUUID()]);
  const { rows } = await ask<{ position: number }>(TIP);
  try {
    const aside = await headsUpTo(heads, rows[0]?.position ?? 0, now);
    if (aside) say(`The audit ends where the back-up's did; what was signed beyond is in ${aside}`);
  } catch (error) {
    say(
      `The file of the audit's signed heads cannot be changed from here (${(error as NodeJS.ErrnoException).code}): see docs/back-ups.md.`,
    );
  }
}
