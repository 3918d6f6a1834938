import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { acknowledgement, type Body, codeOf, complainingAt, decide, today } from './complaining.ts';
import { newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const as of ['supervisor', 'supervisor.two', 'phone.adviser']) await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const { logged, read, unseenBy } = complainingAt(() => backend);
const name = (requestId: string, version: number, who: Body, as = 'supervisor.two') =>
  backend.call('complaints.nameWhom', as, { commandId: newId(), requestId, version, ...who });
const complaintAs = async (requestId: string, as = 'supervisor.two') =>
  ((await read(requestId, as)).body as { complaint: Body }).complaint;

describe('who it turns out to be about, whatever was said at first', () => {
  test.each([
    ['nobody', {}],
    ['an organisation', { aboutOrganisation: '0000000203' }],
    ['somebody else, who was picked', { aboutSub: 'phone.adviser' }],
  ])('a complaint about %s is kept from them as soon as a colleague says so', async (_, about) => {
    const { requestId } = await logged(about, 'local.adviser');
    expect((await read(requestId)).status).toBe(200);
    expect((await backend.call('requests.claim', 'supervisor', { commandId: newId(), requestId, version: 1 })).status).toBe(200);
    expect((await name(requestId, 2, { aboutSub: 'supervisor' })).body).toMatchObject({ version: 3 });
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
    expect(codeOf(await backend.call('complaints.decide', 'supervisor', decide(requestId, 3)))).toEqual([404, 'not-found']);
    expect((await read(requestId, 'supervisor.two')).body).toMatchObject({ assignedTo: null });
    const { aboutSub = null, aboutOrganisation = null } = about as { aboutSub?: string; aboutOrganisation?: string };
    expect(await complaintAs(requestId)).toMatchObject({
      aboutOrganisation,
      aboutSub: aboutOrganisation === null ? 'supervisor' : null,
      keptFrom: [...(aboutSub === null ? [] : ['Priya Shah']), 'Margaret Doyle'].toSorted(),
    });
    // Whoever was picked first stays out.
    expect(await unseenBy(requestId)).toEqual([...(aboutSub === null ? [] : ['phone.adviser']), 'supervisor']);
  });

  test('a name that was nobody of ours turns out to be somebody’s; that it is nobody’s is said once', async () => {
    const { requestId } = await logged({ aboutName: 'The tall one' }, 'local.adviser');
    expect((await name(requestId, 1, { nobodyOfOurs: true })).status).toBe(200);
    expect((await name(requestId, 2, { aboutSub: 'supervisor' })).status).toBe(200);
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
    expect(codeOf(await name(requestId, 3, { nobodyOfOurs: true }))).toEqual([409, 'not-at-that-step']);
    expect(await unseenBy(requestId)).toEqual(['supervisor']);
  });

  test('a complaint that has its end is kept from them from then on', async () => {
    const { requestId } = await logged({}, 'local.adviser');
    await backend.call('complaints.acknowledge', 'supervisor', acknowledgement(requestId));
    expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 2))).status).toBe(200);
    const told = { commandId: newId(), requestId, version: 3, on: today(), how: 'letter' };
    expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body.step).toBe('completed');
    expect((await name(requestId, 4, { aboutSub: 'supervisor' })).body).toMatchObject({ version: 5 });
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
    expect((await read(requestId, 'supervisor.two')).body).toMatchObject({ step: 'completed' });
  });
});
