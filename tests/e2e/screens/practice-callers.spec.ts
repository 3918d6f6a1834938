import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { callers } from '../../../renderer/screens/practice/callers.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';
import { byTheBook } from './by-the-book.ts';
import { expectGood, look } from './good.ts';
import { bar, end, hear, judged, missed, open, ring, shut, toLevel1, toLevel2 } from './practising.ts';
import { findLine, heading, press } from './steps.ts';
import { received } from './stopping.ts';

test.describe.configure({ mode: 'serial' });

/** The service that the app is pointed at on a working day: it writes down whatever reaches it. */
async function startTheirs() {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  server.on('connection', () => reached.push('connection'));
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  const end = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, reached, end };
}

let theirs: Awaited<ReturnType<typeof startTheirs>>;
let central: Central;
let desk: RunningApp;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-practice-'));
  theirs = await startTheirs();
  central = await startCentral(300, {}, 'embedded');
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await theirs?.end();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(() => (desk ? look(desk, 1) : undefined));

const netLog = () => join(folder, 'net-log.json');

test('an app that is no practice goes to the service it is pointed at', async () => {
  const profile = join(folder, 'profile');
  const managed = join(folder, 'managed.json');
  writeFileSync(managed, JSON.stringify({ server: theirs.url, issuer: theirs.url }));
  const plain = await launchApp({ server: central.url, profile, env: { ADVISER_DESK_MANAGED: managed } });
  await expect.poll(() => theirs.reached.length).toBeGreaterThan(0);
  await plain.close();
  // And so does one that this person has pointed there in Settings.
  theirs.reached.splice(0);
  const settled = await launchApp({ server: central.url, profile });
  const changed = await call(settled.page, 'shell.changeConfiguration', { server: theirs.url, issuer: theirs.url });
  expect(changed).toMatchObject({ ok: true });
  await settled.close();
  const again = await launchApp({ server: central.url, profile });
  await expect.poll(() => theirs.reached.length).toBeGreaterThan(0);
  await again.close();
  theirs.reached.splice(0);
});

test('practice begins in spite of both, with its own service', async () => {
  // The same profile and the same administrator's file.
  desk = await launchApp({
    server: central.url,
    issuer: central.issuer,
    profile: join(folder, 'profile'),
    env: { ADVISER_DESK_PRACTICE: '1', ADVISER_DESK_MANAGED: join(folder, 'managed.json') },
  });
  await desk.app.evaluate(({ netLog: log }, path) => log.startLogging(path), netLog());
  await desk.signIn('phone.adviser');
  await expect(bar(desk.page)).toContainText('Practice – nothing is sent');
});

for (const { id, title, says, expects } of callers)
  test(`${title}: done by what they say, nothing is missed`, async () => {
    const { page } = desk;
    await ring(page, title);
    if (id === 'surveys') await expectGood(desk, 'practice-caller');
    expect(await hear(page)).toBe(says.map((words) => `“${words}”`).join(' '));
    await byTheBook[id]?.(page, desk);
    await end(page);
    expect(await missed(page)).toEqual([]);
    await expect(judged(page)).toContainText('Nothing was missed.');
    await expect(judged(page).getByRole('region', { name: 'Done' }).getByRole('listitem')).toHaveText(
      expects.map(({ words }) => new RegExp(`${words}$`)),
    );
    await shut(page);
  });

/** What is missed where somebody’s record is opened as if they spoke, and nothing is done. */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  surveys: ['Who it was, was checked', 'The surveys were withdrawn', 'Nothing but the surveys was decided'],
  'birth-date': ['Who it was, was checked', 'The date of birth was taken down as wrong'],
  moved: ['Two levels of checks were reached', 'The new address was recorded', 'The new postcode was recorded'],
  mother: ['Somebody else was speaking'],
  worry: ['A supervisor was told of the worry'],
  access: ['Who it was, was checked', 'It was taken down that they ask for their information'],
  stop: ['Two levels of checks were reached', 'The account was closed, or it was asked for'],
  complaint: ['Who it was, was checked', 'The complaint was taken down'],
  dropped: ['The conversation was kept when the line dropped', 'It was taken up again', 'The new number was recorded'],
  nobody: ['What they ask was taken down, though nobody was found'],
};

