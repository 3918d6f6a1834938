import type { Handlers } from '../call.ts';
import { refuse } from '../refusal.ts';
import { readCustomer } from './customer-read.ts';
import { readNotice } from './notice.ts';

const later = async () => {
  throw refuse('unavailable');
};

/** The handler of every row of the table. */
export const handlers: Handlers = {
  'notice.read': readNotice,
  'customers.read': readCustomer,
  'customers.find': later,
  'customers.timeline': later,
  'customers.checkIdentity': later,
  'specialCategory.read': later,
  'conversations.open': later,
  'conversations.park': later,
  'conversations.resume': later,
  'conversations.end': later,
  'conversations.read': later,
  'consents.decide': later,
};
