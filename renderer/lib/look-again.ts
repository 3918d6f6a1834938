import { useEffect } from 'react';

/** For what others change too: never taken for fresh, and asked again every half minute. */
export const OFTEN = { staleTime: 0, refetchInterval: 30_000 } as const;

/** Asks again when the window comes to the front. */
export function useLookAgain(refetch: () => unknown): void {
  useEffect(() => {
    const look = () => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
}
