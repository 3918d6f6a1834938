import { describe, expect, test } from 'vitest';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { settle } from '../../../support/fake-clock.ts';
import { OWEN, PRIYA, WEBSITE, world } from './world.ts';

const who = { name: 'Priya Shah', roles: ['adviser'], touchpoint: '0000000999', organisation: 'The helpline' };

describe('signing in', () => {
  test('at a start nobody is signed in, and there is no token', () => {
    const { session } = world();
    expect(session.state()).toEqual({ kind: 'signed-out', why: null });
    expect([session.token(), session.who()]).toEqual([null, null]);
  });

  test('the browser is waited for, then the person is in and the app in front; the page learns name, roles, organisation', async () => {
    const desk = world();
    expect(desk.session.signIn()).toEqual({
      ok: true,
      value: { kind: 'signing-in', until: '2026-11-23T09:02:00.000Z', why: null },
    });
    await desk.arrive();
    expect(desk.session.state()).toEqual({ kind: 'signed-in', who, keptHere: false });
    expect(desk.session.token()).toBe('access-1');
    expect(desk.told.map(({ kind }) => kind)).toEqual(['signing-in', 'signed-in']);
    expect(desk.fronted()).toBe(1);
    expect(JSON.stringify(desk.told)).not.toMatch(/access|refresh|phone\.adviser/);
  });

  test('an organisation without a name is called by its number', async () => {
    const desk = world();
    await desk.signedIn(OWEN);
    expect(desk.session.who()?.organisation).toBe('0000000201');
  });

  test('pressed twice it is one sign-in; while signed in there is none', async () => {
    const desk = world();
    desk.session.signIn();
    desk.session.signIn();
    expect(desk.wishes).toHaveLength(1);
    await desk.arrive();
    expect(desk.session.signIn()).toEqual({ ok: false, error: { code: 'not-now' } });
  });

  test('nobody comes back for two minutes: abandoned', async () => {
    const desk = world();
    desk.session.signIn();
    await desk.clock.pass(119_999);
    expect(desk.session.state().kind).toBe('signing-in');
    await desk.clock.pass(1);
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'abandoned' });
    expect(desk.fronted()).toBe(1);
  });

  test('cancelled: said so, and what arrives later is revoked and opens nothing', async () => {
    const desk = world();
    desk.session.signIn();
    expect(desk.session.cancel()).toEqual({ kind: 'signed-out', why: 'cancelled' });
    await desk.arrive();
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'cancelled' });
    expect(desk.session.token()).toBeNull();
  });

  test.each(['issuer-unreachable', 'issuer-wrong', 'refused', 'no-way-back', 'not-configured'] as const)(
    '%s is said',
    async (code) => {
      const desk = world();
      desk.session.signIn();
      await desk.fail(code);
      expect(desk.session.state()).toEqual({ kind: 'signed-out', why: code });
      desk.session.signIn();
      expect(desk.session.state()).toMatchObject({ kind: 'signing-in' });
      await desk.arrive();
      expect(desk.session.state()).toMatchObject({ kind: 'signed-in' });
    },
  );

  test('a wrong clock is said with its minutes, and not the next time', async () => {
    const desk = world();
    desk.session.signIn();
    await desk.fail('clock-wrong', -42);
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'clock-wrong', clockOff: -42 });
    desk.session.signIn();
    await desk.fail('refused');
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'refused' });
  });

  test('a browser that does not open: the address can be copied, and the waiting goes on', async () => {
    const desk = world();
    expect(desk.session.copyAddress()).toBe(false);
    desk.session.signIn();
    desk.wishes[0]?.onOpened(false, 'https://issuer.example/auth?x');
    expect(desk.session.state()).toMatchObject({ kind: 'signing-in', why: 'browser-not-opened' });
    expect(desk.session.copyAddress()).toBe(true);
    expect(desk.copied).toEqual(['https://issuer.example/auth?x']);
    await desk.arrive();
    expect(desk.session.state().kind).toBe('signed-in');
    expect(JSON.stringify(desk.told)).not.toContain('issuer.example');
  });

  test('neither adviser nor supervisor: out again, the token revoked, and the issuer asks anew next time', async () => {
    const desk = world();
    await desk.signedIn(WEBSITE);
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'no-role' });
    expect(desk.revoked).toEqual(['refresh-1']);
    desk.session.signIn();
    expect(desk.wishes.map(({ anew }) => anew)).toEqual([false, true]);
  });
});

