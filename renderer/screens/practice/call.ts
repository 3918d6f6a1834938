import type { OperationName } from '../../../shared/operations.ts';
import { conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft, keepDraft, readDraft } from '../../lib/drafts.ts';
import { items } from '../../lib/items.ts';
import { makeStore } from '../../lib/store.ts';
import { type Caller, callers } from './callers.ts';
import { type Judged, judge } from './judge.ts';

/** A call under way: who rings, how much they have said, what there was before it, and what was received during it. */
export type Call = {
  readonly caller: Caller;
  readonly said: number;
  readonly conversations: readonly string[];
  readonly requestsBefore: readonly string[];
  readonly itemsBefore: readonly string[];
  readonly received: readonly OperationName[];
};
export const call = makeStore<Call | null>(null);
/** How the last call went; null while nobody asks. */
export const outcome = makeStore<(Judged & { readonly title: string }) | null>(null);

/** Where the call under way is kept, so that a lock or a reload does not end it. */
const PLACE = 'practice-call';
type Kept = Omit<Call, 'caller'> & { readonly callerId: string };

/** Goes on with the call that was under way before the window was made anew. */
export async function takeUpCall(): Promise<void> {
  const text = await readDraft(PLACE);
  if (text === null || call.get()) return;
  const { callerId, ...kept } = JSON.parse(text) as Kept;
  const caller = callers.find(({ id }) => id === callerId);
  if (caller) call.set(() => ({ ...kept, caller }));
}

/** Keeps the call for the next window. Returns what stops it. */
export function keepCall(): () => void {
  const stops = [call.subscribe(keep), items.subscribe(noteReceived)];
  return () => {
    for (const stop of stops) stop();
  };
}

function keep(): void {
  const now = call.get();
  if (now === null) dropDraft(PLACE);
  else {
    const { caller, ...rest } = now;
    keepDraft(PLACE, JSON.stringify({ ...rest, callerId: caller.id } satisfies Kept));
  }
}

/** What the service has received belongs to the call it was received in: a window made anew does not know of it any more. */
function noteReceived(): void {
  call.set((now) => {
    if (now === null) return now;
    const new_ = [...items.get().values()].filter(
      ({ itemId, state, operation }) =>
        state === 'received' && !now.itemsBefore.includes(itemId) && !now.received.includes(operation),
    );
    return new_.length === 0 ? now : { ...now, received: [...now.received, ...new_.map(({ operation }) => operation)] };
  });
}

/** The open requests this person may see, all of them. */
async function openRequests() {
  const all = [];
  let cursor: string | null = null;
  do {
    const page = await desk.requests.list({ which: 'open', limit: 100, ...(cursor ? { cursor } : {}) });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

/** The telephone rings. */
export async function begin(caller: Caller): Promise<void> {
  const before = await openRequests();
  outcome.set(() => null);
  call.set(() => ({
    ...{ caller, said: 1, conversations: [], received: [] },
    requestsBefore: before.map(({ id }) => id),
    itemsBefore: [...items.get().keys()],
  }));
  noteConversation();
}

export function sayNext(): void {
  call.set((now) => now && { ...now, said: Math.min(now.said + 1, now.caller.says.length) });
}

/** Whatever conversation is open during the call belongs to it. */
export function noteConversation(): void {
  const open = conversation.get()?.conversationId;
  if (open)
    call.set((now) => (!now || now.conversations.includes(open) ? now : { ...now, conversations: [...now.conversations, open] }));
}

/** The call is over: what the practice service holds of it is held against what should have come of it. */
export async function finish(): Promise<void> {
  const now = call.get();
  if (!now) return;
  const conversations = await Promise.all(now.conversations.map((conversationId) => desk.conversations.read({ conversationId })));
  const requests = (await openRequests()).filter(({ id }) => !now.requestsBefore.includes(id));
  const recorded = { conversations, requests, received: new Set(now.received) };
  outcome.set(() => ({ title: now.caller.title, ...judge(now.caller.expects, recorded) }));
  call.set(() => null);
}
