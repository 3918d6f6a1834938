import type { Clock } from '../clock.ts';
import type { Counts } from './parts.ts';

/** Milliseconds after which what waits is worth a word from the system. */
export const WAITS_LONG = 3_600_000;
const LOOK = 60_000;

type Waiting = Pick<Counts, 'unsent' | 'oldest' | 'attention'>;

export type RemindParts = {
  readonly clock: Clock;
  readonly counts: () => Waiting;
  /** Shows a notification of the system. Never a name: it stands on a locked screen too. */
  readonly notify: (title: string, body: string) => void;
};

export type Reminder = {
  /** The numbers have changed, to these. */
  readonly look: (counted: Waiting) => void;
  readonly stop: () => void;
};

/** Says once, through the system, that items wait over an hour, and that there are more of them that need attention. */
export function createReminder({ clock, counts, notify }: RemindParts): Reminder {
  let told: string | null = null;
  let needed = 0;
  let cancel = () => {};
  const look = ({ unsent, oldest, attention }: Waiting) => {
    if (attention > needed)
      notify('Adviser Desk: your attention is needed', 'Something could not be received. Look at Unsent work.');
    needed = attention;
    const long = oldest !== null && clock.now() - Date.parse(oldest) > WAITS_LONG && unsent > attention;
    if (long && told === null) {
      const some = unsent === 1 ? 'One item has' : `${unsent} items have`;
      notify('Adviser Desk: not everything has been received', `${some} waited over an hour. Look at Unsent work.`);
    }
    // Said again only when everything had gone in between.
    if (unsent === 0) told = null;
    else if (long) told ??= oldest;
  };
  const watch = () => {
    look(counts());
    cancel = clock.after(LOOK, watch);
  };
  cancel = clock.after(LOOK, watch);
  return { look, stop: () => cancel() };
}
