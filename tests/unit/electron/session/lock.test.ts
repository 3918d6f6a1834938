import { describe, expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { OWEN, PRIYA, world } from './world.ts';

const PASSCODE = 'correct horse';

/** Signed in with a key store and a passcode chosen. */
async function kept() {
  const desk = world({ store: true });
  await desk.signedIn();
  await desk.session.choosePasscode(PASSCODE);
  return desk;
}

describe('a passcode', () => {
  test('is chosen at the first sign-in on a machine; until then nobody is in and there is no token', async () => {
    const desk = world({ store: true });
    await desk.signedIn();
    expect(desk.session.state()).toMatchObject({ kind: 'new-passcode', who: { name: 'Priya Shah' } });
    expect([desk.session.token(), desk.session.who()]).toEqual([null, null]);
    expect(await desk.session.choosePasscode('1234567')).toEqual({ ok: false, error: { code: 'bad-input' } });
    expect(await desk.session.choosePasscode(PASSCODE)).toMatchObject({ ok: true, value: { kind: 'signed-in', keptHere: true } });
    expect(desk.session.token()).toBe('access-1');
    expect(desk.keys.whose()).toBe(PRIYA.sub);
    expect(await desk.session.choosePasscode(PASSCODE)).toEqual({ ok: false, error: { code: 'not-now' } });
  });

  test('is not asked for again, the share opens the keys', async () => {
    const desk = await kept();
    await desk.session.signOut({ loseUnsent: false });
    await desk.signedIn();
    expect(desk.session.state()).toMatchObject({ kind: 'signed-in', keptHere: true });
  });

  test('is not asked for without a key store, nor while the central service gives no share', async () => {
    for (const change of [
      { store: false, share: 'share' },
      { store: true, share: null },
    ]) {
      const desk = world();
      desk.store = change.store;
      desk.share = change.share;
      await desk.signedIn();
      expect(desk.session.state()).toMatchObject({ kind: 'signed-in', keptHere: false });
    }
  });

  test('left unchosen when the desk locks: out, the token revoked', async () => {
    const desk = world({ store: true });
    await desk.signedIn();
    desk.session.lock();
    await settle();
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'abandoned' });
    expect(desk.revoked).toEqual(['refresh-1']);
  });
});

describe('locking', () => {
  test('drops tokens and keys; the page learns the name, since when, and the ways', async () => {
    const desk = await kept();
    desk.online = false;
    desk.session.lock();
    expect([desk.session.token(), desk.session.who(), desk.keys.current()]).toEqual([null, null, null]);
    await settle();
    expect(desk.session.state()).toEqual({
      ...{ kind: 'locked', name: 'Priya Shah', since: '2026-11-23T09:00:00.000Z' },
      ...{ ways: { issuer: true, passcode: true }, triesLeft: 5, why: null, signingInUntil: null },
    });
  });

  test('with the central service in reach it is the issuer that is asked', async () => {
    const desk = await kept();
    desk.session.lock();
    await settle();
    expect(desk.session.state()).toMatchObject({ ways: { issuer: true, passcode: false } });
    desk.online = false;
    desk.session.connectionChanged();
    expect(desk.told.at(-1)).toMatchObject({ ways: { issuer: true, passcode: true } });
  });

  test('locked, nothing renews: no timer, no asking', async () => {
    const desk = await kept();
    desk.session.lock();
    await desk.clock.pass(24 * 3_600_000);
    expect(await desk.session.renewed(null)).toBeNull();
    expect(desk.renewals).toEqual([]);
  });

  test('a renewal on its way when it locks brings nothing back, and its token is revoked', async () => {
    const desk = await kept();
    let arrive: () => void = () => undefined;
    const works = desk.renewal;
    desk.renewal = async (token) => {
      await new Promise<void>((done) => {
        arrive = done;
      });
      return works(token);
    };
    const asked = desk.session.renewed('access-1');
    await settle();
    desk.session.lock();
    arrive();
    expect(await asked).toBeNull();
    await settle();
    expect([desk.session.state().kind, desk.session.token()]).toEqual(['locked', null]);
    expect(desk.revoked).toContain('refresh-2');
  });

  test('what memory alone holds of a session goes to be revoked', async () => {
    const desk = world();
    await desk.signedIn();
    desk.session.lock();
    await settle();
    expect(desk.revoked).toEqual(['refresh-1']);
    expect(desk.session.state()).toMatchObject({ kind: 'locked', ways: { issuer: true, passcode: false } });
  });
});

