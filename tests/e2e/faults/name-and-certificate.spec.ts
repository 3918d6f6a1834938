import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { type NameServer, startNameServer } from '../../support/name-server.ts';
import { type Meeting, startTlsFront, type TlsFront } from '../../support/tls-front.ts';
import { CUSTOMERS } from '../screens/desk.ts';
import { press } from '../screens/steps.ts';
import { type Central, startCentral, statesOf } from '../shell/desk-world.ts';
import { beginSaying, effects, identified, NOT_YET, row, withdraw } from './saying.ts';

test.describe.configure({ mode: 'serial' });

const NAME = 'central.desk.test';
let central: Central;
let names: NameServer;
let front: TlsFront;
let desk: RunningApp;
let conversationId: string;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  const certificate = makeCertificate(NAME);
  central = await startCentral(CUSTOMERS);
  names = await startNameServer(certificate);
  front = await startTlsFront(central.url, certificate, makeCertificate(NAME));
  // An app from a clone starts as its developer likes; an installed one takes no such switch.
  const args = [`--ignore-certificate-errors-spki-list=${certificate.pin}`];
  desk = await launchApp({ server: `https://${NAME}:${front.port}`, issuer: central.issuer, args });
  await desk.app.evaluate(
    ({ app }, server) => app.configureHostResolver({ secureDnsMode: 'secure', secureDnsServers: [server] }),
    names.url,
  );
  await desk.signIn('phone.adviser');
  conversationId = await beginSaying(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await front?.stop();
  await names?.stop();
  await central?.end();
});

/** From now on: whether the name is known, and what whoever gets there meets. */
async function become(known: boolean, meeting: Meeting): Promise<void> {
  names.know(known);
  await desk.app.evaluate(({ session }) => session.defaultSession.clearHostResolverCache());
  // Last: whoever is cut off asks for the name anew at once.
  front.set(meeting);
}

const CASES: readonly { what: string; known: boolean; meeting: Meeting; met: () => number }[] = [
  { what: 'the name is gone', known: false, meeting: 'the certificate', met: () => names.refused() },
  { what: 'a certificate nobody trusts', known: true, meeting: 'another certificate', met: () => front.met() },
  { what: 'no TLS where it belongs', known: true, meeting: 'plain bytes', met: () => front.met() },
];

for (const { what, known, meeting, met } of CASES) {
  test(`${what}: nothing is sent, the screen says so, and once it is over the thing is done once`, async () => {
    const { page } = desk;
    const state = page.getByRole('contentinfo', { name: 'State' });
    // It was looked for under a name that nobody had told the app of yet, or that was gone.
    await expect(state).toContainText('Online', { timeout: 30_000 });
    const person = await identified(page, conversationId);
    await become(known, meeting);
    const commandId = await withdraw(page, conversationId, person);
    await expect(row(page)).toContainText(NOT_YET, { timeout: 30_000 });
    await expect.poll(met).toBeGreaterThan(0);
    await expect(state).toContainText('Offline');
    expect(await effects(central, conversationId, person)).toBe(0);
    await become(true, 'the certificate');
    await press(page, 'n');
    await expect.poll(async () => (await statesOf(page, commandId)).at(-1), { timeout: 45_000 }).toBe('received');
    await expect(page.getByText('Nothing is unsent.')).toBeVisible();
    expect(await effects(central, conversationId, person)).toBe(1);
  });
}
