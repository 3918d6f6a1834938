import type { Change } from '../../shared/desk.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Log } from '../log.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { type KeptOutbox, keptOutbox } from './kept-outbox.ts';
import { createOutbox } from './outbox.ts';
import type { Counts, Outbox, OutboxParts } from './parts.ts';
import { createReminder } from './remind.ts';
import { rememberWhom, type Whom } from './whom.ts';

export type OpenOutboxParts = Omit<OutboxParts, 'changed' | 'counted' | 'nameOf'> & {
  /** Told the numbers whenever they may have changed. */
  readonly counted: (counts: Counts) => void;
  readonly tell: (change: Change) => void;
  readonly keys: Pick<PersonKeys, 'whose'>;
  readonly log: Log;
  /** Opens a store of the person at work; null where there is none to be had. */
  readonly openStore: (kind: string) => Promise<Opened | null>;
  /** Shows a notification of the system. */
  readonly notify: (title: string, body: string) => void;
};

/** The write path with what it stands on: its store, the names it was shown, the reminders of what waits. */
export function openOutbox(parts: OpenOutboxParts): {
  readonly outbox: Outbox;
  readonly kept: KeptOutbox;
  readonly whom: Whom;
} {
  const { clock, keys, log, openStore } = parts;
  const whom = rememberWhom();
  const outbox = createOutbox({
    ...parts,
    changed: parts.tell,
    counted: () => {
      const counts = outbox.unsent();
      reminder.look(counts);
      parts.counted(counts);
    },
    nameOf: whom.nameOf,
  });
  const reminder = createReminder({ clock, counts: outbox.unsent, notify: parts.notify });
  const kept = keptOutbox({
    ...{ keys, outbox, openStore },
    found: ({ setAside, missing }) => {
      if (setAside > 0) log.write({ event: 'items-set-aside', code: String(setAside) });
      if (missing > 0) log.write({ event: 'items-missing', code: String(missing) });
    },
  });
  return { outbox, kept, whom };
}
