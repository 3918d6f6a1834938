import { useQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';

/** The notice in force, or the version that was read to somebody. The shell keeps the last answer for when it is offline. */
export const useNotice = (version = 'current') =>
  useQuery({ queryKey: ['notice', version], queryFn: () => desk.notice.read({ version }), gcTime: Number.POSITIVE_INFINITY });
