import { newId } from '../people.ts';
import type { World } from './world.ts';

const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
const about = ({ person }: World) => ({ customerId: person.id });
const within = ({ person, conversationId }: World) => ({ customerId: person.id, conversationId });
const forReason = (world: World) => ({ ...about(world), reason: 'my-day' });
const promise = () => ({ commandId: newId(), saidAt: new Date().toISOString(), how: 'ring', day: today() });
const keepPromise = ({ promiseId }: World) => ({
  ...{ commandId: newId(), promiseId, at: new Date().toISOString(), outcome: 'kept' },
});

/** What each caller is answered about promises, the morning and reminders, by hand as the rest of it. */
export const PROMISES_EXPECTED = {
  'promises.make': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
    'about a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403',
  },
  'promises.keep': {
    'a promise to a customer': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403',
    'a promise about a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403',
  },
  'promises.list': {
    own: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'for a reason': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403',
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'requests.morning': { all: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'requests.reminders': { own: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
} as const;

/** The inputs of those situations. */
export const PROMISES_INPUTS: Record<
  keyof typeof PROMISES_EXPECTED,
  Record<string, (world: World) => Record<string, unknown>>
> = {
  'promises.make': {
    'in the conversation': (world) => ({ ...promise(), ...within(world) }),
    'about a dispute': ({ requestId }) => ({ ...promise(), requestId }),
  },
  'promises.keep': { 'a promise to a customer': keepPromise, 'a promise about a dispute': keepPromise },
  'promises.list': { own: () => ({ whose: 'mine' }), 'for a reason': forReason, 'in the conversation': within },
  'requests.morning': { all: () => ({}) },
  'requests.reminders': { own: () => ({}) },
};
