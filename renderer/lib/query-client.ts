import { QueryClient } from '@tanstack/react-query';

/**
 * Reads only; saves go through the queue. The shell knows whether the centre can be reached, the browser does not, so
 * nothing pauses by itself. Every read is audited, so nothing is read again by itself either, and what is no longer on
 * screen is soon forgotten.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
});
