import { newId } from '../people.ts';
import type { World } from './world.ts';

const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
const reopen = ({ requestId }: World) => ({ commandId: newId(), requestId, version: 1, why: 'Wrong', fields: [] });
const look = ({ requestId }: World) => ({ commandId: newId(), requestId, outcome: 'fine' });

/** How requests are worked on: the input of every situation. */
export const HANDLED_INPUTS = {
  'requests.history': { 'a dispute': ({ requestId }) => ({ requestId }) },
  'requests.note': {
    'a dispute': ({ requestId }) => ({ commandId: newId(), requestId, at: new Date().toISOString(), note: 'Rang, nobody there' }),
  },
  'requests.people': { 'of the own organisation': () => ({}), 'for a dispute': ({ requestId }) => ({ requestId }) },
  'requests.claim': { 'a dispute': ({ requestId }) => ({ commandId: newId(), requestId, version: 1 }) },
  'requests.assign': { 'a dispute': ({ requestId }) => ({ commandId: newId(), requestId, version: 1, to: null }) },
  'requests.handOver': {
    'a dispute': ({ requestId }) => ({ commandId: newId(), requestId, version: 1, to: '0000000204', why: 'They live there' }),
  },
  'requests.handedOver': { 'the last': () => ({}) },
  'requests.wait': {
    'a dispute': ({ requestId }) => ({ commandId: newId(), requestId, version: 1, waitsFor: 'proof', askedOn: today() }),
  },
  'requests.resume': {
    'a dispute that waits': ({ requestId }) => ({ commandId: newId(), requestId, version: 2, cameOn: today() }),
  },
  'requests.reopen': { 'a dispute that is over': reopen, 'a dispute of somebody else that is over': reopen },
  'requests.look': { 'a dispute to look at': look, 'a dispute of somebody else to look at': look },
  'presence.set': { 'a dispute': ({ requestId }) => ({ requestId, here: true }) },
} satisfies Record<string, Record<string, (world: World) => Record<string, unknown>>>;

/** And what each caller is answered, in the order of `CALLERS`. */
export const HANDLED_EXPECTED = {
  'requests.history': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.note': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.people': {
    'of the own organisation': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
    'for a dispute': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403',
  },
  'requests.claim': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.assign': { 'a dispute': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'requests.handOver': { 'a dispute': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'requests.handedOver': { 'the last': '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'requests.wait': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.resume': { 'a dispute that waits': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'requests.reopen': {
    'a dispute that is over': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a dispute of somebody else that is over': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'requests.look': {
    'a dispute to look at': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a dispute of somebody else to look at': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'presence.set': { 'a dispute': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
} satisfies Record<string, Record<string, string>>;
