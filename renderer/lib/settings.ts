import { useMutation, useQuery } from '@tanstack/react-query';
import type { Settings } from '../../shared/desk.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

export const settingsKey = ['settings'];
const settingsQuery = { queryKey: settingsKey, queryFn: () => desk.shell.settings(), gcTime: Number.POSITIVE_INFINITY };

export const useSettings = () => useQuery(settingsQuery);

/** Changes settings: on the screen at once, and as they were again when the shell does not keep them. */
export const useChangeSettings = () =>
  useMutation({
    mutationFn: (change: Partial<Settings>) => desk.shell.changeSettings(change),
    onMutate: (change) => {
      const before = queryClient.getQueryData<Settings>(settingsKey);
      if (before) queryClient.setQueryData(settingsKey, { ...before, ...change });
      return before;
    },
    onError: (_error, _change, before) => queryClient.setQueryData(settingsKey, before),
    onSuccess: (now) => queryClient.setQueryData(settingsKey, now),
  });
