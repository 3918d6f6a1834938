import { useMutation, useQuery } from '@tanstack/react-query';
import type { Settings } from '../../shared/desk.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

export const settingsKey = ['settings'];
const settingsQuery = { queryKey: settingsKey, queryFn: () => desk.shell.settings(), gcTime: Number.POSITIVE_INFINITY };

export const useSettings = () => useQuery(settingsQuery);

/** Changes settings at once; the shell keeps them. */
export const useChangeSettings = () =>
  useMutation({
    mutationFn: (change: Partial<Settings>) => desk.shell.changeSettings(change),
    onSuccess: (now) => queryClient.setQueryData(settingsKey, now),
  });
