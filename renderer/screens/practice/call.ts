import { conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { items } from '../../lib/items.ts';
import { makeStore } from '../../lib/store.ts';
import type { Caller } from './callers.ts';
import { type Judged, judge } from './judge.ts';

/** A call under way: who rings, how much they have said, and what there was before it. */
export type Call = {
  readonly caller: Caller;
  readonly said: number;
  readonly conversations: readonly string[];
  readonly requestsBefore: ReadonlySet<string>;
  readonly itemsBefore: ReadonlySet<string>;
};
export const call = makeStore<Call | null>(null);
/** How the last call went; null while nobody asks. */
export const outcome = makeStore<(Judged & { readonly title: string }) | null>(null);

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
    ...{ caller, said: 1, conversations: [], requestsBefore: new Set(before.map(({ id }) => id)) },
    itemsBefore: new Set(items.get().keys()),
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
  const requests = (await openRequests()).filter(({ id }) => !now.requestsBefore.has(id));
  const new_ = [...items.get().values()].filter(({ itemId, state }) => state === 'received' && !now.itemsBefore.has(itemId));
  const received = new Set(new_.map(({ operation }) => operation));
  outcome.set(() => ({ title: now.caller.title, ...judge(now.caller.expects, { conversations, requests, received }) }));
  call.set(() => null);
}
