import { FactsPanel } from '../facts/facts-panel.tsx';
import type { Request } from '../requests/requests-query.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { ComplaintPanel } from './complaint-panel.tsx';
import { MatchPanel } from './match-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';

export type PartProps = {
  readonly request: Request;
  readonly roles: readonly string[];
  readonly today: string;
  readonly onDone: (words: string) => void;
};

export const isOpen = ({ step }: Request): boolean => step !== 'completed' && step !== 'joined';
/** Whether nobody is known from whom it comes. */
export const isUnmatched = ({ customerId, closedReference }: Request): boolean => customerId === null && closedReference === null;

/** What can be done with a complaint, another right, or a request of nobody we can find. */
export function AnswerParts(props: PartProps) {
  return (
    <>
      <MatchPanel {...props} />
      <ComplaintPanel {...props} />
      <FactsPanel {...props} />
      <StepsPanel {...props} />
      <AnswerPanel {...props} />
    </>
  );
}
