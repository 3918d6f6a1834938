import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app } from 'electron';
import { v7 } from 'uuid';
import type { Change, SyncState } from '../shared/desk.ts';
import type { DeskEvent } from '../shared/operations/desk-events.ts';
import type { Input, OperationName, Output } from '../shared/operations.ts';
import type { Failure } from '../shared/problem.ts';
import type { SessionState } from '../shared/session-state.ts';
import { netFetch } from './central/net-fetch.ts';
import type { Central } from './central/open-central.ts';
import { openChanges } from './changes/open-changes.ts';
import type { Clock } from './clock.ts';
import { askedToStop } from './copies/lay-over.ts';
import { type OpenCopies, openCopies } from './copies/open-copies.ts';
import { ownPromises } from './copies/own-promises.ts';
import type { PersonKeys } from './keys/person-keys.ts';
import { type KeptDrafts, keptDrafts } from './lock/kept-drafts.ts';
import { errorLine, type Log } from './log.ts';
import { type Machine, openMachine } from './machines/open-machine.ts';
import { hasSealedWork } from './outbox/closed-work.ts';
import { openOutbox } from './outbox/open-outbox.ts';
import type { Outbox } from './outbox/parts.ts';
import { createReminders } from './reminders/reminders.ts';
import { realDisk } from './sealed/disk.ts';
import { personStore } from './sealed/person-store.ts';
import type { Session } from './session/session.ts';

export type WorkParts = {
  readonly clock: Clock;
  readonly folder: string;
  readonly central: Central;
  readonly session: Session;
  readonly keys: PersonKeys;
  readonly server: () => string;
  readonly machine: () => string;
  readonly log: Log;
  readonly tell: (change: Change) => void;
  readonly notify: (title: string, body: string, pressed?: () => void) => void;
  /** Whether whoever is at work wants to be reminded of what is due, and whether at night too. */
  readonly reminded: () => boolean;
  readonly remindAtAnyTime: boolean;
  /** Goes to a place of the page, after unlocking where it is locked. */
  readonly goTo: (path: string) => void;
  /** Hours that a copy of a record may last. */
  readonly copyHours: () => number;
  /** Drops what is being typed about a customer. */
  readonly dropDrafts: (customerId: string) => void;
};

/** What people at this desk work on and with: what is unsent, the copies of the day, what changes elsewhere, this machine. */
export type Work = {
  readonly outbox: Outbox;
  readonly copies: OpenCopies;
  readonly here: Machine;
  /** What is being typed into the work on requests. */
  readonly typed: KeptDrafts;
  /** Has the audit told what happened at this desk; why not, where it cannot be. */
  readonly note: (event: DeskEvent) => Promise<Failure | null>;
  readonly sync: () => SyncState;
  /** How much is unsent, and how much of it would go with the app. */
  readonly left: () => { readonly unsent: number; readonly atRisk: number };
  /** Somebody is at work, and their key may be open. */
  readonly begun: () => void;
  /** Every change of the session, once the desk has been locked or opened for it. */
  readonly sessionChanged: (state: SessionState) => void;
  readonly online: () => void;
  readonly destroyCopies: () => Promise<{ readonly destroyed: number }>;
  /** Asks the central service. What is recorded here and has not been received is laid over a record and over promises. */
  readonly ask: Central['client']['call'];
  /** What serves from this machine while the central service cannot be reached. */
  readonly offline: OpenCopies['offline'];
  /** Hears what the central service answered. */
  readonly heard: (operation: OperationName, input: Record<string, unknown>, output: unknown) => void;
  readonly signOut: Session['signOut'];
};

