import type { UnsentItem } from '../../../shared/desk.ts';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';
import type { Input } from '../../../shared/operations.ts';
import { newId } from '../../lib/ids.ts';
import { disputeWords } from './what-said.ts';

type Unmatched = Input<'requests.logUnmatched'>;
/** The longest words a request has, in letters. */
export const LONGEST = 2000;

/**
 * What somebody asked of a record, as a request of somebody we cannot find: its words, its reference and its day stay, and a supervisor
 * matches it. Null for what is no such request.
 */
export function asUnmatched({ operation, input, whom }: Pick<UnsentItem, 'operation' | 'input' | 'whom'>): Unmatched | null {
  const asked = askedIn(operation, input);
  if (asked === null) return null;
  const { requestId, reference, conversationId, saidAt, howToAnswer } = input as Input<'complaints.log'>;
  const whoName = whom?.trim().slice(0, LINE_LENGTH);
  return {
    ...{ commandId: newId(), requestId, reference, conversationId, saidAt, howToAnswer, ...asked },
    ...(whoName ? { whoName } : {}),
  };
}

type Asked = Pick<Unmatched, 'kind' | 'words' | 'right' | 'complaintAbout' | 'aboutSub' | 'aboutName' | 'aboutOrganisation'>;

function askedIn(operation: UnsentItem['operation'], input: UnsentItem['input']): Asked | null {
  switch (operation) {
    case 'accessRequests.log':
      return { kind: 'access', words: (input as Input<'accessRequests.log'>).words };
    case 'complaints.log': {
      const { words, about, aboutSub, aboutName, aboutOrganisation } = input as Input<'complaints.log'>;
      const whom = { aboutSub, aboutName, aboutOrganisation };
      const said = Object.entries(whom).filter(([, one]) => one !== undefined);
      return { kind: 'complaint', words, complaintAbout: about, ...Object.fromEntries(said) };
    }
    case 'otherRights.log': {
      const { words, right } = input as Input<'otherRights.log'>;
      return { kind: 'other-right', words, ...(right ? { right } : {}) };
    }
    case 'rectifications.log': {
      const { words, fields } = input as Input<'rectifications.log'>;
      const said = [...(words ? [words] : []), ...fields.map(disputeWords)].join('\n');
      return { kind: 'rectification', words: said };
    }
    default:
      return null;
  }
}
