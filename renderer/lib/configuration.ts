import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConfigurationChange } from '../../shared/configuration.ts';
import { desk } from './desk.ts';
import { queryClient } from './query-client.ts';

export const configurationKey = ['configuration'];

/** Which service this desk works with, and who set it. */
export const useConfiguration = () =>
  useQuery({
    queryKey: configurationKey,
    queryFn: () => desk.shell.configuration(),
    gcTime: Number.POSITIVE_INFINITY,
  });

/** Changes what nobody else has set; it counts from the next sign-in on. */
export const useChangeConfiguration = () =>
  useMutation({
    mutationFn: (change: ConfigurationChange) => desk.shell.changeConfiguration(change),
    onSuccess: (now) => queryClient.setQueryData(configurationKey, now),
  });
