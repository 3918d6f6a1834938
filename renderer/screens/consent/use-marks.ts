import { useState } from 'react';
import type { Decision, Purpose } from '../../../shared/domain/consent.ts';
import { announce } from '../../lib/announcer.ts';
import { useDraft, useDroppedOnLeaving } from '../../lib/drafts.ts';
import type { ConsentNow } from '../../lib/said.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { type Plan, withdrawAll, withoutMark } from './consent-plan.ts';

export type Marks = ReturnType<typeof useMarks>;

/** What is marked on the form, kept as a draft, and which wording is being read. `onMarked` runs after each mark. */
export function useMarks(conversationId: string, customerId: string, onMarked: () => void) {
  const place = `consent:${conversationId}:${customerId}`;
  const [text, keep] = useDraft(place, '{}');
  const plan = JSON.parse(text) as Plan;
  const [reading, setReading] = useState<Purpose | null>(null);
  const change = (next: Plan, words: string) => {
    keep(JSON.stringify(next));
    setReading(null);
    announce(words);
    onMarked();
  };
  useDroppedOnLeaving(place);
  return {
    place,
    plan,
    reading,
    read: (purpose: Purpose) => setReading(purpose),
    stopReading: () => setReading(null),
    /** Saying no to what was given is withdrawing it. */
    mark: ({ purpose, state }: ConsentNow, said: Decision, wordingVersion?: string, understood = false) => {
      const decision = said === 'refused' && state === 'given' ? 'withdrawn' : said;
      change(
        {
          ...plan,
          [purpose]: {
            decision,
            ...(wordingVersion ? { wordingVersion } : {}),
            ...(understood ? { understood: true as const } : {}),
          },
        },
        `${purposeWords[purpose].title}: ${stateWords[decision]}. Enter records it.`,
      );
    },
    unmark: (purpose: Purpose) => change(withoutMark(plan, purpose), `${purposeWords[purpose].title}: mark taken off`),
    withdrawAll: () => change(withdrawAll, 'All four: withdrawn. Enter records it.'),
  };
}
