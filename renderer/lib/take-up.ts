import { PARK_MINUTES } from '../../shared/domain/limits.ts';
import { navigateTo } from './address.ts';
import { announce } from './announcer.ts';
import { type AskedAfter, askedAfter } from './asked-after.ts';
import { type Authorised, authorised } from './authorised.ts';
import { chosen, findLine } from './callers-words.ts';
import { type Conversation, conversation, endLocked, forgetParked, type Parked, parked, resumeLocked } from './conversation.ts';
import { type Disputed, disputed } from './disputed.ts';
import { dropDraft, keepDraft, readDraft, typedPlaces } from './drafts.ts';
import { forgetConversation } from './forget.ts';
import { isStillHere } from './items.ts';
import { tabs } from './open-tabs.ts';
import { type Promised, promised } from './promised.ts';
import { type Registered, registered } from './registered.ts';
import { type Said, said } from './said.ts';
import { type Stopping, stopping } from './stopping.ts';
import { makeStore } from './store.ts';
import type { Tab } from './tab-rules.ts';
import { dropTabsAfter, followTabs } from './tabs.ts';
import { mayBeSent } from './wanted-place.ts';

/** What of a window the shell keeps, so that the next one can go on where it was. */
type Kept = {
  readonly route: string;
  readonly conversation: Conversation | null;
  readonly parked: readonly Parked[];
  readonly said: readonly Said[];
  readonly registered?: readonly Registered[];
  readonly disputed?: readonly Disputed[];
  readonly authorised?: readonly Authorised[];
  readonly stopping?: readonly Stopping[];
  readonly promised?: readonly Promised[];
  readonly askedAfter?: readonly AskedAfter[];
  readonly findLine: string;
  readonly chosen: ReturnType<typeof chosen.get>;
  readonly tabs?: readonly Tab[];
  /** Where something typed is kept. */
  readonly typed?: readonly string[];
};

const WINDOW = 'window';
/** When the desk was locked, in the shell's words; there from unlocking until it has been acted on. */
const LOCKED_AT = 'locked-at';

/** True once this window has gone on where the last one was. */
export const takenUp = makeStore(false);

let began = false;

/** Goes on where the window before this one was: after a lock, a reload, or a page that fell over. Once a window. */
export async function takeUp(): Promise<void> {
  if (began) return;
  began = true;
  try {
    await restore();
  } finally {
    takenUp.set(() => true);
    follow();
    mayBeSent();
  }
}

async function restore(): Promise<void> {
  const [text, lockedAt] = await Promise.all([readDraft(WINDOW), readDraft(LOCKED_AT)]);
  if (lockedAt !== null) dropDraft(LOCKED_AT);
  if (text === null) return;
  const kept = JSON.parse(text) as Kept;
  parked.set(() => kept.parked);
  said.set(() => kept.said);
  registered.set(() => kept.registered ?? []);
  disputed.set(() => kept.disputed ?? []);
  authorised.set(() => kept.authorised ?? []);
  stopping.set(() => kept.stopping ?? []);
  askedAfter.set(() => kept.askedAfter ?? []);
  promised.set(() => kept.promised ?? []);
  const tooLong = lockedAt !== null && Date.now() - Date.parse(lockedAt) > PARK_MINUTES.value * 60_000;
  // Whoever rang so long ago rings no more: what they said fills nobody's search and nobody's check.
  if (!tooLong) {
    findLine.set(() => kept.findLine);
    chosen.set(() => kept.chosen);
  }
  tabs.set(() => kept.tabs ?? []);
  typedPlaces.set(() => new Set(kept.typed));
  forgetParked();
  dropTabsAfter(kept.parked, kept.conversation ? [kept.conversation, ...parked.get()] : parked.get());
  if (!kept.conversation) return goTo(kept.route);
  if (tooLong) return endedByLock(kept.conversation, lockedAt);
  if (lockedAt === null) conversation.set(() => kept.conversation);
  // The level went with the lock; one answer brings it back.
  else await resumeLocked(kept.conversation, lockedAt);
  goTo(kept.route);
}

/** A lock that lasted too long has ended the conversation: nothing of it is left, as after any other end. */
async function endedByLock(was: Conversation, lockedAt: string): Promise<void> {
  dropTabsAfter([was], parked.get());
  forgetConversation();
  await endLocked(was, lockedAt);
  announce(`The desk was locked for longer than ${PARK_MINUTES.value} minutes: the conversation has ended.`);
}

/** A window that has been sent somewhere already stays there. */
function goTo(route: string): void {
  if (/^#?\/?(sign-in)?$/.test(location.hash)) navigateTo(route, { replace: true });
}

/** From now on the shell is told of whatever the next window would need. */
function follow(): void {
  let planned = false;
  const keep = () => {
    planned = false;
    keepDraft(WINDOW, JSON.stringify(present()));
  };
  const later = () => {
    if (!planned) queueMicrotask(keep);
    planned = true;
  };
  followTabs();
  const kept = [conversation, parked, said, registered, disputed, authorised, stopping, askedAfter, promised, findLine, chosen];
  for (const store of [...kept, tabs, typedPlaces]) store.subscribe(later);
  window.addEventListener('hashchange', later);
  later();
}

function present(): Kept {
  const unsent = said.get().filter(isStillHere);
  return {
    route: location.hash.replace(/^#/, '') || '/find',
    conversation: conversation.get(),
    parked: parked.get(),
    said: unsent,
    registered: registered.get().filter(isStillHere),
    disputed: disputed.get().filter(isStillHere),
    authorised: authorised.get().filter(isStillHere),
    stopping: stopping.get().filter(isStillHere),
    askedAfter: askedAfter.get().filter(isStillHere),
    promised: promised.get().filter(isStillHere),
    findLine: findLine.get(),
    chosen: chosen.get(),
    tabs: tabs.get(),
    typed: [...typedPlaces.get()].filter((place) => place !== WINDOW),
  };
}
