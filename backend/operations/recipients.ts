import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';

type Item = Output<'recipients.list'>['items'][number];

const LIST = `select id, kind, name, told_by as "toldBy", contact from recipients order by name, id`;

/** Whom we may tell something of a customer. It is about nobody, so nothing is audited. */
export const listRecipients: ReadHandler<'recipients.list'> = async (_call, _input, once) => ({
  items: await once<Item>({ name: 'recipients-list', text: LIST, values: [] }),
});
