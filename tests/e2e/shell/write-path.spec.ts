import { createServer, type Server } from 'node:http';
import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { choosePerson, type Person } from '../../walk/person.ts';
import { type Central, call, freePort, listen, startCentral, statesOf } from './desk-world.ts';

let central: Central;
let desk: RunningApp;
let person: Person;
let token: string;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(200);
  token = await central.token('phone.adviser');
  person = await choosePerson(asking(central.url, token));
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  await listen(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const now = () => new Date().toISOString();
const open = (conversationId: string, commandId = v7()) =>
  call(desk.page, 'conversations.open', {
    ...{ commandId, conversationId, at: now(), channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
const check = (conversationId: string) => {
  const [day, month, year] = person.dateOfBirth.split('/').map((part) => part.padStart(2, '0'));
  const said = { fullName: person.fullName, dateOfBirth: `${year}-${month}-${day}` };
  return call(desk.page, 'customers.checkIdentity', { commandId: v7(), customerId: person.customerId, conversationId, ...said });
};
const withdrawal = (conversationId: string) => ({
  ...{ commandId: v7(), customerId: person.customerId, conversationId, saidAt: now() },
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
});
const doneIn = async (conversationId: string) =>
  (await asking(central.url, token)('conversations.read', { conversationId })).done.length;
const ended = (itemId: string) =>
  expect.poll(() => statesOf(desk.page, itemId).then((states) => states.at(-1)), { timeout: 45_000 });

test('a save answers at once, and its end comes by the subscription', async () => {
  const conversationId = v7();
  await open(conversationId);
  expect(await check(conversationId)).toMatchObject({ ok: true, value: { level: 1 } });
  const input = withdrawal(conversationId);
  const recorded = await call(desk.page, 'consents.decide', input);
  expect(recorded).toMatchObject({ ok: true, value: { itemId: input.commandId } });
  await ended(input.commandId).toBe('received');
  expect(await doneIn(conversationId)).toBe(1);
});

test('the same command pressed again and again is one effect; other words under its id are refused', async () => {
  const conversationId = v7();
  await open(conversationId);
  await check(conversationId);
  const input = withdrawal(conversationId);
  const presses = await Promise.all(Array.from({ length: 20 }, () => call(desk.page, 'consents.decide', input)));
  for (const press of presses) expect(press).toMatchObject({ ok: true, value: { itemId: input.commandId } });
  await ended(input.commandId).toBe('received');
  const later = await call(desk.page, 'consents.decide', input);
  expect(later).toMatchObject({ ok: true, value: { state: 'received', output: { commandId: input.commandId } } });
  const other = { ...input, decisions: [{ purpose: 'ethnicity-monitoring', decision: 'withdrawn' }] };
  expect(await call(desk.page, 'consents.decide', other)).toEqual({ ok: false, error: { code: 'idempotency-key-reused' } });
  expect(await doneIn(conversationId)).toBe(1);
  expect((await statesOf(desk.page, input.commandId)).filter((state) => state === 'received')).toHaveLength(1);
});

test('input that does not fit is refused at the border, without its values', async () => {
  const answer = await call(desk.page, 'consents.decide', { ...withdrawal(v7()), customerId: 'Ann Smith' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input', errors: [{ pointer: '/customerId' }] } });
  expect(JSON.stringify(answer)).not.toContain('Ann Smith');
});

test('what is built on a refused opening is not sent, and needs attention once that is taken out', async () => {
  const taken = v7();
  const other = asking(central.url, await central.token('other.adviser'));
  await other('conversations.open', {
    ...{ commandId: v7(), conversationId: taken, at: now(), channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  const opening = v7();
  const input = withdrawal(taken);
  await central.stop();
  await open(taken, opening);
  await call(desk.page, 'consents.decide', input);
  await central.start();
  await ended(opening).toBe('needs-attention');
  expect(await call(desk.page, 'shell.unsentItems')).toMatchObject({
    value: [
      { itemId: opening, problem: { code: 'idempotency-key-reused' } },
      { itemId: input.commandId, behind: true },
    ],
  });
  const discard = (itemId: string) => call(desk.page, 'shell.discardItem', { itemId, reason: 'recorded-twice' });
  expect(await discard(opening)).toMatchObject({ ok: true });
  await ended(input.commandId).toBe('needs-attention');
  expect(await statesOf(desk.page, input.commandId)).toEqual(['needs-attention']);
  expect(await discard(input.commandId)).toMatchObject({ ok: true });
  await expect.poll(async () => call(desk.page, 'shell.sync')).toMatchObject({ value: { unsent: 0 } });
});

test('with the central service gone, saves wait here and checks are dropped; back again, all is received once', async () => {
  const conversationId = v7();
  await open(conversationId);
  await check(conversationId);
  await central.stop();
  const decision = withdrawal(conversationId);
  const began = Date.now();
  expect(await call(desk.page, 'consents.decide', decision)).toMatchObject({ ok: true, value: { state: 'waiting' } });
  expect(Date.now() - began).toBeLessThan(500);
  await expect
    .poll(async () => (await call(desk.page, 'shell.sync')).ok && (await statesOf(desk.page, decision.commandId)))
    .toContain('waiting');
  await expect.poll(async () => call(desk.page, 'shell.sync')).toMatchObject({ value: { online: false, unsent: 1 } });
  expect(await check(conversationId)).toEqual({ ok: false, error: { code: 'offline' } });
  expect(await call(desk.page, 'customers.find', { line: 'smith' })).toEqual({ ok: false, error: { code: 'offline' } });
  const closing = v7();
  await call(desk.page, 'conversations.end', { commandId: closing, conversationId, at: now() });
  await central.start();
  await ended(decision.commandId).toBe('received');
  await ended(closing).toBe('received');
  const states = await statesOf(desk.page, decision.commandId);
  expect(states.slice(0, 2)).toEqual(['sending', 'waiting']);
  expect(states.filter((state) => state === 'received')).toHaveLength(1);
  await expect.poll(async () => call(desk.page, 'shell.sync')).toMatchObject({ value: { online: true, unsent: 0 } });
  expect(await doneIn(conversationId)).toBe(1);
});

test('the last notice serves when the central service is gone', async () => {
  const before = await call(desk.page, 'notice.read', { version: 'current' });
  expect(before.ok).toBe(true);
  await central.stop();
  expect(await call(desk.page, 'notice.read', { version: 'current' })).toEqual(before);
  await central.start();
});

test('a central service that hangs holds nobody up, and is noticed', async () => {
  test.setTimeout(120_000);
  const port = await freePort();
  const sockets: { destroy: () => void }[] = [];
  let hung: Server | undefined;
  const running = await launchApp({ server: `http://127.0.0.1:${port}`, issuer: central.issuer, as: 'phone.adviser' });
  try {
    hung = createServer(() => undefined).listen(port, '127.0.0.1');
    hung.on('connection', (socket) => sockets.push(socket));
    await listen(running.page);
    const input = withdrawal(v7());
    const began = Date.now();
    expect(await call(running.page, 'consents.decide', input)).toMatchObject({ ok: true, value: { state: 'waiting' } });
    expect(Date.now() - began).toBeLessThan(500);
    const read = call(running.page, 'customers.find', { line: 'smith' });
    expect(await call(running.page, 'shell.settings')).toMatchObject({ ok: true });
    expect(await read).toMatchObject({ ok: false, error: { code: 'timed-out' } });
    expect(Date.now() - began).toBeLessThan(15_000);
    await expect.poll(() => statesOf(running.page, input.commandId), { timeout: 30_000 }).toContain('asking-again');
    await expect
      .poll(() => call(running.page, 'shell.sync'), { timeout: 15_000 })
      .toMatchObject({ value: { online: false, unsent: 1 } });
  } finally {
    await running.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = (async () => ({ response: 1, checkboxChecked: false })) as typeof dialog.showMessageBox;
    });
    await running.close();
    for (const socket of sockets) socket.destroy();
    hung?.close();
  }
});
