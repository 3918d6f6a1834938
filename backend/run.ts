import { setTimeout as pause } from 'node:timers/promises';
import type { Server as SecureServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { startSealing } from './audit/sealer.ts';
import { witnessOf } from './audit/witness.ts';
import { openChanges } from './changes/open-changes.ts';
import { startDestroying } from './closing/destroy-due.ts';
import { followJournal, type Journal } from './closing/journal.ts';
import { journalPath } from './closing/journal-file.ts';
import { type Connected, connect } from './database/connect.ts';
import { isMigrated, migrate } from './database/migrate.ts';
import type { Environment } from './environment.ts';
import { failureOf } from './failure.ts';
import { ensureOrganisations, knownOrganisations } from './identity/organisations.ts';
import { peopleIn } from './identity/people.ts';
import { type Identity, identityInLocalMode } from './identity/provider/in-local-mode.ts';
import { revokedTokens } from './identity/revoked-tokens.ts';
import { makeVerifier, trustFor } from './identity/verify.ts';
import { arrivalOf } from './limits/arrival.ts';
import { ensureNotices } from './notice/load.ts';
import { atOnce, handlersWith } from './operations/handlers.ts';
import { startRetention } from './retention/run-due.ts';
import { deskKeySecret, idempotencySecret } from './secret.ts';
import { createServer } from './server.ts';
import { ensureRecipients } from './sharing/recipients.ts';
import { sweepHourly } from './sweep.ts';
import type { Progress } from './synthetic/progress.ts';

/** How long calls in flight may take once the backend is told to stop. */
const STOP_SECONDS = 20;
/** How long the door is not even there while the closing journal is compared. */
const FIRST_LOOK_MS = 2_000;

/** A backend that serves. `stop` lets calls in flight finish, then the pool, then the embedded database. */
export type Running = {
  readonly url: string;
  readonly database: Connected['kind'];
  readonly pool: pg.Pool;
  /** The local identity's provider; null when there is none. */
  readonly issuer: string | null;
  /** Reads the certificate and key again; throws, and keeps the ones in use, where they are faulty. Null without TLS here. */
  readonly renewTls: (() => void) | null;
  readonly stop: () => Promise<void>;
};

type OnProgress = (progress: Progress) => void;

/**
 * Starts everything in order: database, schema, data that comes with the code, people, identity, server.
 * `onProgress` hears of a first filling with synthetic people.
 */
export async function runBackend(
  environment: Environment,
  say: (line: string) => void,
  onProgress?: OnProgress,
): Promise<Running> {
  const told = (error: unknown) => say(`The local identity failed: ${JSON.stringify(failureOf(error).unexpected)}`);
  const identity = await identityInLocalMode(environment, told);
  try {
    return await withDatabase(environment, identity, say, onProgress);
  } catch (error) {
    await identity?.stop();
    throw error;
  }
}

async function withDatabase(
  environment: Environment,
  identity: Identity | null,
  say: (line: string) => void,
  onProgress?: OnProgress,
): Promise<Running> {
  const database = await connect({
    url: environment.DATABASE_URL,
    ownerUrl: environment.DATABASE_OWNER_URL,
    dataFolder: environment.DATA_FOLDER,
  });
  try {
    if (database.fresh) say('The embedded database is for trying out: it survives a crash of the program, not a power cut.');
    await prepare(database, environment, onProgress);
    return await serve(database, identity, environment);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function serve(database: Connected, identity: Identity | null, environment: Environment): Promise<Running> {
  const pool = database.pool();
  const failed = (what: string) => (error: unknown) => app.log.error({ failure: failureOf(error).unexpected }, what);
  const { feed, wake } = openChanges(pool, environment.DATABASE_URL, (error) => failed('following changes failed')(error));
  let app: FastifyInstance;
  let journal: Journal | undefined;
  try {
    const arrival = arrivalOf(environment);
    const witness = witnessOf(environment);
    journal = followJournal(pool, journalPath(environment), {
      words: (text) => app.log.error(text),
      failed: (error) => failed('following the closing journal failed')(error),
    });
    const followed = journal;
    const revoked = revokedTokens(pool);
    await revoked.look();
    app = createServer({
      ...{ pool, feed, changed: wake.call },
      verify: makeVerifier(await trustFor(environment)),
      revoked,
      knows: knownOrganisations(pool),
      meet: peopleIn(pool),
      arrival,
      handlers: handlersWith(witness, environment.SAFETY_NET_HOURS),
      atOnce,
      secret: idempotencySecret(environment.IDEMPOTENCY_SECRET, environment.DATA_FOLDER),
      deskKeySecret: deskKeySecret(environment.DESK_KEY_SECRET, environment.DATA_FOLDER),
      ready: () => isMigrated(pool),
      ...{ open: followed.open, standing: followed.standing },
      log: { level: environment.LOG_LEVEL, stream: process.stderr },
      now: () => new Date(),
    });
    // As a rule there is nothing to replay, and whoever comes first is served; else it goes on behind a shut door.
    await Promise.race([followed.look(), pause(FIRST_LOOK_MS, null, { ref: false })]);
    const url = await app.listen({ host: environment.HOST, port: environment.PORT });
    const stopSweeping = sweepHourly(pool, failed('sweep failed'));
    const stopDestroying = startDestroying(pool, followed.open, failed('destroying what is due failed'));
    const stopRetention = startRetention({
      ...{ pool, safetyNetHours: environment.SAFETY_NET_HOURS, open: followed.open },
      failed: failed('a destruction run failed'),
    });
    const stopSealing = startSealing(pool, witness, failed('sealing the audit failed'));
    const stopFollowing = revoked.follow(failed('looking for revoked tokens failed'));
    const stop = async () => {
      const impatient = setTimeout(() => app.server.closeAllConnections(), STOP_SECONDS * 1_000);
      // A connection whose last call was in flight is kept open for the next one, which is not to come.
      const tidy = setInterval(() => app.server.closeIdleConnections(), 100);
      await app.close();
      clearInterval(tidy);
      clearTimeout(impatient);
      await identity?.stop();
      await stopSweeping();
      await stopDestroying();
      await followed.stop();
      await stopRetention();
      await stopFollowing();
      await stopSealing();
      await wake.stop();
      await pool.end();
      await database.stop();
    };
    const renewTls =
      arrival.tls && (() => (app.server as unknown as SecureServer).setSecureContext(arrivalOf(environment).tls ?? {}));
    return { url, database: database.kind, pool, issuer: identity?.issuer ?? null, renewTls, stop };
  } catch (error) {
    await journal?.stop();
    await wake.stop();
    await pool.end();
    throw error;
  }
}

async function prepare(database: Connected, environment: Environment, onProgress?: OnProgress): Promise<void> {
  const owner = database.ownerPool();
  try {
    await migrate(owner, database.appRole);
    await ensureOrganisations(owner);
    await ensureNotices(owner);
    await ensureRecipients(owner);
    if (environment.CUSTOMERS > 0) await fill(owner, environment, onProgress);
  } finally {
    await owner.end();
  }
}

async function fill(owner: pg.Pool, { CUSTOMERS, SEED, EXAMPLE_REQUESTS }: Environment, onProgress?: OnProgress): Promise<void> {
  const { rowCount } = await owner.query('select from customers limit 1');
  if (rowCount) return;
  const { loadSynthetic } = await import('./synthetic/load.ts');
  await loadSynthetic(owner, { customers: CUSTOMERS, seed: SEED, examples: EXAMPLE_REQUESTS, onProgress });
}
