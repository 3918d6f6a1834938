import { showReference } from '../../../shared/domain/reference.ts';
import { showDay } from '../../lib/time.ts';

export type ClosingPaper = {
  /** The office that gives it. */
  readonly giver: string;
  /** The customer's, the one thing about them that stands on it. */
  readonly reference: string | null;
  /** When it was said. */
  readonly at: string;
  readonly today: string;
  readonly sentences: readonly string[];
  /** The reference of the request it became, or becomes where it cannot be done on arrival. */
  readonly request: string | null;
};

/** The paper that confirms a closing. Of the customer it says the reference, and nothing else. */
export function confirmationOfClosing({ giver, reference, at, today, sentences, request }: ClosingPaper): string {
  return [
    'National Careers Service\nStop using the service: what was done',
    [showDay(today), giver].filter(Boolean).join('\n'),
    ...(reference ? [`Your reference: ${showReference(reference)}`] : []),
    `You told us on ${showDay(at)}:`,
    ...sentences,
    ...(request ? [`If you ask about it, the reference of your request is ${showReference(request)}.`] : []),
    'If this is not right, ring us or speak to your adviser at once.',
  ].join('\n\n');
}
