import { expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { OWEN, PRIYA, world } from './world.ts';

const PASSCODE = 'seven brown owls';

/** Priya at work on a machine with a key store; the app ends and starts again. */
async function again(away: { readonly online?: boolean } = { online: false }) {
  const desk = world({ store: true });
  await desk.signedIn();
  await desk.session.choosePasscode(PASSCODE);
  expect(desk.session.state().kind).toBe('signed-in');
  desk.online = away.online ?? true;
  const session = desk.restart();
  await session.begin();
  return { desk, session };
}

test('started without a connection: whoever was at work here goes on by passcode, and the token comes with the connection', async () => {
  const { desk, session } = await again();
  expect(session.state()).toEqual({ kind: 'signed-out', why: null, offline: { name: 'Priya Shah', triesLeft: 5 } });
  expect(session.who()).toBeNull();
  expect(await session.unlock('nothing like it')).toEqual({ ok: false, error: { code: 'wrong-passcode' } });
  expect(session.state()).toMatchObject({ why: 'wrong-passcode', offline: { triesLeft: 4 } });
  desk.renewal = () => Promise.reject(new Error('no network'));
  expect(await session.unlock(PASSCODE)).toMatchObject({ ok: true, value: { kind: 'signed-in', keptHere: true } });
  expect(session.who()).toMatchObject({ name: 'Priya Shah', organisation: 'The helpline' });
  expect(session.token()).toBeNull();
  await settle();
  expect(desk.renewals).toEqual(['refresh-1']);
  desk.renewal = async () => ({
    accessToken: 'later',
    refreshToken: 'next',
    expiresAt: desk.clock.now() + 3_600_000,
    person: null,
  });
  desk.online = true;
  session.connectionChanged();
  desk.clock.pass(1);
  await settle();
  await settle();
  expect(session.token()).toBe('later');
});

test('with a connection it is the issuer that is asked; when that does not answer, the passcode does', async () => {
  const { desk, session } = await again({ online: true });
  expect(session.state()).toEqual({ kind: 'signed-out', why: null });
  session.signIn();
  expect(await session.unlock(PASSCODE)).toMatchObject({ ok: false, error: { code: 'not-now' } });
  await desk.fail('issuer-unreachable');
  expect(session.state()).toMatchObject({ why: 'issuer-unreachable', offline: { name: 'Priya Shah' } });
  session.signIn();
  await desk.fail('cancelled');
  expect(session.state()).toEqual({ kind: 'signed-out', why: 'cancelled' });
});

test('a locked desk offers the passcode too when the issuer does not answer', async () => {
  const desk = world({ store: true });
  await desk.signedIn();
  await desk.session.choosePasscode(PASSCODE);
  desk.session.lock();
  await settle();
  expect(desk.session.state()).toMatchObject({ ways: { passcode: false } });
  desk.session.signIn();
  await desk.fail('issuer-unreachable');
  expect(desk.session.state()).toMatchObject({ ways: { passcode: true }, why: 'issuer-unreachable' });
  await desk.session.unlock('nothing like it');
  expect(desk.session.state()).toMatchObject({ ways: { passcode: true }, triesLeft: 4 });
});

test('five wrong tries and only the issuer does', async () => {
  const { session } = await again();
  for (const left of [4, 3, 2, 1]) {
    await session.unlock('nothing like it');
    expect(session.state()).toMatchObject({ offline: { triesLeft: left } });
  }
  expect(await session.unlock('nothing like it')).toEqual({ ok: false, error: { code: 'no-tries-left' } });
  expect(session.state()).toEqual({ kind: 'signed-out', why: 'no-tries-left' });
  expect(await session.unlock(PASSCODE)).toMatchObject({ ok: false, error: { code: 'not-now' } });
});

test('somebody else may sign in instead, with keys of their own', async () => {
  const { desk, session } = await again({ online: true });
  session.signIn();
  await desk.arrive(OWEN);
  expect(session.state()).toMatchObject({ kind: 'new-passcode', who: { name: 'Owen Price' } });
  await session.choosePasscode('another owl flew');
  expect(desk.keys.whose()).toBe(OWEN.sub);
});

test('no sign-in begins while a passcode is being tried', async () => {
  const { session } = await again();
  const tried = session.unlock(PASSCODE);
  expect(session.signIn()).toMatchObject({ ok: false, error: { code: 'not-now' } });
  expect(await tried).toMatchObject({ ok: true });
});

test('signed out, or ended by the issuer: no passcode at the next start, and no sealed token left', async () => {
  for (const leave of ['sign-out', 'locked', 'ended'] as const) {
    const desk = world({ store: true });
    await desk.signedIn();
    await desk.session.choosePasscode(PASSCODE);
    expect([...desk.keys.files_.keys()]).toEqual([`${PRIYA.sub}/refresh-token`]);
    if (leave === 'ended') desk.session.ended();
    else {
      if (leave === 'locked') desk.session.lock();
      await desk.session.signOut({ loseUnsent: false });
    }
    await settle();
    expect([...desk.keys.files_.keys()]).toEqual([]);
    desk.online = false;
    const session = desk.restart();
    await session.begin();
    expect(session.state()).toEqual({ kind: 'signed-out', why: null });
    expect(await session.unlock(PASSCODE)).toMatchObject({ ok: false });
  }
});
