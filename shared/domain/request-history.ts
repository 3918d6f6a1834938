import { z } from 'zod';

/** What can have happened with a request, in the history of it (domain: requests). */
export const REQUEST_EVENTS = [
  'logged',
  'joined',
  'dated-earlier',
  'noted',
  'checked',
  'claimed',
  'assigned',
  'given-back',
  'handed-over',
  'waiting',
  'resumed',
  'extended',
  'decided',
  'customer-told',
  'recipient-told',
  'reopened',
  'taken-back',
  'looked',
  'completed',
  'acknowledged',
  'progress-told',
  'matched',
  'set-out',
  'copy-sent',
  'facts-asked',
  'facts-given',
] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];
export const requestEventSchema = z.enum(REQUEST_EVENTS);
