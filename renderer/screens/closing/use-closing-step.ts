import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../lib/announcer.ts';
import { newId } from '../../lib/ids.ts';
import { queryClient } from '../../lib/query-client.ts';

type How = {
  readonly run: (commandId: string) => Promise<unknown>;
  /** Said once it is done. */
  readonly done: string;
  readonly onDone: () => void;
};

/** Sends a supervisor's step about a closing and waits for its end. Pressing twice is one command; the list is read again either way. */
export function useClosingStep({ run, done, onDone }: How) {
  const [commandId] = useState(newId);
  const again = () => {
    void queryClient.invalidateQueries({ queryKey: ['closings'] });
    // Whose record it is the list does not say.
    void queryClient.invalidateQueries({ queryKey: ['customer'] });
  };
  return useMutation({
    mutationFn: () => run(commandId),
    onSuccess: () => {
      announce(done);
      again();
      onDone();
    },
    onError: again,
  });
}
