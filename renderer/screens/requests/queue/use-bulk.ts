import { useRef, useState } from 'react';
import { announce } from '../../../lib/announcer.ts';
import { failureOf } from '../../../lib/desk.ts';
import { problemWords } from '../../../lib/words/problems.ts';
import { type Frozen, type Outcome, runBulk, summary } from './bulk.ts';
import { countsChanged } from './counts-query.ts';
import { queuesChanged } from './queue-query.ts';

type Going = {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stage: 'before' | 'under-way' | 'over';
  readonly stopping: boolean;
};

/** Does something with several requests, one after the other, and keeps how each ended. */
export function useBulk(doing: { readonly done: string }, versionNow: (id: string) => number | undefined) {
  const [going, setGoing] = useState<Going>({ outcomes: new Map(), stage: 'before', stopping: false });
  const stopped = useRef(false);
  const start = async (rows: readonly Frozen[], one: (row: Frozen) => Promise<void>) => {
    const outcomes = new Map<string, Outcome>(rows.map(({ id }) => [id, { kind: 'open' }]));
    const show = (stage: Going['stage']) => setGoing({ outcomes: new Map(outcomes), stage, stopping: stopped.current });
    stopped.current = false;
    show('under-way');
    await runBulk(rows, {
      one,
      versionNow,
      words: refusalWords,
      stopped: () => stopped.current,
      tell: (id, outcome) => {
        outcomes.set(id, outcome);
        show('under-way');
      },
    });
    show('over');
    announce(`${summary([...outcomes.values()], doing)}.`);
    await Promise.all([queuesChanged(), countsChanged()]);
  };
  const stop = () => {
    stopped.current = true;
    setGoing((now) => ({ ...now, stopping: true }));
  };
  return { ...going, start, stop };
}

/** A refusal within a sentence. */
function refusalWords(failure: unknown): string {
  const { code } = failureOf(failure);
  if (code === 'stale-version') return 'somebody has changed it since the preview';
  const [sentence = ''] = problemWords[code].split('. ');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
