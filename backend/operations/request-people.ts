import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { reachOf, within } from '../requests/reach.ts';
import { STAFF } from '../requests/staff.ts';

type Item = Output<'requests.people'>['items'][number];

const COLUMNS = `s.sub, s.name, s.organisation, 'supervisor' = any(s.roles) as "isSupervisor"`;
const FOR_ONE = `select ${COLUMNS} from staff s join requests r on r.id = $4::uuid and ${within('$1', '$2', '$3')}
   where ${STAFF} and (s.organisation = r.organisation or s.organisation = $5) order by s.name, s.sub limit 500`;
const FOR_ANY = `select ${COLUMNS} from staff s cross join (select null::text as recorded_by, null::uuid as id) r
   where ${STAFF} and s.organisation = $1 order by s.name, s.sub limit 500`;

/** Whom a request can be given to; of no request in particular, the supervisors of the caller's organisation. No customer is in it. */
export const listPeople: ReadHandler<'requests.people'> = async (call, { requestId }, once) => {
  const { touchpoint } = call.caller;
  const statement =
    requestId === undefined
      ? { name: 'request-people', text: FOR_ANY, values: [touchpoint] }
      : { name: 'request-people-one', text: FOR_ONE, values: [...reachOf(call.caller), requestId, touchpoint] };
  return { items: await once<Item>(statement) };
};