describe('unlocking', () => {
  test('by passcode: in at once, and the sealed refresh token brings the access', async () => {
    const desk = await kept();
    desk.session.lock();
    expect(await desk.session.unlock(PASSCODE)).toMatchObject({ ok: true, value: { kind: 'signed-in', keptHere: true } });
    await settle();
    expect([desk.renewals, desk.session.token()]).toEqual([['refresh-1'], 'access-2']);
  });

  test('a wrong passcode counts down; after five only the issuer opens, and a new one is chosen', async () => {
    const desk = await kept();
    desk.online = false;
    desk.session.lock();
    for (const left of [4, 3, 2, 1]) {
      expect(await desk.session.unlock('wrong')).toEqual({ ok: false, error: { code: 'wrong-passcode' } });
      expect(desk.session.state()).toMatchObject({ kind: 'locked', why: 'wrong-passcode', triesLeft: left });
    }
    expect(await desk.session.unlock('wrong')).toEqual({ ok: false, error: { code: 'no-tries-left' } });
    expect(desk.session.state()).toMatchObject({ why: 'no-tries-left', ways: { issuer: true, passcode: false } });
    expect(await desk.session.unlock(PASSCODE)).toMatchObject({ ok: false });
    await desk.signedIn();
    expect(desk.session.state()).toMatchObject({ kind: 'new-passcode' });
  });

  test('by the issuer: the same person alone', async () => {
    const desk = await kept();
    desk.session.lock();
    desk.session.signIn();
    expect(desk.session.state()).toMatchObject({ kind: 'locked', signingInUntil: '2026-11-23T09:02:00.000Z' });
    await desk.arrive(OWEN);
    expect(desk.session.state()).toMatchObject({ kind: 'locked', name: 'Priya Shah', why: 'somebody-else' });
    expect(desk.keys.current()).toBeNull();
    await desk.signedIn(PRIYA);
    expect(desk.session.state()).toMatchObject({ kind: 'signed-in', keptHere: true });
    // The one that was sealed before is worth nothing any more.
    await settle();
    expect(desk.revoked).toContain('refresh-1');
  });

  test('a sign-in that fails leaves it locked, and says why', async () => {
    const desk = await kept();
    desk.session.lock();
    desk.session.signIn();
    await desk.fail('refused');
    expect(desk.session.state()).toMatchObject({ kind: 'locked', why: 'refused', signingInUntil: null });
  });

  test('locked with unsent work nobody signs out for the other; without any the desk can be freed', async () => {
    const desk = await kept();
    desk.unsent = 1;
    desk.session.lock();
    expect(await desk.session.signOut({ loseUnsent: true })).toEqual({ ok: false, error: { code: 'locked' } });
    desk.unsent = 0;
    expect(await desk.session.signOut({ loseUnsent: false })).toMatchObject({ ok: true, value: { kind: 'signed-out' } });
  });

  test('what is asked of another step is refused', async () => {
    const desk = world();
    const notNow = { ok: false, error: { code: 'not-now' } };
    expect(await desk.session.unlock(PASSCODE)).toEqual(notNow);
    expect(await desk.session.choosePasscode(PASSCODE)).toEqual(notNow);
    expect(desk.session.lock()).toEqual({ kind: 'signed-out', why: null });
  });
});