test('where nothing is done for any of them, the end names exactly what was missed', async () => {
  test.setTimeout(240_000);
  const { page } = desk;
  for (const { id, title } of callers) {
    await ring(page, title);
    await open(page, 'Rebecca Atherson 27/5/1998');
    await expect(heading(page, 'Rebecca Atherson')).toBeVisible();
    await end(page);
    expect(await missed(page), title).toEqual(MISSED[id]);
    if (id === 'dropped') await expectGood(desk, 'practice-much-missed');
    await shut(page);
  }
});

test('where the wrong thing is done, the end names that too', async () => {
  test.setTimeout(120_000);
  const { page } = desk;
  // A move, taken down as a mistake, and the conversation left open.
  await ring(page, 'Somebody has moved house');
  await toLevel2(page, 'Victoria Rutherby 21/4/1996', 'BQ2NP5EEZS');
  await press(page, 'w');
  await page.getByRole('checkbox', { name: 'Postcode', exact: true }).check();
  await page.getByLabel('Postcode: what it should be').fill('LU2 7QZ');
  await press(page, 'Enter');
  await expect(received(page)).toBeVisible();
  expect(await missed(page)).toEqual([
    'The new address was recorded',
    'The new postcode was recorded',
    'It was not taken down as a mistake',
    'The conversation was ended',
  ]);
  await shut(page);
  await end(page);
  // Whoever is under pressure, and what they are made to say is recorded.
  await ring(page, 'A worry');
  await toLevel1(page, 'Rebecca Atherson 27/5/1998');
  await press(page, 'c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await press(page, '2', 'w', 'Enter');
  await expect(received(page)).toBeVisible();
  await end(page);
  expect(await missed(page)).toEqual(['A supervisor was told of the worry', 'Nothing was agreed to']);
  await shut(page);
  // A record for somebody who wants none.
  await ring(page, 'Nobody is found');
  await findLine(page).fill('Marguerite Oyelowo-Quist 3/3/1971');
  await expect(page.getByText(/^Nobody found\. /)).toBeVisible();
  await press(page, 'Alt+n');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await press(page, '1');
  await expect(page.getByLabel('Given name', { exact: true })).toHaveValue('Marguerite');
  await page.getByRole('button', { name: /^Make the record/ }).click();
  await expect(page.getByText('I have taken down a record for you, Marguerite Oyelowo-Quist.')).toBeVisible();
  await expect(received(page)).toBeVisible();
  await end(page);
  expect(await missed(page)).toEqual([
    'What they ask was taken down, though nobody was found',
    'No record was made of somebody who wants none',
  ]);
  await shut(page);
});

test('what is asked a second time joins the first, and is not missed', async () => {
  const { page } = desk;
  await ring(page, 'What do you have about me?');
  await byTheBook.access?.(page, desk);
  await end(page);
  expect(await missed(page)).toEqual([]);
  await shut(page);
});

test('nothing of all that was sent: no request reached the service the app is pointed at, and none left for anywhere else', async () => {
  expect(theirs.reached).toEqual([]);
  await desk.app.evaluate(({ netLog: log }) => log.stopLogging());
  const { events } = JSON.parse(readFileSync(netLog(), 'utf8')) as { events: { params?: { url?: string } }[] };
  const asked = events.flatMap(({ params }) =>
    params?.url && /^(https?|wss?):/.test(params.url) ? [new URL(params.url).origin] : [],
  );
  expect(asked.length).toBeGreaterThan(callers.length);
  expect([...new Set(asked)].toSorted()).toEqual([central.url, central.issuer].toSorted());
});
