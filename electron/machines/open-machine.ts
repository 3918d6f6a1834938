import { join } from 'node:path';
import type { MachineView } from '../../shared/desk.ts';
import { machineCode } from '../../shared/domain/machine.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Central } from '../central/open-central.ts';
import type { Clock } from '../clock.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import { errorLine, type Log } from '../log.ts';
import type { Outbox } from '../outbox/parts.ts';
import { realDisk } from '../sealed/disk.ts';
import type { Session } from '../session/session.ts';
import { machineState } from './machine-state.ts';
import { othersUnsent } from './others-unsent.ts';
import { createReporter, type HeldCopies, type Reporter } from './reporter.ts';
import { type LostParts, whenLost } from './when-lost.ts';

export type MachineParts = Pick<LostParts, 'destroyCopies' | 'machine' | 'newId'> & {
  readonly clock: Clock;
  readonly folder: string;
  readonly session: Pick<Session, 'state' | 'lost' | 'signOut' | 'token' | 'renewed'>;
  readonly keys: Pick<PersonKeys, 'folder'>;
  readonly outbox: Pick<Outbox, 'list' | 'settled' | 'record'>;
  readonly clientAs: Central['clientAs'];
  readonly online: () => boolean;
  readonly appVersion: string;
  readonly log: Log;
  readonly copies: () => HeldCopies;
};

/** This machine as the central service and the people at it know it. */
export type Machine = {
  readonly reporter: Reporter;
  readonly view: () => Promise<MachineView>;
  /** A sign-out that tells the central service first what stays. */
  readonly signOut: Session['signOut'];
  /** Another token than the refused one; first it is asked whether the one was refused because this machine is lost. */
  readonly renewed: Session['renewed'];
};

const NO_TOKEN: Attempt<unknown> = { ok: false, error: { code: 'signed-out' }, sent: 'no', status: null, retryAfter: null };

export function openMachine(parts: MachineParts): Machine {
  const { clock, session, outbox, machine, newId } = parts;
  const reporter = createReporter({
    ...{ clock, machine, newId, settled: outbox.settled, copies: parts.copies, appVersion: parts.appVersion },
    atWork: () => session.state().kind === 'signed-in',
    online: parts.online,
    state: () => machineState(outbox.list()),
    // With the token at hand: what another one is had for waits for this very report.
    send: async (report) => {
      const token = session.token() ?? (await session.renewed(null));
      return token === null ? NO_TOKEN : parts.clientAs(token).call('machines.report', report);
    },
    lost: whenLost({
      ...{ clock, machine, newId, record: outbox.record, destroyCopies: parts.destroyCopies, leave: session.lost },
      failed: (error) => parts.log.write(errorLine(error)),
    }),
  });
  // Whoever has gone is one of the others, also while their key is still being dropped.
  const ownFolder = () => (session.state().kind === 'signed-in' ? parts.keys.folder() : null);
  return {
    reporter,
    view: async () => ({
      code: machineCode(machine()),
      othersUnsent: await othersUnsent(realDisk, join(parts.folder, 'people'), ownFolder()),
    }),
    signOut: (how) => reporter.tell().then(() => session.signOut(how)),
    renewed: async (refused) => {
      const token = await session.renewed(refused);
      if (refused === null || token === null) return token;
      await reporter.tell(true);
      return session.token();
    },
  };
}
