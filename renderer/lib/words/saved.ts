import { showReference } from '../../../shared/domain/reference.ts';
import type { Failure } from '../../../shared/problem.ts';
import { becameRequest, type Item } from '../items.ts';
import { showTime } from '../time.ts';
import { gatesIn } from './gates.ts';
import { refusedWords } from './problems.ts';

/** The truth about where a recorded command is. `kept`: what is unsent lies sealed on this computer. */
export function savedWords(item: Item | undefined, kept: boolean): string {
  if (!item) return 'Being recorded on this computer.';
  if (item.state === 'received') return receivedWords(item);
  if (item.closedOn) return `It came too late: ${tooLateWords(item.problem)} What was said is gone from this computer.`;
  if (item.state === 'needs-attention' && item.problem?.code === 'to-be-matched') return toBeMatched(kept);
  if (item.state === 'needs-attention') return `Refused because ${because(item)}`;
  if (item.state === 'replaced') return 'Put right: a corrected one has its place.';
  if (item.state === 'discarded') return item.problem ? `Lost because ${because(item)}` : 'Taken out by you, and never received.';
  if (item.state === 'sending') return 'Being sent to the central service.';
  if (item.state === 'asking-again') return 'Sent, but no answer yet. The desk is asking again.';
  return kept
    ? 'On this computer, waiting to be sent.'
    : 'Waiting to be sent, and not kept on this computer: do not close Adviser Desk until it is received.';
}

/** Received, and what it became where that is something else than what was asked. */
function receivedWords(item: Item): string {
  const received = `Received by the central service at ${showTime(item.receivedAt ?? item.at)}`;
  const reference = becameRequest(item);
  if (reference) return `${received} as a request, reference ${showReference(reference)}: it could not be closed at once.`;
  return `${received}.`;
}

/** Why nothing more of a customer is received. */
export const tooLateWords = (problem: Failure | null): string =>
  problem?.code === 'not-found'
    ? 'this customer’s record is not there any more.'
    : 'this customer has stopped using the service.';

function toBeMatched(kept: boolean): string {
  return kept
    ? 'On this computer, to be matched to a record once there is a connection.'
    : 'To be matched to a record once there is a connection, and not kept on this computer: do not close Adviser Desk before.';
}

function because(item: Item): string {
  const words = [refusedWords(item.operation, item.problem?.code ?? 'failed'), ...gatesIn(item.problem)].join(' ');
  return words.charAt(0).toLowerCase() + words.slice(1);
}