/** Puts the parts of the work together; who is at work is told to it. */
export function openWork(parts: WorkParts): Work {
  const { clock, central, session, keys, machine, log, tell } = parts;
  const { client, connection } = central;
  const people = join(parts.folder, 'people');
  const changes = openChanges({
    // Not among the exchanges that a lock gives up: it is stopped with the session.
    ...{ server: parts.server, fetch: netFetch, clock, newRequestId: randomUUID },
    // A machine that was reported lost hears of it before another token is used.
    session: { ...session, renewed: (refused) => here.renewed(refused) },
    ...{ connection, isOwn: (commandId) => outbox.isOwn(commandId), log },
    tell: (change) => {
      promises.changed(change);
      tell(change);
    },
    closed: (customerId) => accountClosed(customerId),
    missed: () => copies.compare(),
  });
  const openStore = personStore({ keys, disk: realDisk, failed: (error) => log.write(errorLine(error)) });
  const tellSync = (counts = outbox.unsent()) => tell({ kind: 'sync', sync: sync(counts) });
  const { outbox, kept, whom } = openOutbox({
    ...{ clock, send: client.call, online: connection.online, tell, newId: v7, machine, keys, log, openStore },
    counted: (counts) => {
      here.reporter.soon();
      tellSync(counts);
    },
    notify: parts.notify,
    received: (operation, input) => promises.received(operation, input),
    accountClosed: (customerId, how) => {
      accountClosed(customerId);
      // The page learns of its own closing from the answer.
      if (how === 'refused') tell({ kind: 'customer-changed', customerId, what: 'closed' });
    },
  });
  const note = async (event: DeskEvent): Promise<Failure | null> => {
    const recorded = await outbox.record('deskEvents.record', { commandId: v7(), machineId: machine(), events: [event] });
    return recorded.ok ? null : recorded.error;
  };
  const copies = openCopies({
    ...{ clock, ask: client.call, online: connection.online, newId: v7, machine, openStore, whose: keys.whose, outbox, note },
    hours: parts.copyHours,
    changed: (day) => tell({ kind: 'day', day }),
    foundClosed: (customerId) => {
      accountClosed(customerId);
      tell({ kind: 'customer-changed', customerId, what: 'closed' });
    },
  });
  const who = () => {
    const state = session.state();
    return state.kind === 'signed-in' ? state.who : null;
  };
  const promises = ownPromises({
    ...{ clock, newId: v7, whose: keys.whose, openStore, online: connection.online, unsent: outbox.list, who },
    ask: (input) => client.call('promises.list', input),
    nameOf: (customerId) => {
      const copy = copies.of(customerId);
      return copy && `${copy.givenName} ${copy.familyName}`;
    },
  });
  const reminders = createReminders({
    ...{ clock, newId: v7, whose: keys.whose, openStore, online: connection.online },
    ...{ notify: parts.notify, wanted: parts.reminded },
    who: () => {
      const now = who();
      return now && `${now.name} ${now.touchpoint}`;
    },
    due: async () => {
      const attempt = await client.call('requests.reminders', {});
      return attempt.ok ? (attempt.value as Output<'requests.reminders'>) : null;
    },
    atAnyTime: parts.remindAtAnyTime,
    open: (requestId) => parts.goTo(requestId === null ? '/requests' : `/requests/${requestId}`),
  });
  const typed = keptDrafts({ newName: v7, now: clock.now, openStore, whose: keys.whose });
  /** Nothing that was held here of a customer outlives their account. */
  const accountClosed = (customerId: string) => {
    copies.closed(customerId);
    promises.closed(customerId);
    outbox.closed(customerId);
    whom.drop(customerId);
    parts.dropDrafts(customerId);
    typed.dropAbout(customerId);
  };
  const destroyCopies = async () => ({ destroyed: await copies.destroy('lost') });
  const here = openMachine({
    ...{ clock, folder: parts.folder, session, keys, outbox, machine, log, newId: v7, clientAs: central.clientAs },
    ...{ online: connection.online, copies: copies.held, destroyCopies, appVersion: app.getVersion() },
  });

  /** There is sealed work here that nobody's key can be had for. */
  let closed = false;
  const lookForClosed = async (withoutKeys: boolean) => {
    const found = withoutKeys && (await hasSealedWork(people, realDisk));
    if (found === closed) return;
    closed = found;
    tellSync();
  };
  const sync = (counts = outbox.unsent()): SyncState => ({
    online: connection.online(),
    ...counts,
    kept: outbox.atRisk() === 0 && outbox.kept(),
    clockOffMs: central.clockOffsetMs(),
    closed,
  });
  const begun = () => {
    kept.begin();
    copies.begin();
    promises.begin();
    reminders.begin();
    typed.begin();
  };

  return {
    ...{ outbox, copies, here, typed, sync, begun, destroyCopies, note },
    ask: async (operation, input) => {
      if (operation === 'promises.list') return promises.list(input as Input<'promises.list'>);
      const attempt = await client.call(operation, input);
      if (!attempt.ok || operation !== 'customers.read') return attempt;
      const value = attempt.value as Output<'customers.read'>;
      return value.status === 'closed' ? attempt : { ...attempt, value: { ...value, ...askedToStop(value.id, outbox.list()) } };
    },
    offline: async (operation, input) =>
      operation === 'promises.list' ? promises.offline(input as Input<'promises.list'>) : copies.offline(operation, input),
    left: () => ({ unsent: outbox.unsent().unsent, atRisk: outbox.atRisk() }),
    sessionChanged: (state) => {
      if (state.kind === 'signed-in') {
        begun();
        changes.start();
      } else {
        whom.forget();
        copies.end();
        promises.end();
        reminders.end();
        typed.end();
        kept.end();
        changes.stop();
      }
      void lookForClosed(state.kind === 'signed-in' && !state.keptHere);
    },
    online: () => {
      copies.compare();
      changes.connected();
      here.reporter.now();
      reminders.look();
      promises.online();
    },
    heard: (operation, input, output) => {
      whom.heard(operation, output);
      copies.heard(operation, input, output);
      promises.heard(operation, output);
      if (isClosed(operation, output)) accountClosed(String(input.customerId));
    },
    signOut: async (how) => {
      // While the central service still takes this person's word for it.
      if (how.loseUnsent || outbox.atRisk() === 0) await copies.leave();
      return here.signOut(how);
    },
  };
}

const isClosed = (operation: OperationName, output: unknown): boolean =>
  operation === 'customers.read' && (output as Output<'customers.read'>).status === 'closed';
