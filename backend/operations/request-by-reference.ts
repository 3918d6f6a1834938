import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { reachOf, within } from '../requests/reach.ts';

type Found = NonNullable<Output<'requests.byReference'>['request']>;

const BY_REFERENCE = `select r.id, r.reference, r.kind, r.made_on::text as "madeOn" from requests r
   where r.reference = $1 and ${within('$2', '$3', '$4')}`;

/** A request by its reference, nobody's name with it. One out of reach is answered as one there is not. */
export const requestByReference: ReadHandler<'requests.byReference'> = async (call, { reference }, once) => {
  const values = [reference, ...reachOf(call.caller)];
  const [request] = await once<Found>({ name: 'request-by-reference', text: BY_REFERENCE, values });
  return { request: request ?? null };
};
