import { askCopy } from '../accessing.ts';
import { newId } from '../people.ts';
import type { World } from './world.ts';

const within = ({ person, conversationId }: World) => ({ customerId: person.id, conversationId });
const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });

const refuse = ({ requestId }: World) => ({
  ...{ commandId: newId(), requestId, version: 1, because: 'excessive', reasons: 'You have had it three times this month' },
  ...{ tellsComplaint: true, tellsCommissioner: true, tellsCourt: true },
});

/** What is said of a copy that somebody asked for. */
export const ACCESS_INPUTS = {
  'accessRequests.log': { 'in the conversation': ({ person, conversationId }: World) => askCopy(person, conversationId) },
  'accessRequests.settle': {
    'a copy asked for, in the conversation at level 3': (world: World) => ({
      ...{ commandId: newId(), ...within(world), saidAt: new Date().toISOString(), goesTo: 'address' },
    }),
  },
  'requests.copy': { 'a copy asked for': ({ requestId }: World) => ({ requestId }) },
  'accessRequests.work': { 'a copy asked for': ({ requestId }: World) => ({ requestId }) },
  'accessRequests.answerPlace': {
    'a copy asked for': ({ requestId }: World) => ({ commandId: newId(), requestId, place: 'paper', answer: 'nothing' }),
  },
  'accessRequests.judge': {
    'a copy asked for': ({ requestId }: World) => ({
      ...{ commandId: newId(), requestId },
      items: [{ path: 'customers/record#given_name', decision: 'keep', reason: 'only-about-them' }],
    }),
  },
  'accessRequests.review': {
    'a copy asked for': ({ requestId }: World) => ({ commandId: newId(), requestId, version: 1, hash: '0'.repeat(64) }),
  },
  'accessRequests.send': {
    'a copy asked for': ({ requestId }: World) => ({
      ...{ commandId: newId(), requestId, version: 1, hash: '0'.repeat(64), on: today(), how: 'post' },
    }),
  },
  'accessRequests.refuse': { 'a copy asked for': refuse, 'a copy asked for of somebody else': refuse },
};

/** What each caller is answered; the copy itself is the privacy team’s alone. */
export const ACCESS_EXPECTED = {
  'accessRequests.log': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'accessRequests.settle': {
    'a copy asked for, in the conversation at level 3': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'accessRequests.work': { 'a copy asked for': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'accessRequests.answerPlace': { 'a copy asked for': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'accessRequests.judge': { 'a copy asked for': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'accessRequests.review': { 'a copy asked for': '401 401 401 401 401 401 | 403 403 409 404 | 403 | 401 403 403' },
  'accessRequests.send': { 'a copy asked for': '401 401 401 401 401 401 | 403 403 409 404 | 403 | 401 403 403' },
  'accessRequests.refuse': {
    'a copy asked for': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a copy asked for of somebody else': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'requests.copy': { 'a copy asked for': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
};
