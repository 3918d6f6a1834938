import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { v7 } from 'uuid';
import { addDays } from '../../../shared/domain/calendar.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import type { RequestKind } from '../../../shared/domain/request.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';
import { queueRow } from './steps.ts';

/** A request of the queue as a test makes it up. */
export type Made = {
  readonly id: string;
  readonly reference: string;
  readonly kind: RequestKind;
  readonly dueOn: string;
  readonly organisation: string;
  readonly assignee: readonly [sub: string, name: string] | null;
};

export const SOON = { timeout: 8_000 };
export const grid = (page: Page) => page.getByRole('grid', { name: 'Requests' });
export const rows = (page: Page) => grid(page).locator('tr.q-row');
export const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
export const lead = (page: Page) => page.getByText(/^(Open|Finished) requests of every organisation/);
export const address = (page: Page) => page.evaluate(() => location.hash);
export const filtered = (page: Page) => page.getByRole('group', { name: 'Filtered by' });
export const rowOf = (page: Page, { reference }: { readonly reference: string }) => queueRow(page, reference);
export const placeOf = (one: Locator) => one.evaluate((row) => Math.round(row.getBoundingClientRect().top));

export const KOFI = ['supervisor.two', 'Kofi Mensah'] as const;
export const MARGARET = ['supervisor', 'Margaret Doyle'] as const;
const KINDS: readonly RequestKind[] = ['access', 'closure', 'rectification', 'other-right'];

/** So many requests about a day: twenty are overdue, one a day from then on; of three, one has nobody. */
export const aroundToday = (count: number, today: string): readonly Made[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: v7(), reference: makeReference(randomBytes(9)), kind: KINDS[index % KINDS.length] as RequestKind },
    dueOn: addDays(today, index - 20),
    organisation: index % 10 === 9 ? '0000000203' : '0000000999',
    assignee: ([MARGARET, KOFI, null] as const)[index % 3] ?? null,
  }));

const INSERT = `insert into requests (id, command_id, reference, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by,
    organisation, conversation_id, due_on, assigned_to, assigned_to_name)
  select $1, $2, $3, $4, 'Words', 'by phone', $5, $6, $6, 'phone.adviser', $7, (select id from conversations limit 1), $8, $9, $10`;

/** Puts them into the tables, as if they had come one after the other. */
export async function fillQueue(central: Central, rows: readonly Made[]): Promise<void> {
  await central.arrange(async (pool) => {
    for (const { id, reference, kind, dueOn, organisation, assignee } of rows) {
      const madeOn = addDays(dueOn, -30);
      const what = [id, v7(), reference, kind, madeOn, `${madeOn}T12:00:00Z`];
      await pool.query(INSERT, [...what, organisation, dueOn, assignee?.[0] ?? null, assignee?.[1] ?? null]);
    }
  });
}

/** What another supervisor does meanwhile, over HTTP. */
export function meanwhileAt(central: Central) {
  const as = async (who: string) => asking(central.url, await central.token(who));
  const versionOf = async (requestId: string) => (await (await as('supervisor.two'))('requests.read', { requestId })).version;
  return {
    /** They have signed in on a desk of their own: requests can be given to them. */
    signIn: async (who: string) => void (await (await as(who))('deskKeys.read', { machineId: v7() })),
    give: async (requestId: string, to: string | null) => {
      const ask = await as('supervisor.two');
      await ask('requests.assign', { commandId: v7(), requestId, version: await versionOf(requestId), to });
    },
    list: async (input: object) => (await (await as('supervisor'))('requests.list', { limit: 100, ...input })).items,
    counts: async () => (await as('supervisor'))('requests.counts', {}),
    history: async (requestId: string) => (await (await as('supervisor'))('requests.history', { requestId })).items,
  };
}
