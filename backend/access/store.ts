import type { Flag } from '../../shared/domain/access.ts';
import type { CopySectionId, NotIncluded } from '../../shared/domain/access-copy.ts';
import type { Says } from '../../shared/domain/access-words.ts';
import { INTRODUCING } from '../../shared/domain/customer.ts';

/** A column whose value stands in the copy, under its plain-language heading. */
export type Included = {
  readonly label: string;
  readonly says?: Says;
  /** Another value than the column's own, as SQL over `t`. */
  readonly sql?: string;
  /** May be about somebody else, so that a supervisor looks at it; `when`: only where this SQL over `t` is true. */
  readonly flag?: Flag;
  readonly when?: string;
};
/** A column that is left out, with the reason that the copy gives. */
export type LeftOut = { readonly why: NotIncluded };
export type Column = Included | LeftOut;

/** A table with something about a customer in it. `who` has the customer's `id` and `reference`, `theirs` their conversations. */
export type Store = {
  readonly table: string;
  readonly section: CopySectionId;
  /** What one row of it is, as a heading. */
  readonly item: string;
  /** SQL over `t`: the rows that are about the customer. */
  readonly of: string;
  /** SQL over `t`: what names a row for ever, as text. */
  readonly key: string;
  readonly order: string;
  /** SQL over `t`: the request it belongs to, where it does. */
  readonly request?: string;
  readonly columns: Readonly<Record<string, Column>>;
};

export const inc = (label: string, more: Omit<Included, 'label'> = {}): Included => ({ label, ...more });
export const out = (why: NotIncluded): LeftOut => ({ why });
export const isIncluded = (column: Column): column is Included => 'label' in column;

/** SQL: whether what a column says came from an organisation that introduced the customer: somebody there may be named with it. */
export const fromIntroducing = (column: string) => `${column} in (${INTRODUCING.map((source) => `'${source}'`).join(', ')})`;
/** SQL: the rows of a customer by the column that names them. */
export const OF_CUSTOMER = 't.customer_id = (select id from who)';
/** SQL: the requests of a customer, also those made after closing. */
export const THEIR_REQUESTS = '(select q.id from asked_for q)';
