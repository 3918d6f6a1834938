import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { faultOf, type JournalFault } from './journal-fault.ts';
import { readJournal, replaceJournal } from './journal-file.ts';
import { remembered, withHead } from './journal-head.ts';
import { BEGINNING, type Line, linkedAll } from './journal-line.ts';

/** What accepting did: what was wrong, where the old file is, and how many lines the new one has, and how many were not taken over. */
export type Accepted = {
  readonly fault: JournalFault;
  readonly aside: string;
  readonly lines: number;
  readonly beyond: number;
  readonly dropped: number;
};

const AUDIT = `insert into audit (actor, organisation, operation, kind, subject, outcome, details, request_id)
  values ('restore', '${PRIVACY_TEAM}', 'closing-journal', 'closing', null, 'accepted',
          jsonb_build_object('fault', $1::text, 'lines', $2::bigint, 'beyond', $3::bigint, 'dropped', $4::bigint), $5)`;

/**
 * Goes on without what is wrong with the file (an administrator has said so): it is set aside, and written anew from what the database
 * remembers of it and, where the file is whole up to further on, from the lines after that. Null where nothing is wrong.
 */
export async function acceptJournal(pool: pg.Pool, path: string, now: Date): Promise<Accepted | null> {
  const accepted = await withHead(
    pool,
    async (client, head) => {
      const reading = await readJournal(path, head);
      const fault = faultOf(reading, head);
      if (!fault) return null;
      const copy = await remembered(client);
      refuseUnlike(copy, head.hash);
      const beyond = reading.hashAt === head.hash ? reading.beyond : [];
      const foreign = reading.hashAt === head.hash ? 0 : Math.max(0, reading.end.position - head.position);
      const dropped = (reading.broken?.lines ?? 0) + foreign;
      const aside = `${path}.set-aside-${now.toISOString().replaceAll(':', '-')}`;
      await client.query(AUDIT, [fault, copy.length, beyond.length, dropped, randomUUID()]);
      await replaceJournal(path, [...copy, ...beyond], aside);
      return { fault, aside, lines: copy.length + beyond.length, beyond: beyond.length, dropped };
    },
    'wait',
  );
  return accepted ?? null;
}

/** What the database remembers has to be whole itself. */
function refuseUnlike(copy: readonly Line[], hash: string): void {
  const anew = linkedAll(BEGINNING, copy);
  const whole = anew.every((line, at) => line.hash === copy[at]?.hash && line.position === copy[at]?.position);
  if (!whole || (anew.at(-1) ?? BEGINNING).hash !== hash)
    throw new Error('What the database remembers of the journal has been changed too: restore an earlier back-up.');
}
