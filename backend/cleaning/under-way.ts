import type { ClientBase } from 'pg';

/** Another clean-up of this database has not ended. */
export class CleanUpUnderWay extends Error {
  constructor() {
    super('A clean-up of this database is under way already. This one ends here; nothing was changed.');
    this.name = 'CleanUpUnderWay';
  }
}

// The session's own lock: it goes with the connection, so a killed run leaves nothing to take away. A lock in a transaction would
// keep alive for the database the very rows that are to go.
const TAKE = `select pg_try_advisory_lock(hashtextextended('clean-up', 0)) as taken`;

/** Makes this session the one that cleans up, until it ends; throws `CleanUpUnderWay`. */
export async function takeTurn(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(TAKE);
  if (!rows[0]?.taken) throw new CleanUpUnderWay();
}
