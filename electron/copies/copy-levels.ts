import type { Channel, Speaker } from '../../shared/domain/conversation.ts';
import { type CheckItem, type Level, levelReached } from '../../shared/domain/identity.ts';
import { FAILED_CHECKS } from '../../shared/domain/limits.ts';
import type { OperationName } from '../../shared/operations.ts';

/** A conversation that is open at this desk, as far as identity goes. */
export type OpenHere = { readonly channel: Channel; readonly speaker: Speaker };

/** What is known here of whom a conversation has identified. It goes with the conversation and with the lock. */
export type CopyLevels = {
  /** Hears what was recorded. */
  readonly recorded: (operation: OperationName, input: Record<string, unknown>) => void;
  /** Hears what the central service answered. */
  readonly heard: (operation: OperationName, input: Record<string, unknown>, output: unknown) => void;
  readonly conversation: (conversationId: string) => OpenHere | null;
  readonly level: (conversationId: string, customerId: string) => Level;
  readonly mayCheck: (conversationId: string, customerId: string) => boolean;
  /** Notes a check; answers everything that has matched so far. */
  readonly checked: (conversationId: string, customerId: string, matched: readonly CheckItem[], passed: boolean) => CheckItem[];
  readonly forget: () => void;
};

type Known = { readonly told: Level; readonly matched: ReadonlySet<CheckItem>; readonly failed: number };
const NOTHING: Known = { told: 0, matched: new Set(), failed: 0 };

export function copyLevels(): CopyLevels {
  const open = new Map<string, OpenHere>();
  const known = new Map<string, Known>();
  const keyOf = (conversationId: string, customerId: string) => `${conversationId} ${customerId}`;
  const of = (key: string) => known.get(key) ?? NOTHING;
  const levelOf = ({ told, matched }: Known) => Math.max(told, levelReached(matched)) as Level;
  const close = (conversationId: string) => {
    open.delete(conversationId);
    for (const key of known.keys()) if (key.startsWith(`${conversationId} `)) known.delete(key);
  };
  return {
    recorded: (operation, { conversationId, channel, speaker }) => {
      const id = String(conversationId);
      if (operation === 'conversations.open') open.set(id, { channel, speaker } as OpenHere);
      if (operation === 'conversations.park' || operation === 'conversations.end') close(id);
    },
    heard: (operation, { customerId, conversationId }, output) => {
      if (conversationId === undefined || !(operation === 'customers.read' || operation === 'customers.checkIdentity')) return;
      const key = keyOf(String(conversationId), String(customerId));
      known.set(key, { ...of(key), told: (output as { level: Level }).level });
    },
    conversation: (conversationId) => open.get(conversationId) ?? null,
    level: (conversationId, customerId) => levelOf(of(keyOf(conversationId, customerId))),
    mayCheck: (conversationId, customerId) => of(keyOf(conversationId, customerId)).failed < FAILED_CHECKS.value,
    checked: (conversationId, customerId, matched, passed) => {
      const key = keyOf(conversationId, customerId);
      const before = of(key);
      const all = new Set([...before.matched, ...matched]);
      known.set(key, { ...before, matched: all, failed: before.failed + (passed ? 0 : 1) });
      return [...all];
    },
    forget: () => {
      open.clear();
      known.clear();
    },
  };
}