describe('renewing', () => {
  test('a minute before the end, by the newest refresh token each time', async () => {
    const desk = world();
    await desk.signedIn(PRIYA, 600);
    await desk.clock.pass(539_000);
    expect(desk.renewals).toEqual([]);
    await desk.clock.pass(1_000);
    expect(desk.renewals).toEqual(['refresh-1']);
    expect(desk.session.token()).toBe('access-2');
    await desk.clock.pass(3_540_000);
    expect(desk.renewals).toEqual(['refresh-1', 'refresh-2']);
    expect(desk.told.map(({ kind }) => kind)).toEqual(['signing-in', 'signed-in']);
  });

  test('after a refusal: once for all who ask, and not for those who hold the new one', async () => {
    const desk = world();
    await desk.signedIn();
    const asked = await Promise.all([1, 2, 3].map(() => desk.session.renewed('access-1')));
    expect(asked).toEqual(['access-2', 'access-2', 'access-2']);
    expect(await desk.session.renewed('access-1')).toBe('access-2');
    expect(desk.renewals).toHaveLength(1);
  });

  test('refused by the issuer: the session has ended, its keys are closed, its unsent work is kept', async () => {
    const desk = world();
    await desk.signedIn();
    desk.unsent = 2;
    desk.renewal = () => Promise.reject(new SignInFailure('refused'));
    expect(await desk.session.renewed('access-1')).toBeNull();
    await settle();
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'session-ended' });
    expect([desk.session.token(), desk.keys.current(), desk.unsent, desk.forgotten()]).toEqual([null, null, 2, 0]);
  });

  test('then somebody else is told whose turn it is, nothing lost; the same person goes on', async () => {
    const desk = world();
    await desk.signedIn();
    desk.unsent = 1;
    desk.session.ended();
    await settle();
    await desk.signedIn(OWEN);
    expect(desk.session.state()).toEqual({ kind: 'signed-out', why: 'somebody-else' });
    expect(desk.revoked).toContain('refresh-2');
    expect(desk.unsent).toBe(1);
    await desk.signedIn(PRIYA);
    expect(desk.session.state()).toMatchObject({ kind: 'signed-in' });
  });

  test('with nothing unsent somebody else may sign in', async () => {
    const desk = world();
    await desk.signedIn();
    desk.session.ended();
    await settle();
    await desk.signedIn(OWEN);
    expect(desk.session.who()?.name).toBe('Owen Price');
  });

  test('an issuer out of reach is asked again, and the session stays', async () => {
    const desk = world();
    await desk.signedIn(PRIYA, 600);
    const works = desk.renewal;
    desk.renewal = () => Promise.reject(new SignInFailure('issuer-unreachable'));
    await desk.clock.pass(600_000);
    expect(desk.session.state().kind).toBe('signed-in');
    expect(desk.renewals.length).toBeGreaterThan(1);
    const asked = desk.renewals.length;
    desk.renewal = works;
    await desk.clock.pass(1);
    expect(desk.renewals).toHaveLength(asked);
    // The connection came back: nobody waits out the pause.
    desk.session.connectionChanged();
    await desk.clock.pass(1);
    expect(desk.session.token()).toBe('access-2');
  });

  test('a role taken away at the issuer ends the session; somebody else’s token does too', async () => {
    for (const [person, why] of [
      [WEBSITE, 'no-role'],
      [OWEN, 'session-ended'],
    ] as const) {
      const desk = world();
      await desk.signedIn();
      const works = desk.renewal;
      desk.renewal = async (token) => ({ ...(await works(token)), person });
      await desk.session.renewed('access-1');
      await settle();
      expect(desk.session.state()).toEqual({ kind: 'signed-out', why });
      expect(desk.revoked).toContain('refresh-2');
    }
  });
});

describe('signing out', () => {
  test('revokes, ends the session at the issuer, forgets; the issuer asks anew next time', async () => {
    const desk = world();
    await desk.signedIn();
    expect(await desk.session.signOut({ loseUnsent: false })).toEqual({ ok: true, value: { kind: 'signed-out', why: null } });
    expect([desk.revoked, desk.endedAtIssuer(), desk.session.token()]).toEqual([['refresh-1'], 1, null]);
    desk.session.signIn();
    expect(desk.wishes.at(-1)?.anew).toBe(true);
  });

  test('with something unsent it asks, and loses it only when told', async () => {
    const desk = world();
    await desk.signedIn();
    desk.unsent = 3;
    expect(await desk.session.signOut({ loseUnsent: false })).toEqual({ ok: false, error: { code: 'unsent' } });
    expect([desk.session.state().kind, desk.forgotten()]).toEqual(['signed-in', 0]);
    await desk.session.signOut({ loseUnsent: true });
    expect([desk.session.state().kind, desk.forgotten(), desk.unsent]).toEqual(['signed-out', 1, 0]);
  });
});
