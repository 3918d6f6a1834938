import {
  CHANGE_EVENTS,
  type ChangeEventName,
  type CustomerChanged,
  placeSchema,
  type RequestChanged,
} from '../../shared/changes.ts';
import type { ServerEvent } from './read-events.ts';

/** What an event means here. `anew`: something may have been missed, so whatever is shown has to be read anew. */
export type Heard =
  | { readonly kind: 'customer'; readonly change: CustomerChanged }
  | { readonly kind: 'request'; readonly change: RequestChanged }
  | { readonly kind: 'anew' };
export type Understood = {
  readonly heard: Heard | null;
  /** Where to go on once it has been acted on. */
  readonly place: string | null;
  readonly end: boolean;
};

/** Reads an event through the contract. What a later version says of a change, and is not understood, means anew. */
export function understand({ name, data, id }: ServerEvent): Understood {
  const place = placeSchema.safeParse(id).data ?? null;
  return { heard: name in CHANGE_EVENTS ? heardIn(name as ChangeEventName, data) : null, place, end: name === 'end' };
}

function heardIn(name: ChangeEventName, data: string): Heard | null {
  if (name === 'end') return null;
  if (name === 'request') {
    const request = CHANGE_EVENTS.request.safeParse(readJson(data));
    return request.success ? { kind: 'request', change: request.data } : { kind: 'anew' };
  }
  if (name !== 'customer') return { kind: 'anew' };
  const change = CHANGE_EVENTS.customer.safeParse(readJson(data));
  return change.success ? { kind: 'customer', change: change.data } : { kind: 'anew' };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
