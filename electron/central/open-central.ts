import type { OperationName } from '../../shared/operations.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Session } from '../session/session.ts';
import type { Attempt } from './attempt.ts';
import { type Client, createClient, type Fetch } from './client.ts';
import { clockOffset } from './clock-offset.ts';
import { type Connection, createConnection } from './connection.ts';
import { healthProbe } from './probe.ts';

export type CentralParts = {
  /** Its address, without a trailing slash; it may change between sign-ins. */
  readonly server: () => string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly session: Pick<Session, 'token' | 'renewed' | 'ended'>;
  readonly log: Log;
  readonly newRequestId: () => string;
  readonly changed: (online: boolean) => void;
  /** This computer's clock is further from the central service's than it was, or nearer. */
  readonly clockChanged: () => void;
};

export type Central = {
  readonly client: Client;
  readonly connection: Connection;
  /** Milliseconds this computer's clock is ahead of the central service's (behind: negative); null while it is not known. */
  readonly clockOffsetMs: () => number | null;
  /** For somebody whose sign-in is not finished yet. */
  readonly clientAs: (token: string) => Client;
};

/** The way to the central service: its client, and whether it can be reached, each exchange logged by name and code. */
export function openCentral(parts: CentralParts): Central {
  const { server, clock, session, log } = parts;
  const offset = clockOffset({
    clock,
    changed: (ms) => {
      log.write({ event: 'clock-offset', ms });
      parts.clockChanged();
    },
  });
  const fetch = offset.listening(parts.fetch);
  const connection = createConnection({
    clock,
    probe: healthProbe(server, fetch),
    changed: (online) => {
      log.write({ event: 'connection', online });
      parts.changed(online);
    },
  });
  const observe = (operation: OperationName, attempt: Attempt<unknown>, ms: number) => {
    const end = attempt.ok
      ? { requestId: attempt.requestId }
      : { requestId: attempt.error.requestId, code: attempt.error.code, status: attempt.status };
    log.write({ event: 'exchange', operation, ms: Math.round(ms), ...end });
    connection.heard(attempt);
  };
  const known = { server, fetch, clock, newRequestId: parts.newRequestId, observe };
  const client = createClient({ ...known, token: session.token, renewed: session.renewed, ended: session.ended });
  return { client, connection, clockOffsetMs: offset.ms, clientAs: (token) => createClient({ ...known, token: () => token }) };
}
