import type { CommandName } from '../../../shared/operations.ts';

/** What each command is, to somebody told that it was refused. */
export const commandWords: Record<CommandName, string> = {
  'customers.checkIdentity': 'The identity check',
  'conversations.open': 'The beginning of the conversation',
  'conversations.park': 'Keeping the conversation after the line dropped',
  'conversations.resume': 'Taking up the conversation again',
  'conversations.end': 'The end of the conversation',
  'customers.amend': 'The change of details',
  'customers.register': 'The record of somebody new',
  'rectifications.log': 'What is wrong on the record',
  'requests.recordCheck': 'A step to check a request',
  'requests.decide': 'The decision of a request',
  'requests.tellCustomer': 'That the customer was told',
  'requests.extend': 'More time for a request',
  'requests.logUnmatched': 'The request of somebody we cannot find',
  'disclosures.record': 'Something passed on',
  'recipientNotices.update': 'What a recipient was told',
  'consents.decide': 'The decision about consent',
  'machines.report': 'A report of what is unsent on this computer',
  'machines.markLost': 'Marking a computer as lost or found',
  'deskEvents.record': 'A note of what was done on this computer',
  'copies.end': 'Copies destroyed',
};
