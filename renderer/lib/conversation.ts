import type { AuthorityScope } from '../../shared/domain/authority.ts';
import type { Channel, Speaker } from '../../shared/domain/conversation.ts';
import type { Level } from '../../shared/domain/identity.ts';
import { PARK_MINUTES } from '../../shared/domain/limits.ts';
import { DeskError, desk } from './desk.ts';
import { dropTypedIn } from './drafts.ts';
import { newId } from './ids.ts';
import { cameToNothing, type Item, items, whenEnded } from './items.ts';
import { recorded } from './recorded.ts';
import { makeStore, useStore } from './store.ts';
import { whenOffline } from './sync.ts';

/** Who a conversation is about, by the name a find may show, and the level reached. */
export type About = { readonly customerId: string; readonly name: string; readonly level: Level };

/** What whoever speaks for a customer may do here; nothing any more where their authority is over. */
export type SpeaksFor = { readonly customerId: string; readonly scopes: readonly AuthorityScope[] };

/** The conversation this window is in. */
export type Conversation = {
  readonly conversationId: string;
  readonly channel: Channel;
  readonly speaker: Speaker;
  readonly beganAt: string;
  readonly sentAt: string | null;
  readonly about: readonly About[];
  /** Whose screens were open in it, by their id: also whose record was never read. */
  readonly met?: readonly string[];
  /** Somebody else speaks: for whom an authority was found or given. */
  readonly speaksFor?: readonly SpeaksFor[];
};
export type Parked = Conversation & { readonly parkedAt: string };

export const conversation = makeStore<Conversation | null>(null);
/** Conversations parked from this window. */
export const parked = makeStore<readonly Parked[]>([]);
export const useConversation = () => useStore(conversation);

const ready = new Map<string, Promise<Item>>();

/**
 * Resolves when the centre knows the conversation, or cannot be reached (then what is on this computer serves); reads and checks
 * that name it come after. Throws its refusal.
 */
export async function whenKnown(conversationId: string): Promise<void> {
  const { offline, stop } = whenOffline();
  const first = await Promise.race([ready.get(conversationId), offline]);
  stop();
  // Put right since, it is as good as received at once.
  const item = first && (items.get().get(first.itemId) ?? first);
  if (item && item.state !== 'replaced' && cameToNothing(item.state)) throw new DeskError(item.problem ?? { code: 'failed' });
}

type Opening = { readonly channel: Channel; readonly speaker: Speaker; readonly sentAt: string | null };

/** Whether a conversation whose line dropped can still be taken up. */
export const isStillParked = ({ parkedAt }: Pick<Parked, 'parkedAt'>): boolean =>
  Date.now() - Date.parse(parkedAt) < PARK_MINUTES.value * 60_000;

/** Forgets conversations that nobody took up in time, with what was typed in them. */
export function forgetParked(): void {
  const over = parked.get().filter((one) => !isStillParked(one));
  if (over.length === 0) return;
  for (const { conversationId } of over) dropTypedIn(conversationId);
  parked.set((now) => now.filter(isStillParked));
}

/** Begins a conversation and records it. */
export async function openConversation({ channel, speaker, sentAt }: Opening): Promise<void> {
  forgetParked();
  const conversationId = newId();
  const at = new Date().toISOString();
  const itemId = await recorded(
    'conversations.open',
    desk.conversations.open({
      commandId: newId(),
      conversationId,
      at,
      channel,
      direction: 'in',
      speaker,
      ...(sentAt ? { sentAt } : {}),
    }),
  );
  ready.set(conversationId, whenEnded(itemId));
  conversation.set(() => ({ conversationId, channel, speaker, beganAt: at, sentAt, about: [] }));
}

/** The line dropped: the conversation is kept for half an hour. */
export async function parkConversation(): Promise<void> {
  const current = conversation.get();
  if (!current) return;
  const at = new Date().toISOString();
  await recorded(
    'conversations.park',
    desk.conversations.park({ commandId: newId(), conversationId: current.conversationId, at }),
  );
  parked.set((now) => [...now, { ...current, parkedAt: at }]);
  conversation.set(() => null);
}

/** Takes up a parked conversation, whoever parked it, in place of the one just begun. */
export async function resumeConversation(taken: Conversation): Promise<void> {
  const replaced = conversation.get();
  const at = new Date().toISOString();
  const itemId = await recorded(
    'conversations.resume',
    desk.conversations.resume({ commandId: newId(), conversationId: taken.conversationId, at }),
  );
  ready.set(taken.conversationId, whenEnded(itemId));
  // Where the line dropped here, whoever else it was about is known.
  const here = parked.get().find(({ conversationId }) => conversationId === taken.conversationId);
  const others = here?.about.filter((one) => !taken.about.some(({ customerId }) => customerId === one.customerId)) ?? [];
  // Open before it is no longer parked: between the two nobody in it would be spoken with.
  conversation.set(() => ({
    ...taken,
    about: [...others, ...taken.about].map((about) => ({ ...about, level: 0 })),
    met: here?.met ?? taken.met ?? [],
  }));
  parked.set((now) => now.filter(({ conversationId }) => conversationId !== taken.conversationId));
  if (replaced && replaced.conversationId !== taken.conversationId) {
    await recorded(
      'conversations.end',
      desk.conversations.end({ commandId: newId(), conversationId: replaced.conversationId, at }),
    );
    dropTypedIn(replaced.conversationId);
  }
}

/** The desk was locked in the middle of it: parked from that moment, taken up now; the level has to be reached again. */
export async function resumeLocked(was: Conversation, lockedAt: string): Promise<void> {
  const parking = { commandId: newId(), conversationId: was.conversationId, at: lockedAt };
  await recorded('conversations.park', desk.conversations.park(parking));
  await resumeConversation(was);
}

/** The desk was locked in the middle of it for too long: it ended then. */
export async function endLocked(was: Conversation, lockedAt: string): Promise<void> {
  const ending = { commandId: newId(), conversationId: was.conversationId, at: lockedAt };
  await recorded('conversations.end', desk.conversations.end(ending));
  dropTypedIn(was.conversationId);
}

/** Ends the conversation. `commandId` was made when the form opened, so a second press is the same command. */
export async function endConversation(commandId: string, note: string): Promise<string | null> {
  const current = conversation.get();
  if (!current) return null;
  const at = new Date().toISOString();
  const itemId = await recorded(
    'conversations.end',
    desk.conversations.end({ commandId, conversationId: current.conversationId, at, ...(note ? { note } : {}) }),
  );
  dropTypedIn(current.conversationId);
  conversation.set(() => null);
  return itemId;
}

/** Notes whom the conversation is about and the level the centre says has been reached. */
export function noteAbout(about: About): void {
  conversation.set((now) => {
    if (!now) return now;
    const before = now.about.find(({ customerId }) => customerId === about.customerId);
    if (before && before.level === about.level && before.name === about.name) return now;
    return { ...now, about: [...now.about.filter(({ customerId }) => customerId !== about.customerId), about] };
  });
}

/** Notes whose screen has been opened in the conversation, before anything of them is read. */
export function noteMet(customerId: string): void {
  conversation.set((now) => (!now || now.met?.includes(customerId) ? now : { ...now, met: [...(now.met ?? []), customerId] }));
}
