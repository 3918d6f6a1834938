import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationName } from '../../shared/operations.ts';
import { callOver } from '../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { machineReport } from './machine-report.ts';
import { onServer, ownPlace, tokenOf } from './own-process.ts';
import { newId } from './people.ts';

/** The longest a token of a lost machine may still be taken, anywhere. */
const WINDOW = 2_000;

let place: Place;
/** All of one database: two processes where it is a server's. */
let backends: readonly BackendProcess[];
let supervisor: string;
beforeAll(async () => {
  place = await ownPlace();
  const start = () => startBackendProcess({ ...place.variables, CUSTOMERS: '0' });
  backends = onServer ? [await start(), await start()] : [await start()];
  supervisor = await tokenOf('supervisor');
}, 180_000);
afterAll(async () => {
  for (const one of backends ?? []) await one.stop();
  await place?.remove();
});

const first = () => (backends[0] as BackendProcess).url;
const call = (name: OperationName, token: string, input: Record<string, unknown>, url = first()) =>
  callOver(url, name, token, input);
const look = async (token: string, url: string) => (await call('notice.read', token, { version: 'current' }, url)).status;
const mark = (machineId: string, lost: boolean) =>
  call('machines.markLost', supervisor, { commandId: newId(), machineId, lost, reason: lost ? 'lost' : 'found' });

/** The status of a call by each backend, until none takes the token any more or the window is over. */
async function refusedEverywhere(token: string): Promise<void> {
  const began = Date.now();
  for (const { url } of backends)
    await expect.poll(() => look(token, url), { timeout: WINDOW - (Date.now() - began), interval: 50 }).toBe(401);
}

test('what was signed in on a lost machine is refused everywhere within two seconds, and told why where it names the machine', async () => {
  const machineId = newId();
  const [byReport, byShare, elsewhere] = [
    await tokenOf('phone.adviser'),
    await tokenOf('local.adviser'),
    await tokenOf('phone.adviser'),
  ];
  expect((await call('machines.report', byReport, machineReport(machineId))).status).toBe(200);
  expect((await call('deskKeys.read', byShare, { machineId }, backends.at(-1)?.url)).status).toBe(200);
  await call('machines.report', elsewhere, machineReport(newId()));
  for (const { url } of backends) expect([await look(byReport, url), await look(byShare, url)]).toEqual([200, 200]);

  expect((await mark(machineId, true)).status).toBe(200);
  await refusedEverywhere(byReport);
  await refusedEverywhere(byShare);
  for (const { url } of backends) {
    const report = await call('machines.report', byReport, machineReport(machineId), url);
    expect([report.status, report.body.code]).toEqual([403, 'machine-lost']);
    const share = await call('deskKeys.read', byShare, { machineId }, url);
    expect([share.status, share.body.code]).toEqual([403, 'machine-lost']);
    // The same person on another machine goes on.
    expect(await look(elsewhere, url)).toBe(200);
  }
});

test('found again, a new sign-in is let in and has its share; what was signed in before stays out', async () => {
  const machineId = newId();
  const before = await tokenOf('phone.adviser');
  await call('machines.report', before, machineReport(machineId));
  await mark(machineId, true);
  await refusedEverywhere(before);
  const refused = await call('deskKeys.read', await tokenOf('phone.adviser'), { machineId });
  expect(refused.body.code).toBe('machine-lost');
  await mark(machineId, false);
  const anew = await tokenOf('phone.adviser');
  for (const { url } of backends) {
    expect((await call('deskKeys.read', anew, { machineId }, url)).status).toBe(200);
    expect((await call('machines.report', anew, machineReport(machineId), url)).body).toMatchObject({ lost: false });
    expect(await look(anew, url)).toBe(200);
    expect(await look(before, url)).toBe(401);
  }
});
