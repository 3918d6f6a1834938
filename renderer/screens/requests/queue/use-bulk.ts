import { useEffect, useRef, useState } from 'react';
import { failureOf } from '../../../lib/desk.ts';
import { problemWords } from '../../../lib/words/problems.ts';
import { saidNo } from '../said-no.ts';
import { type Frozen, isDealtWith, type Outcome, runBulk } from './bulk.ts';
import { countsChanged } from './counts-query.ts';
import { queuesChanged } from './queue-query.ts';

type Going = {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly stage: 'before' | 'under-way' | 'over';
  readonly stopping: boolean;
};

type Parts = {
  readonly versionNow: (id: string) => number | undefined;
  /** With these nothing more is to be done. */
  readonly onDone: (ids: readonly string[]) => void;
};
/** Does it with one. `stopping`: resolves once nobody wants to wait for it any more. */
type One = (row: Frozen, stopping: Promise<void>) => Promise<'done' | 'later'>;

/** Does something with several requests, one after the other, and keeps how each ended. */
export function useBulk({ versionNow, onDone }: Parts) {
  const [going, setGoing] = useState<Going>({ outcomes: new Map(), stage: 'before', stopping: false });
  const stopping = useRef(stopper());
  // Nothing goes on that nobody sees, or could stop.
  useEffect(() => () => stopping.current.ask(), []);
  /** Answers whether nothing is left to be done with any of them. */
  const start = async (rows: readonly Frozen[], one: One): Promise<boolean> => {
    const outcomes = new Map<string, Outcome>(rows.map(({ id }) => [id, { kind: 'open' }]));
    stopping.current = stopper();
    const stop = stopping.current;
    const show = (stage: Going['stage']) => setGoing({ outcomes: new Map(outcomes), stage, stopping: stop.asked() });
    show('under-way');
    await runBulk(rows, {
      one: (row) => one(row, stop.whenAsked),
      versionNow,
      failed: failureOutcome,
      stopped: stop.asked,
      tell: (id, outcome) => {
        outcomes.set(id, outcome);
        show('under-way');
      },
    });
    show('over');
    onDone([...outcomes].filter(([, outcome]) => isDealtWith(outcome)).map(([id]) => id));
    void Promise.all([queuesChanged(), countsChanged()]);
    return [...outcomes.values()].every(isDealtWith);
  };
  const stop = () => {
    stopping.current.ask();
    setGoing((now) => ({ ...now, stopping: true }));
  };
  return { ...going, start, stop };
}

function stopper() {
  let asked = false;
  let ask = () => {};
  const whenAsked = new Promise<void>((resolve) => {
    ask = () => {
      asked = true;
      resolve();
    };
  });
  return { ask: () => ask(), asked: () => asked, whenAsked };
}

/** A refusal within a sentence; where no answer came, it is not known whether it was done. */
function failureOutcome(failure: unknown): Outcome {
  const { code } = failureOf(failure);
  if (!saidNo(code)) return { kind: 'no-answer' };
  if (code === 'stale-version') return { kind: 'refused', why: 'somebody has changed it since the preview' };
  const [sentence = ''] = problemWords[code].split('. ');
  return { kind: 'refused', why: sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '') };
}
