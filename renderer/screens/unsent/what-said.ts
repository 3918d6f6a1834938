import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import type { UnsentItem } from '../../../shared/desk.ts';
import { isDay } from '../../../shared/domain/calendar.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Input } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { askedToStopWords } from '../../lib/words/asked-to-stop.ts';
import { endBecauseWords, lastingWords, mayWords } from '../../lib/words/authority.ts';
import { commandWords } from '../../lib/words/commands.ts';
import { channelWords } from '../../lib/words/conversation.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { byWhen, howLabels, notKeptLabels } from '../../lib/words/promises.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { itemLabels } from '../../lib/words/sharing.ts';
import { checkedText } from '../requests/checked-text.ts';

/** What a command is, and what was said in it, line by line. */
export type WhatSaid = { readonly title: string; readonly lines: readonly string[] };

type Named = { readonly id: string; readonly name: string };

/** An unsent command in plain words, for its own person. `recipients` gives the names of those something was passed on to. */
export function whatSaid(
  { operation, input, problem }: Pick<UnsentItem, 'operation' | 'input' | 'problem'>,
  recipients: readonly Named[] = [],
): WhatSaid {
  if (problem?.code === 'to-be-matched')
    return { title: 'Met without a record at hand', lines: linesOf(operation, input, recipients) };
  if (operation === 'requests.logUnmatched' && input.closedReference !== undefined)
    return { title: 'Asked after closing', lines: linesOf(operation, input, recipients) };
  const title = commandWords[operation as keyof typeof commandWords] ?? operation;
  return { title, lines: linesOf(operation, input, recipients) };
}

function linesOf(
  operation: UnsentItem['operation'],
  input: UnsentItem['input'],
  recipients: readonly Named[],
): readonly string[] {
  switch (operation) {
    case 'consents.decide':
      return (input as Input<'consents.decide'>).decisions.map(
        ({ purpose, decision }) => `${purposeWords[purpose].title}: ${stateWords[decision].toLowerCase()}`,
      );
    case 'customers.amend':
      return (input as Input<'customers.amend'>).changes.map(
        ({ field, value }) => `${fieldWords[field]}: ${value === null ? 'none any more' : shown(field, value)}`,
      );
    case 'customers.register':
      return (input as Input<'customers.register'>).values.map(
        ({ field, value }) => `${fieldWords[field]}: ${shown(field, value)}`,
      );
    case 'rectifications.log': {
      const { fields, reference } = input as Input<'rectifications.log'>;
      return [`Reference ${showReference(reference)}`, ...fields.map(disputeLine)];
    }
    case 'accessRequests.log': {
      const { words, reference } = input as Input<'accessRequests.log'>;
      return [`Reference ${showReference(reference)}`, words];
    }
    case 'complaints.log':
    case 'otherRights.log': {
      const { words, reference } = input as Input<'complaints.log'>;
      return [`Reference ${showReference(reference)}`, words];
    }
    case 'requests.logUnmatched': {
      const { words, reference, takenBack, closedReference } = input as Input<'requests.logUnmatched'>;
      if (takenBack) return takenBack.map((purpose) => `${purposeWords[purpose].title}: withdrawn`);
      const closed = closedReference === undefined ? [] : [`Of the account closed under ${showReference(closedReference)}`];
      return [`Reference ${showReference(reference)}`, ...closed, words];
    }
    case 'disclosures.record': {
      const { recipientId, items } = input as Input<'disclosures.record'>;
      const to = recipients.find(({ id }) => id === recipientId);
      return [...(to ? [`To ${to.name}`] : []), items.map((item) => itemLabels[item]).join(', ')];
    }
    case 'authorities.record': {
      const { name, scopes, until = null, thisConversationOnly = false } = input as Input<'authorities.record'>;
      return [`${name}, ${lastingWords({ until, thisConversationOnly })}`, mayWords(scopes)];
    }
    case 'requests.note':
      return [(input as Input<'requests.note'>).note];
    case 'requests.recordCheck':
      return [checkedText(input as Input<'requests.recordCheck'>)];
    case 'promises.make': {
      const { how, day, part = null } = input as Input<'promises.make'>;
      return [`${howLabels[how]} ${byWhen(day, part)}`];
    }
    case 'promises.keep': {
      const { outcome, because, day, part = null } = input as Input<'promises.keep'>;
      if (day !== undefined) return [`Another day was agreed: ${byWhen(day, part)}`];
      return [because ? `Not kept: ${notKeptLabels[because].toLowerCase()}` : outcome === 'kept' ? 'Kept' : 'Not kept'];
    }
    case 'authorities.end':
      return [endBecauseWords[(input as Input<'authorities.end'>).because]];
    case 'closures.close': {
      const { scope, reason, reference } = input as Input<'closures.close'>;
      if (scope === 'online-account') return ['The sign-in to the website alone; they stay a customer'];
      return [askedToStopWords(reason), ...(reference ? [ifNot(reference)] : [])];
    }
    case 'conversations.open':
      return [channelWords[(input as Input<'conversations.open'>).channel]];
    case 'conversations.end': {
      const { note } = input as Input<'conversations.end'>;
      return note ? [`Note: ${note}`] : [];
    }
    default:
      return [];
  }
}

const ifNot = (reference: string) =>
  `If it cannot be done when it arrives, it becomes a request with the reference ${showReference(reference)}`;

type Dispute = Input<'rectifications.log'>['fields'][number];

const disputeLine = (dispute: Dispute): string =>
  `${disputeWords(dispute)}; ${dispute.decidedOnCall ? 'put right on the call' : 'to be checked'}`;

/** What is said to be wrong, and what it should be where they say so. */
export function disputeWords({ field, says, incomplete }: Dispute): string {
  const should = says === null ? '' : `, should be ${shown(field, says)}`;
  return `${fieldWords[field]}: ${incomplete ? 'not complete' : 'wrong'}${should}`;
}

const shown = (field: Field, value: string): string =>
  field === 'dateOfBirth' && isDay(value) ? showDay(value) : (labelOfField(field, value) ?? value);

/** When it was said or done, as the command itself has it. */
export function saidAtOf({ input, recordedAt }: Pick<UnsentItem, 'input' | 'recordedAt'>): string {
  const { saidAt, at } = input;
  return typeof saidAt === 'string' ? saidAt : typeof at === 'string' ? at : recordedAt;
}
