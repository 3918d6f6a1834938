import type { Input, Output } from '../../shared/operations.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Clock } from '../clock.ts';
import type { MachineState } from './machine-state.ts';

/** Sealed copies of customers' records on this machine: how many, and when the last expires. */
export type HeldCopies = { readonly count: number; readonly until: string | null };

export type ReporterParts = {
  readonly clock: Clock;
  /** Somebody is signed in and at the desk. */
  readonly atWork: () => boolean;
  readonly online: () => boolean;
  /** Kept once it is known what lies sealed on the disk for whoever is at work. */
  readonly settled: () => Promise<void>;
  readonly state: () => MachineState;
  readonly copies: () => HeldCopies;
  readonly machine: () => string;
  readonly appVersion: string;
  readonly newId: () => string;
  readonly send: (input: Input<'machines.report'>) => Promise<Attempt<unknown>>;
  /** The central service says that this machine was reported lost. */
  readonly lost: () => Promise<void>;
};

/** Tells the central service how this machine stands. It fails in silence: the next report says all there is to say. */
export type Reporter = {
  /** Somebody is at work, the connection is back, or the token is another. */
  readonly now: () => void;
  /** The numbers may have changed. */
  readonly soon: () => void;
  /**
   * Reports and waits for the answer, and what follows from it, but no longer than a moment. `reached`: the central service has just
   * been heard, whatever is thought of the connection.
   */
  readonly tell: (reached?: boolean) => Promise<void>;
  readonly stop: () => void;
};

/** Milliseconds between two reports when nothing changes, and at least when something does; and how long numbers may settle. */
const EVERY = 600_000;
const AT_LEAST = 30_000;
const SETTLE = 1_000;
const MOMENT = 2_000;

export function createReporter(parts: ReporterParts): Reporter {
  const { clock } = parts;
  let flying: Promise<void> | null = null;
  let again = false;
  let began = Number.NEGATIVE_INFINITY;
  let told: string | null = null;
  let offset: number | undefined;
  let planned = Number.POSITIVE_INFINITY;
  let cancel = () => {};

  const mayReport = (reached: boolean) => parts.atWork() && (reached || parts.online());
  const report = async (reached: boolean): Promise<void> => {
    if (!mayReport(reached)) return;
    await parts.settled();
    if (!mayReport(reached)) return;
    const [state, { count, until }] = [parts.state(), parts.copies()];
    const sentAt = clock.now();
    began = clock.ticks();
    const attempt = await parts.send({
      ...{ commandId: parts.newId(), machineId: parts.machine(), ...state, copies: count, copiesUntil: until },
      appVersion: parts.appVersion,
      ...(offset === undefined ? {} : { clockOffsetMs: offset }),
    });
    if (!attempt.ok) return attempt.error.code === 'machine-lost' ? parts.lost() : undefined;
    const answer = attempt.value as Output<'machines.report'>;
    told = print(state);
    offset = Math.round(Date.parse(answer.receivedAt) - (sentAt + clock.now()) / 2);
    if (answer.lost || answer.destroyCopies) await parts.lost();
  };

  const plan = (wait: number) => {
    const due = clock.ticks() + wait;
    if (due >= planned) return;
    cancel();
    planned = due;
    cancel = clock.after(wait, () => {
      planned = Number.POSITIVE_INFINITY;
      now();
    });
  };
  const once = (reached = false) =>
    report(reached)
      .catch(() => undefined)
      .finally(() => plan(EVERY));
  const now = () => {
    if (flying) {
      again = true;
      return;
    }
    flying = once().finally(() => {
      flying = null;
      if (!again) return;
      again = false;
      now();
    });
  };

  return {
    now,
    soon: () => {
      if (!mayReport(false)) return;
      const wait = Math.max(SETTLE, began + AT_LEAST - clock.ticks());
      // Everything unsent is gone through to see whether it is worth it: not where a report is due by then anyhow.
      if (clock.ticks() + wait >= planned || print(parts.state()) === told) return;
      plan(wait);
    },
    tell: (reached = false) =>
      new Promise((done) => {
        const stop = clock.after(MOMENT, done);
        void (flying ?? Promise.resolve())
          .then(() => once(reached))
          .then(() => {
            stop();
            done();
          });
      }),
    stop: () => cancel(),
  };
}

/** A report is worth sending again when this changes; what is under way this moment is not looked at. */
function print({ waiting, sending, askingAgain, ...rest }: MachineState): string {
  return JSON.stringify({ ...rest, moving: waiting + sending + askingAgain });
}
