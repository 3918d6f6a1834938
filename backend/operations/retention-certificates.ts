import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { hashOfCertificate } from '../retention/certificate.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'retention.certificates'>['items'][number];
type Row = Omit<Item, 'sound' | 'madeAt'> & { readonly number: string; readonly madeAt: Date };

const LIST = `select id, run_id as "runId", store, what, organisation, rules, count, from_on as "fromOn", to_on as "toOn",
    made_at as "madeAt", items_hash as "itemsHash", previous, hash, number
  from retention_certificates
 where ($1::text is null or organisation = $1) and ($2::bigint is null or number < $2) order by number desc limit $3`;

/** Certificates of runs of the own organisation, of every one for the privacy team, the newest first, each with whether it is as it was made. */
export const listCertificates: ReadHandler<'retention.certificates'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const before = from && /^\d{1,15}$/.test(from.id) ? from.id : null;
  const rows = await once<Row>({
    name: 'retention-certificates',
    text: LIST,
    values: [answersFor(call), before, limit + 1],
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => {
      const certificate = { ...row, madeAt: row.madeAt.toISOString() };
      return { ...certificate, sound: hashOfCertificate(certificate) === row.hash };
    }),
    next: rows.length > limit && last ? writeCursor({ at: last.madeAt.toISOString(), id: String(last.number) }) : null,
  };
};
