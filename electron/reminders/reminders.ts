import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay, londonMinutes } from '../../shared/domain/day.ts';
import { type DueNow, planReminder, type Told } from '../../shared/domain/reminders.ts';
import type { Clock } from '../clock.ts';
import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { REMINDERS, toldPacking } from './told-before.ts';

export type RemindersParts = {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Whose data key is open. */
  readonly whose: () => string | null;
  /** Who is at work, where nobody's key is: what they were told is then remembered in memory alone, over a lock too. */
  readonly who: () => string | null;
  readonly openStore: (kind: string) => Promise<Opened | null>;
  readonly online: () => boolean;
  /** Asks the central service what is due; null where it gives no answer. */
  readonly due: () => Promise<DueNow | null>;
  /** Whether this person wants to be reminded. */
  readonly wanted: () => boolean;
  /** A development run may be at night. */
  readonly atAnyTime: boolean;
  /** Shows a notification of the system: never a name, it stands on a locked screen too. */
  readonly notify: (title: string, body: string, pressed: () => void) => void;
  /** The person wants to see a request; null: the requests. */
  readonly open: (requestId: string | null) => void;
};

export type Reminders = {
  /** Somebody is at work, and their key may be open. */
  readonly begin: () => void;
  /** Nobody is: nothing is asked, shown or remembered for them. */
  readonly end: () => void;
  readonly look: () => void;
};

/** How often it is looked at, what is due. */
const LOOK = 600_000;
/** Days after its due day for which it is remembered that somebody was told of a request, longer as long as it is due. */
const REMEMBERED = 120;

/** Reminds whoever is at work of what is due, once for each request and nearness. It only ever says so: no request is touched. */
export function createReminders(parts: RemindersParts): Reminders {
  const { clock } = parts;
  let joined: string | null | undefined;
  let cancel = () => {};
  /** Rises when somebody leaves: what is on its way then is nobody's. */
  let age = 0;
  let busy = false;
  const book: SealedBook<Told> = sealedBook({ ...toldPacking, newName: parts.newId, changed: () => undefined });
  let ready: Promise<void> = Promise.resolve();
  let person: string | null = null;
  /** What the book did not take, by the id of what was told. */
  const notKept = new Map<string, Told>();
  /** What people without a key, or with a full disk, were told since the app was started: it says nothing of anybody. */
  const inMemory = new Map<string, readonly Told[]>();
  const remember = async (told: Told) => {
    const began = age;
    const failure = await book.put(told);
    if (began !== age) return;
    if (failure) notKept.set(told.id, told);
    else notKept.delete(told.id);
  };
  const takeUp = async () => {
    const began = age;
    for (const told of inMemory.get(person ?? '') ?? []) if (began === age) await remember(told);
  };

  const look = async () => {
    if (busy || joined === undefined || !parts.wanted() || !parts.online()) return;
    busy = true;
    const began = age;
    try {
      await ready;
      const due = await parts.due();
      if (due === null || began !== age) return;
      forgetOld(due);
      for (const told of [...notKept.values()]) await remember(told);
      const at = new Date(clock.now());
      const moment = { today: londonDay(at), minutes: londonMinutes(at), atAnyTime: parts.atAnyTime };
      const reminder = planReminder(due, [...book.all().values(), ...notKept.values()], moment);
      if (!reminder) return;
      // Remembered before it is shown: shown twice would be worse than once too few after a crash.
      for (const told of reminder.told) await remember(told);
      if (began === age) parts.notify(reminder.title, reminder.body, () => parts.open(reminder.requestId));
    } finally {
      busy = false;
    }
  };
  /** What is due still is told of once, however long it has been. */
  const forgetOld = (due: DueNow) => {
    const old = addDays(londonDay(new Date(clock.now())), -REMEMBERED);
    const isDue = new Set(due.requests.map(({ requestId }) => requestId));
    void book.remove([...book.all().values()].filter(({ id, dueOn }) => dueOn < old && !isDue.has(id)).map(({ id }) => id));
  };
  const watch = () => {
    cancel();
    void look().catch(() => undefined);
    cancel = clock.after(LOOK, watch);
  };

  return {
    begin: () => {
      const now = parts.whose();
      if (joined === now) return;
      joined = now;
      person = parts.who();
      ready = book.keepIn(parts.openStore(REMINDERS)).then(takeUp);
      watch();
    },
    end: () => {
      cancel();
      if (joined !== undefined && person !== null)
        inMemory.set(person, [...(book.kept() ? [] : book.all().values()), ...notKept.values()]);
      age += 1;
      notKept.clear();
      joined = undefined;
      book.letGo();
    },
    look: () => void look().catch(() => undefined),
  };
}
