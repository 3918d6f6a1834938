import { type Clock, instantOf } from '../clock.ts';
import type { Outbox } from '../outbox/parts.ts';

export type LostParts = {
  readonly clock: Clock;
  /** Destroys every sealed copy of a customer's record on this machine. */
  readonly destroyCopies: () => Promise<{ readonly destroyed: number }>;
  readonly record: Outbox['record'];
  readonly machine: () => string;
  readonly newId: () => string;
  /** Whoever is at work goes, and no passcode opens this machine any more. */
  readonly leave: () => Promise<void>;
  readonly failed: (error: unknown) => void;
};

/**
 * What to do when the central service says that this machine was reported lost: destroy its copies, write down that it was done,
 * and sign out. What is unsent stays sealed; it is sent when the machine is found and its person signs in.
 */
export function whenLost(parts: LostParts): () => Promise<void> {
  let under: Promise<void> | null = null;
  const act = async () => {
    try {
      const { destroyed } = await parts.destroyCopies();
      const event = { kind: 'copies-destroyed', at: instantOf(parts.clock), count: destroyed, why: 'lost' };
      // Sealed with the rest, while its person's key is open.
      if (destroyed > 0)
        await parts.record('deskEvents.record', { commandId: parts.newId(), machineId: parts.machine(), events: [event] });
    } catch (error) {
      // A file that does not go must not keep somebody signed in.
      parts.failed(error);
    }
    await parts.leave();
  };
  return () => {
    under ??= act().finally(() => {
      under = null;
    });
    return under;
  };
}
