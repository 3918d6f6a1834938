import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personAt } from '../../backend/synthetic/generate.ts';
import { createClient } from '../../electron/central/client.ts';
import { systemClock as clock } from '../../electron/clock.ts';
import { type KeptItem, packItem, unpackItem } from '../../electron/outbox/kept-item.ts';
import { createOutbox } from '../../electron/outbox/outbox.ts';
import { openSealedStore } from '../../electron/sealed/sealed-store.ts';
import { CONTRACT_VERSION } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { memoryDisk } from '../unit/electron/sealed/memory-disk.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), customers: 1 });
});
afterAll(() => backend?.stop());

const MINUTE = 60_000;
const LAST = Date.parse('2026-11-23T09:10:00.000Z');
/** The items as an app of an earlier version left them on the disk, the last of them a minute ago. */
const keptOf = (version: number) =>
  JSON.parse(
    readFileSync(new URL(`../contract/kept-of-version-${version}.json`, import.meta.url), 'utf8').replace(
      /2026-[\d:.T-]+Z/g,
      (at) => new Date(Date.parse(at) - LAST + Date.now() - MINUTE).toISOString(),
    ),
  ) as KeptItem[];
const decisionOf = (kept: readonly KeptItem[]) => kept.find(({ operation }) => operation === 'consents.decide') as KeptItem;
const kept = keptOf(1);
const decision = decisionOf(kept);
/** Every version before this one. */
const EARLIER = Array.from({ length: CONTRACT_VERSION - 1 }, (_, index) => index + 1);
const idOf = ({ input }: KeptItem) => input.commandId as string;

/** A store that holds these items, opened. */
async function storeOf(items: readonly object[], disk = memoryDisk()) {
  const key = randomBytes(32);
  const open = () => openSealedStore({ kind: 'outbox', folder: '/o', key: () => key, disk });
  const { store } = await open();
  for (const item of items) await store.put(idOf(item as KeptItem), Buffer.from(JSON.stringify(item)));
  return { disk, open };
}

/** The app's own way out: outbox, client, HTTP. Its conversation's customer is identified whenever it is open. */
async function deskOver(opened: Awaited<ReturnType<Awaited<ReturnType<typeof storeOf>>['open']>>) {
  const token = await backend.token('phone.adviser');
  const client = createClient({
    ...{ server: () => backend.url, fetch: (url, init) => fetch(url, init), clock, token: () => token },
    ...{ newRequestId: randomUUID, observe: () => undefined },
  });
  const ends = new Map<string, string>();
  const outbox = createOutbox({
    ...{ clock, online: () => true, counted: () => undefined, newId: randomUUID, nameOf: () => null, machine: randomUUID },
    send: async (operation, input) => {
      const attempt = await client.call(operation, input);
      if (operation === 'conversations.open' || operation === 'conversations.resume')
        await identify(String(input.conversationId));
      return attempt;
    },
    changed: ({ itemId, state }) => ends.set(itemId, state),
    received: () => undefined,
    accountClosed: () => undefined,
  });
  await outbox.keepIn(Promise.resolve(opened));
  return { outbox, ends };
}

async function identify(conversationId: string): Promise<void> {
  const { id: customerId, givenName, familyName, birthDate, postcode, reference } = personAt(1, 0);
  const said = { fullName: `${givenName} ${familyName}`, dateOfBirth: birthDate, postcode, reference };
  const answer = await backend.call('customers.checkIdentity', 'phone.adviser', {
    ...{ commandId: randomUUID(), customerId, conversationId },
    ...said,
  });
  expect(answer.status).toBe(200);
}

test.each(EARLIER)(
  'what version %i left unsent is received, each item once and in its order, and gone from the disk',
  async (version) => {
    const kept = keptOf(version);
    const { disk, open } = await storeOf(kept);
    const { outbox, ends } = await deskOver(await open());
    await expect.poll(() => outbox.list().map(({ problem }) => problem), { timeout: 20_000 }).toEqual([]);
    expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(kept.map((item) => [idOf(item), 'received'])));
    const { conversationId, customerId } = decisionOf(kept).input;
    const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(body.done).toMatchObject((decisionOf(kept).input.decisions as object[]).map(() => ({ customerId })));
    expect(Date.parse(String(body.endedAt))).toBe(Date.parse(String(kept.at(-1)?.input.at)));
    await expect.poll(() => [...disk.files.keys()]).toEqual(['/o/head.sealed']);
  },
);

test('an item of a version that this app does not know is not sent, not dropped, and counted as not readable', async () => {
  const newer = { ...decision, contract: CONTRACT_VERSION + 1 } as KeptItem;
  const { open } = await storeOf([newer]);
  const opened = await open();
  const { outbox } = await deskOver(opened);
  expect(outbox.unsent()).toMatchObject({ lost: 1, attention: 0 });
  // Unlocking reads the store anew; it is still one.
  await outbox.keepIn(open());
  expect(outbox.unsent()).toMatchObject({ lost: 1 });
  await expect.poll(() => outbox.unsent().unsent, { timeout: 20_000 }).toBe(0);
  const after = await open();
  expect(after.items.map(({ id, plain }) => [id, JSON.parse(String(plain)).contract])).toEqual([
    [idOf(newer), CONTRACT_VERSION + 1],
  ]);
});

test('an item keeps the version it was made with when it is written again', () => {
  const before = Buffer.from(JSON.stringify(kept[0]));
  const { contract, input, operation, recordedAt } = unpackItem(before) as KeptItem;
  const again = packItem({ contract, input, operation, recordedAt, whom: null, state: 'waiting' } as Parameters<
    typeof packItem
  >[0]);
  expect(unpackItem(again)?.contract).toBe(1);
});
