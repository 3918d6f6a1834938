import type { OperationName } from '../../../shared/operations.ts';
import type { TestBackend } from '../../support/backend.ts';
import { acknowledgement, complaint, otherRight, today, unmatched } from '../complaining.ts';
import { newId, newReference, type Person } from '../people.ts';
import type { World } from './world.ts';

/** What each caller is answered about complaints, other rights and requests of nobody we can find, written by hand. */
export const ASKED_EXPECTED = {
  'requests.decideNothingHeld': {
    'somebody unmatched': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'somebody unmatched of somebody else': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'requests.match': { 'somebody unmatched': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'requests.withdraw': {
    'a complaint': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a complaint of the own taking down': '401 401 401 401 401 401 | 403 403 403 404 | 403 | 401 403 403',
    'somebody unmatched': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'complaints.log': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'complaints.acknowledge': { 'a complaint': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403' },
  'complaints.tellProgress': {
    'a complaint once acknowledged': '401 401 401 401 401 401 | 200 404 200 404 | 403 | 401 403 403',
  },
  'complaints.nameWhom': { 'a complaint about a name': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  'complaints.decide': {
    'a complaint': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a complaint of the own taking down': '401 401 401 401 401 401 | 403 403 403 404 | 403 | 401 403 403',
  },
  'requests.askFacts': {
    'a complaint about an organisation': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'a complaint about an organisation of the own taking down': '401 401 401 401 401 401 | 403 403 403 404 | 403 | 401 403 403',
  },
  'requests.factsAsked': { open: '401 401 401 401 401 401 | 403 403 200 200 | 403 | 401 403 403' },
  'requests.giveFacts': {
    // The one organisation that is asked, and not who asks.
    'facts asked of another organisation': '401 401 401 401 401 401 | 403 403 404 200 | 403 | 401 403 403',
  },
  'otherRights.log': {
    'in the conversation': '401 401 401 401 401 401 | 200 409 409 409 | 403 | 401 403 403',
  },
  'otherRights.recordStep': { 'another right': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403' },
  // Where it goes is not settled.
  'otherRights.send': {
    'another right': '401 401 401 401 401 401 | 403 403 400 404 | 403 | 401 403 403',
    'another right of somebody else': '401 401 401 401 401 401 | 403 403 400 404 | 403 | 401 403 403',
  },
  'otherRights.decide': {
    'another right': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
    'another right of somebody else': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'rectifications.setOut': {
    'something wrong said in words': '401 401 401 401 401 401 | 403 403 200 404 | 403 | 401 403 403',
  },
  'requests.byReference': { any: '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
  'people.find': { 'by name': '401 401 401 401 401 401 | 200 200 200 200 | 403 | 401 403 403' },
} as const satisfies Partial<Record<OperationName, Record<string, string>>>;

const onRequest = ({ requestId }: World) => ({ commandId: newId(), requestId, version: 1 });
const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const decideComplaint = (world: World) => ({
  ...{ ...onRequest(world), decision: 'upheld', reasons: 'We should have rung back', tellsCommissioner: true },
});
const nothingHeld = (world: World) => ({ ...onRequest(world), searched: 'By name and date of birth', ...TURNS });
const refuseRight = (world: World) => ({
  ...{ ...onRequest(world), right: 'erasure', decision: 'refused', reasons: 'It is still needed', ...TURNS },
});

const sendRight = (world: World) => ({ ...onRequest(world), hash: '0'.repeat(64), on: today(), how: 'post' });
const withdraw = (world: World) => ({
  ...{ ...onRequest(world), saidBy: 'customer', how: 'phone', on: today(), words: 'Never mind' },
});

const ELSEWHERE = '0000000203';
const askFacts = ({ requestId }: World) => ({
  ...{ commandId: newId(), requestId, factsId: newId(), organisation: ELSEWHERE, what: 'Who rang them?', by: today() },
});

/** The input of every situation of them. */
export const ASKED_INPUTS: { [N in keyof typeof ASKED_EXPECTED]: Record<string, (world: World) => Record<string, unknown>> } = {
  'requests.decideNothingHeld': { 'somebody unmatched': nothingHeld, 'somebody unmatched of somebody else': nothingHeld },
  'rectifications.setOut': {
    'something wrong said in words': (world) => ({
      ...{ ...onRequest(world), fields: [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }] },
    }),
  },
  'requests.byReference': { any: () => ({ reference: newReference() }) },
  'requests.match': {
    'somebody unmatched': (world) => ({ ...onRequest(world), customerId: world.person.id, confirmed: true }),
  },
  'requests.withdraw': {
    ...{ 'a complaint': withdraw, 'a complaint of the own taking down': withdraw },
    'somebody unmatched': withdraw,
  },
  'complaints.log': { 'in the conversation': ({ person, conversationId }) => complaint(person, conversationId) },
  'complaints.acknowledge': { 'a complaint': (world) => ({ ...onRequest(world), on: today(), how: 'letter' }) },
  'complaints.tellProgress': {
    'a complaint once acknowledged': (world) => ({
      ...{ ...onRequest(world), version: 2, on: today(), how: 'phone', what: 'We are asking' },
    }),
  },
  'complaints.nameWhom': { 'a complaint about a name': (world) => ({ ...onRequest(world), aboutSub: 'phone.adviser' }) },
  'complaints.decide': { 'a complaint': decideComplaint, 'a complaint of the own taking down': decideComplaint },
  'requests.askFacts': {
    'a complaint about an organisation': askFacts,
    'a complaint about an organisation of the own taking down': askFacts,
  },
  'requests.factsAsked': { open: () => ({ which: 'open' }) },
  // The facts asked of a request of the world have its id.
  'requests.giveFacts': {
    'facts asked of another organisation': ({ requestId }) => ({ commandId: newId(), factsId: requestId, facts: 'Nobody rang' }),
  },
  'otherRights.log': { 'in the conversation': ({ person, conversationId }) => otherRight(person, conversationId) },
  'otherRights.recordStep': {
    'another right': ({ requestId }) => ({ commandId: newId(), requestId, on: today(), what: 'Took their mobile off the list' }),
  },
  'otherRights.send': { 'another right': sendRight, 'another right of somebody else': sendRight },
  'otherRights.decide': { 'another right': refuseRight, 'another right of somebody else': refuseRight },
  'people.find': { 'by name': () => ({ name: 'Priya Shah' }) },
};

/** A complaint, another right, or what somebody asked whom nobody could find, logged by the first adviser. */
export async function askedOf(
  backend: TestBackend,
  person: Person,
  conversationId: string,
  situation: string,
): Promise<string | null> {
  const asked = {
    'a complaint': ['complaints.log', complaint(person, conversationId)],
    'a complaint once acknowledged': ['complaints.log', complaint(person, conversationId)],
    'a complaint about a name': ['complaints.log', complaint(person, conversationId, { aboutName: 'Some Body' })],
    'a complaint of the own taking down': ['complaints.log', complaint(person, conversationId)],
    'a complaint about an organisation': ['complaints.log', complaint(person, conversationId, { aboutOrganisation: ELSEWHERE })],
    'a complaint about an organisation of the own taking down': [
      'complaints.log',
      complaint(person, conversationId, { aboutOrganisation: ELSEWHERE }),
    ],
    'facts asked of another organisation': [
      'complaints.log',
      complaint(person, conversationId, { aboutOrganisation: ELSEWHERE }),
    ],
    'another right': ['otherRights.log', otherRight(person, conversationId)],
    'somebody unmatched': ['requests.logUnmatched', unmatched(conversationId, { kind: 'other-right' })],
    'something wrong said in words': [
      'requests.logUnmatched',
      unmatched(conversationId, { kind: 'rectification', matchedTo: person.id }),
    ],
  } as const satisfies Record<string, readonly [OperationName, { requestId: string }]>;
  const logging = Object.entries(asked).find(([one]) => one === situation.replace(' of somebody else', ''))?.[1];
  if (!logging) return null;
  const [name, input] = logging;
  const { requestId } = input;
  const { status } = await backend.call(name, 'phone.adviser', input);
  if (status !== 200) throw new Error(`${name} answered ${status}`);
  if (situation === 'facts asked of another organisation')
    await backend.call('requests.askFacts', 'supervisor.two', { ...askFacts({ requestId } as World), factsId: requestId });
  if (situation.endsWith(' of the own taking down'))
    await backend.pool.query(`update requests set recorded_by = 'supervisor' where id = $1`, [requestId]);
  if (situation.endsWith(' of somebody else'))
    await backend.pool.query(`update requests set recorded_by = 'somebody' where id = $1`, [requestId]);
  if (situation === 'a complaint once acknowledged')
    await backend.call('complaints.acknowledge', 'phone.adviser', acknowledgement(requestId));
  return requestId;
}
