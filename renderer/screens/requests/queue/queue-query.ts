import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { desk } from '../../../lib/desk.ts';
import { queryClient } from '../../../lib/query-client.ts';
import type { Listed } from '../requests-query.ts';
import { type Asked, addressOf, inputOf } from './asked.ts';
import { append, begin, type Held, lay, moveOn, type Read } from './held.ts';

export type Queue = Held<Listed>;

const KEY = 'queue';
/** Rows of one read, the most the central service gives. */
const PAGE = 100;
/** How long a list stays known behind an opened request, in milliseconds. */
const KEPT = 30 * 60_000;

const keyOf = (address: string) => [KEY, address] as const;

/** What is known of the list at an address; undefined for nothing. */
export const queueAt = (address: string): Queue | undefined => queryClient.getQueryData<Queue>(keyOf(address));

const read = (asked: Asked, cursor: string | null) =>
  desk.requests.list({ ...inputOf(asked), limit: PAGE, ...(cursor === null ? {} : { cursor }) });

/** Reads a list as far as it was read before, and on to whoever was last there; the first page of one that is new. */
async function readAsFar(asked: Asked, before: Queue | undefined): Promise<Read<Listed>> {
  const rows = new Map<string, Listed>();
  const last = before?.truth.at(-1)?.id;
  let next: string | null = null;
  const take = async () => {
    const page = await read(asked, next);
    for (const row of page.items) if (!rows.has(row.id)) rows.set(row.id, row);
    next = page.next;
  };
  do await take();
  while (next !== null && rows.size < (before?.truth.length ?? 0));
  // What came in before it has pushed it on to the next page.
  if (next !== null && last !== undefined && !rows.has(last)) await take();
  return { items: [...rows.values()], next };
}

const turns = new Map<string, Promise<unknown>>();
/** One after the other for each list, so that no page is put to what has just been read anew. */
function inTurn<T>(address: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(address) ?? Promise.resolve()).then(work, work);
  turns.set(address, mine);
  return mine;
}

async function readAnew(asked: Asked): Promise<Queue> {
  const address = addressOf(asked);
  return inTurn(address, async () => {
    const found = await readAsFar(asked, queueAt(address));
    // Whoever looks may have moved on meanwhile.
    const now = queueAt(address);
    return now ? lay(now, found) : begin(found);
  });
}

/** Puts the next page to a list. Nothing where it is at its end. */
export async function readMore(asked: Asked): Promise<void> {
  const address = addressOf(asked);
  await inTurn(address, async () => {
    const from = queueAt(address)?.next ?? null;
    if (from === null) return;
    const page = await read(asked, from);
    queryClient.setQueryData<Queue>(keyOf(address), (now) => now && append(now, page));
  });
}

/** Shows the list as it is, once one has moved on. */
export function settleQueue(asked: Asked): void {
  queryClient.setQueryData<Queue>(keyOf(addressOf(asked)), (now) => now && moveOn(now));
}

/** Has what is on screen of lists and counts read again; the rest when it next comes there. */
export const queuesChanged = () => queryClient.invalidateQueries({ queryKey: [KEY] });

/** What is known of the list at an address, held as long as somebody goes through it: nothing is read by that. */
export const useHeldQueue = (address: string): Queue | undefined =>
  useQuery<Queue>({ queryKey: keyOf(address), queryFn: skipToken, gcTime: KEPT, structuralSharing: false }).data;

/** Reads the first page of a list that is not known any more. */
export const readQueue = (asked: Asked): Promise<Queue> =>
  queryClient.fetchQuery({
    queryKey: keyOf(addressOf(asked)),
    queryFn: () => readAnew(asked),
    gcTime: KEPT,
    structuralSharing: false,
  });

/**
 * A list as far as it was read, and its next page. While the first page of another order or filter is read, what was there stays:
 * `of` says what is shown.
 */
export function useQueue(asked: Asked) {
  const address = addressOf(asked);
  const query = useQuery({
    queryKey: keyOf(address),
    queryFn: () => readAnew(asked),
    staleTime: 0,
    gcTime: KEPT,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  const last = useRef(asked);
  const of = query.isPlaceholderData ? last.current : asked;
  useLayoutEffect(() => {
    if (query.data !== undefined && !query.isPlaceholderData) last.current = asked;
  });
  const [more, setMore] = useState<{ readonly address: string; readonly busy: boolean; readonly error: unknown }>();
  const mine = more?.address === address ? more : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is the same for the same address
  const fetchMore = useCallback(async () => {
    setMore({ address, busy: true, error: null });
    const error = await readMore(asked).then(
      () => null,
      (failure: unknown) => failure,
    );
    setMore({ address, busy: false, error });
  }, [address]);
  return { ...query, of, fetchMore, fetchingMore: mine?.busy ?? false, moreError: mine?.error ?? null };
}
