import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '../../lib/desk.ts';
import { items } from '../../lib/items.ts';
import { queryClient } from '../../lib/query-client.ts';
import { useSync } from '../../lib/sync.ts';

const key = ['unsent'];
/** Milliseconds between two looks while much is being sent. */
const PAUSE = 250;

/** What is unsent, looked at again soon after anything about it has changed. */
export function useUnsent() {
  const query = useQuery({ queryKey: key, queryFn: () => desk.shell.unsentItems(), staleTime: 0 });
  const sync = useSync();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: key });
      }, PAUSE);
    };
    const stop = items.subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return { ...query, sync };
}
