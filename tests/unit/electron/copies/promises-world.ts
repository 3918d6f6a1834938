import { randomBytes } from 'node:crypto';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import type { Promised } from '../../../../electron/copies/kept-promise.ts';
import { ownPromises } from '../../../../electron/copies/own-promises.ts';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import type { UnsentItem } from '../../../../shared/desk.ts';
import type { Input, Output } from '../../../../shared/operations.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { idOf } from './copies-world.ts';

export const ADA = idOf(1);
export const MINE = { whose: 'mine' } as const;
export const SAID = '2026-12-01T11:00:00.000Z';
export type Listed = Output<'promises.list'>;
export const AWAY = { ok: false, error: { code: 'offline' }, sent: 'no', status: null, retryAfter: null } as const;
export const promise = (number: number, day: string, more: Partial<Promised> = {}): Promised => ({
  ...{
    id: idOf(100 + number),
    customerId: ADA,
    requestId: null,
    reference: null,
    kind: null,
    name: 'Ada Quill',
    how: 'ring',
    day,
  },
  ...{ part: null, madeAt: '2026-12-01T10:00:00.000Z', madeByName: 'Priya Shah', organisation: '0000000999', mine: true },
  ...{ state: 'open', because: null, endedAt: null, endedByName: null },
  ...more,
});
export const unsentItem = (operation: UnsentItem['operation'], input: object, more: Partial<UnsentItem> = {}): UnsentItem => ({
  ...{ itemId: idOf(80), operation, state: 'waiting', recordedAt: '2026-12-01T10:00:00.000Z', whom: null, input: { ...input } },
  ...{
    problem: null,
    attempts: 0,
    nextAttempt: null,
    behind: false,
    held: false,
    handedOver: null,
    handedOverAt: null,
    closedOn: null,
  },
  ...more,
});
export const made = (number: number, day: string, more: Partial<Input<'promises.make'>> = {}, as: Partial<UnsentItem> = {}) =>
  unsentItem(
    'promises.make',
    { commandId: idOf(100 + number), customerId: ADA, conversationId: idOf(50), saidAt: SAID, how: 'ring', day, ...more },
    as,
  );
export const kept = (number: number, outcome: string, more: object = {}, as: Partial<UnsentItem> = {}) =>
  unsentItem('promises.keep', { commandId: idOf(200 + number), promiseId: idOf(100 + number), at: SAID, outcome, ...more }, as);

export const fine = (listed: Listed): Attempt<unknown> => ({ ok: true, value: listed, requestId: undefined });

/** The promises of somebody at work, with a central service that answers as it is told, on a disk in memory. */
export function promisesWorld(disk = memoryDisk(), key = randomBytes(32)) {
  const clock = fakeClock();
  const unsent: UnsentItem[] = [];
  const names = new Map<string, string>();
  const asked: Input<'promises.list'>[] = [];
  const state = {
    online: true,
    whose: 'phone.adviser' as string | null,
    /** What the central service answers. */
    answer: async (_: Input<'promises.list'>): Promise<Attempt<unknown>> => AWAY,
  };
  let ids = 0;
  const promises = ownPromises({
    clock,
    newId: () => {
      ids += 1;
      return `name-${ids}`;
    },
    ...{ whose: () => state.whose, unsent: () => unsent, nameOf: (id) => names.get(id) ?? null, online: () => state.online },
    who: () => ({ name: 'Priya Shah', organisation: 'The helpline', touchpoint: '0000000999', roles: ['adviser'] }),
    openStore: async (kind) =>
      state.whose === null ? null : openSealedStore({ kind, folder: `/${state.whose}/${kind}`, key: () => key, disk }),
    ask: (input) => {
      asked.push(input);
      return state.answer(input);
    },
  });
  promises.begin();
  /** The page asks, and the central service answers that. */
  const answered = async (items: readonly Promised[], next: string | null = null, input: Input<'promises.list'> = MINE) => {
    state.answer = async () => fine({ items: [...items], next });
    const attempt = await promises.list(input);
    return attempt.ok ? (attempt.value as Listed).items : [];
  };
  const offline = async (input: Input<'promises.list'> = MINE) => {
    const answer = await promises.offline(input);
    return answer?.ok ? answer.value.items : null;
  };
  return { clock, disk, key, unsent, names, asked, state, promises, answered, offline };
}
export const idsOf = (items: readonly { id: string }[] | null) => items?.map(({ id }) => Number(id.slice(-3)));
export const receipt = ({ operation, input }: UnsentItem) => [operation, input] as const;
