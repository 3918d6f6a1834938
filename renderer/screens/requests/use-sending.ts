import { useState } from 'react';
import { failureOf } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { readRequestAgain } from './requests-query.ts';
import { saidNo } from './said-no.ts';

/** Somebody was quicker, or the record is another: the request is read again. */
const MOVED_ON = ['stale-version', 'changed-meanwhile', 'not-at-that-step', 'four-eyes', 'idempotency-key-reused'];

/**
 * Sends a command about a request and waits for its end. Pressing twice, or again after no answer came, is one command. Where the
 * request has moved on it is read again; nothing typed is touched. `readAgain`: how what was worked on is read again.
 */
export function useSending(requestId: string, readAgain: (id: string) => Promise<void> = readRequestAgain) {
  const [commandId, setCommandId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (run: (commandId: string) => Promise<unknown>): Promise<'done' | 'moved-on' | 'failed'> => {
    setBusy(true);
    setError(null);
    try {
      await run(commandId);
      setCommandId(newId());
      await readAgain(requestId);
      return 'done';
    } catch (failure) {
      const { code } = failureOf(failure);
      if (saidNo(code)) setCommandId(newId());
      setError(failure);
      // Who holds it stands in the failure: it is shown where the command was given, above the request as it is now.
      if (code === 'claimed-by-another') await readAgain(requestId);
      if (!MOVED_ON.includes(code)) return 'failed';
      await readAgain(requestId);
      return 'moved-on';
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error };
}
