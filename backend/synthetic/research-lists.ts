import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import { addMonths } from '../../shared/domain/calendar.ts';
import { uuid7 } from './ids.ts';
import { makeRandom } from './random.ts';

/** A row of `lists`: the people of a month (`YYYY-MM`) that a research organisation was sent on the first of the next. */
export type List = { readonly id: string; readonly month: string; readonly recipientId: string; readonly sentAt: string };

/** The stream of random numbers for lists; they are the same whatever the seed of the people. */
const LIST = 4;
/** The months of which lists were sent; the last two before the data ends have none yet. */
const MONTHS = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];
const organisations = recipients.filter(({ kind }) => kind === 'market-research').map(({ id }) => id);

/** The lists that were sent, to one research organisation after the other. */
export const LISTS: readonly List[] = MONTHS.map((month, index) => {
  const sentAt = `${addMonths(`${month}-01`, 1)}T08:00:00.000Z`;
  const recipientId = organisations[index % organisations.length] as string;
  return { id: uuid7(makeRandom(0, LIST, index), Date.parse(sentAt)), month, recipientId, sentAt };
});

/** Puts the lists there, before the rows that name them. */
export const INSERT_LISTS = `insert into lists (id, what, month, recipient_id, begun_at, finished_at)
  select id, 'satisfaction-survey', month::date, recipient, sent_at, sent_at
    from jsonb_to_recordset($1::jsonb) as list (id uuid, month text, recipient uuid, sent_at timestamptz)
      on conflict do nothing`;
export const listRows = (): string =>
  JSON.stringify(
    LISTS.map(({ id, month, recipientId, sentAt }) => ({ id, month: `${month}-01`, recipient: recipientId, sent_at: sentAt })),
  );

/** How many people each list holds, once they are all there. */
export const COUNT_LISTS = `update lists set people = coalesce(counted.people, 0)
  from lists l left join (select list_id, count(*) as people from disclosures where list_id is not null group by list_id) counted
    on counted.list_id = l.id where l.id = lists.id`;
