import type { Query } from '@tanstack/react-query';
import type { ChangedPart } from '../../shared/changes.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { queryClient } from './query-client.ts';

/** Milliseconds in which several changes of one record are one look at it: each look is audited. */
const GATHER = 250;

/** What is known of one request: it, and the copy it asks for with the work on that. */
const OF_A_REQUEST = ['request', 'access-work', 'access-copy'] as const;
/** What is known of requests, listed and counted. */
const LISTS = ['queue', 'request-counts', 'requests'] as const;

const waiting = new Set<string>();
const requests = new Set<string>();
let everything = false;
let planned = false;

let listed = false;
let reading = false;

/** Lists of requests and their numbers, one look after the other: what changes meanwhile is the next one’s. */
async function lookAtRequests(): Promise<void> {
  if (reading) return;
  reading = true;
  while (listed) {
    listed = false;
    await Promise.all(LISTS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  }
  reading = false;
}

function look(): void {
  const keys = everything
    ? [['customer'], ['timeline'], ['ledger']]
    : [...waiting].flatMap((id) => [
        ['customer', id],
        ['timeline', id],
        ['ledger', id],
      ]);
  const asked = everything
    ? OF_A_REQUEST.map((key) => [key])
    : [...requests].flatMap((id) => OF_A_REQUEST.map((key) => [key, id]));
  const touched = everything ? null : new Set([...waiting, ...requests]);
  planned = false;
  everything = false;
  waiting.clear();
  requests.clear();
  // What is on screen is read now, anything else when it next comes there.
  for (const queryKey of [...keys, ...asked]) void queryClient.invalidateQueries({ queryKey });
  void queryClient.invalidateQueries({ queryKey: ['promises'], predicate: (one) => touched === null || isAbout(touched, one) });
  void lookAtRequests();
}

type About = { readonly customerId?: string | null; readonly requestId?: string | null };

/** Whether promises that were read are about one of these: asked for by their id, or one of a list. Each look is audited. */
function isAbout(touched: ReadonlySet<string>, { queryKey, state }: Query): boolean {
  const asked = queryKey[1] as Input<'promises.list'>;
  const listed = (state.data as Output<'promises.list'> | undefined)?.items ?? [];
  const ofThem = ({ customerId, requestId }: About) => touched.has(customerId ?? '') || touched.has(requestId ?? '');
  return ofThem(asked) || listed.some(ofThem);
}

function plan(): void {
  if (!planned) setTimeout(look, GATHER);
  planned = true;
}

/** Somebody else has changed a record: what of it is on screen is read again. Whoever was closed is found no longer. */
export function changedElsewhere(customerId: string, what: ChangedPart): void {
  if (what === 'closed') foundNoMore(customerId);
  waiting.add(customerId);
  plan();
}

/** Somebody else has worked on a request: it, what happened with it, and lists of requests are read again where they are on screen. */
export function requestChangedElsewhere(requestId: string): void {
  requests.add(requestId);
  listed = true;
  plan();
}

/** A find that found them is made again where it is on screen, and forgotten anywhere else. */
function foundNoMore(customerId: string): void {
  for (const [queryKey, found] of queryClient.getQueriesData<Output<'customers.find'>>({ queryKey: ['find'] })) {
    if (!found?.results.some(({ id }) => id === customerId)) continue;
    queryClient.removeQueries({ queryKey, exact: true, type: 'inactive' });
    void queryClient.invalidateQueries({ queryKey, exact: true });
  }
}

/** Changes may have been missed: every record and list on screen is read again. */
export function changesMissed(): void {
  everything = true;
  listed = true;
  plan();
}
