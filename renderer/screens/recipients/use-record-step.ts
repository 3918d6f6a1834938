import { useState } from 'react';
import type { Input } from '../../../shared/operations.ts';
import { announce } from '../../lib/announcer.ts';
import { desk, failureOf } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { type Notice, noticeNow, readNoticesAnew } from './notices-query.ts';
import type { Typed } from './step-fields.tsx';

export type Step = Input<'recipientNotices.update'>['state'];

const done: Record<Step, string> = {
  told: 'Recorded: told',
  acknowledged: 'Recorded: answered. It has its end.',
  impossible: 'Recorded: cannot be told. It has its end.',
};

/**
 * Records a step on the notice as it was seen when the dialog was opened. Where somebody else was faster nothing is recorded: `seen` is then
 * how it stands, and whoever records again does so on that.
 */
export function useRecordStep(notice: Notice, step: Step, onRecorded: () => void) {
  const [seen, setSeen] = useState(notice);
  const [changed, setChanged] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  // Pressing twice is one command; other words are another.
  const [commandId, setCommandId] = useState(newId);
  const anew = () => setCommandId(newId());

  const lookAgain = async (failure: unknown) => {
    anew();
    const now = await noticeNow(seen);
    if (!now) throw failure;
    setSeen(now);
    setChanged(true);
  };
  const record = async ({ on, how, because }: Typed): Promise<void> => {
    setPending(true);
    setError(null);
    const more = step === 'told' ? { how } : step === 'impossible' ? { because } : {};
    try {
      await desk.recipientNotices.update({ commandId, noticeId: notice.id, version: seen.version, state: step, on, ...more });
      announce(done[step]);
      await readNoticesAnew();
      onRecorded();
    } catch (failure) {
      if (failureOf(failure).code === 'stale-version') await lookAgain(failure).catch(setError);
      else setError(failure);
      void readNoticesAnew();
      throw failure;
    } finally {
      setPending(false);
    }
  };
  return { record, seen, changed, error, isPending, anew };
}
