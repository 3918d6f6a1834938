import { useEffect, useRef, useState } from 'react';
import { PRESENCE_SECONDS } from '../../../shared/domain/limits.ts';
import { desk, failureOf } from '../../lib/desk.ts';
import { readRequestAgain } from './requests-query.ts';

/**
 * Says that this request is open here as long as it is, and gives who else has it open; nobody while that cannot be known. Where it has moved on meanwhile it is read again,
 * also when nobody told this desk; what is typed stays.
 */
export function usePresence(requestId: string, version: number): readonly string[] {
  const [others, setOthers] = useState<readonly string[]>([]);
  const seen = useRef(version);
  seen.current = version;
  useEffect(() => {
    let over = false;
    const say = () =>
      desk.presence.set({ requestId, here: true }).then(
        (said) => {
          if (over) return;
          setOthers((before) => (before.join() === said.others.join() ? before : said.others));
          if (said.version !== seen.current) void readRequestAgain(requestId);
        },
        (failure) => {
          // It is another organisation's by now: the screen says so. Anything else is tried again.
          if (over) return;
          setOthers((before) => (before.length === 0 ? before : []));
          if (failureOf(failure).code === 'not-found') void readRequestAgain(requestId);
        },
      );
    void say();
    const timer = setInterval(say, PRESENCE_SECONDS * 1_000);
    return () => {
      over = true;
      clearInterval(timer);
      desk.presence.set({ requestId, here: false }).catch(() => undefined);
    };
  }, [requestId]);
  return others;
}
