import { describe, expect, test } from 'vitest';
import { createSession } from '../../../../electron/session/session.ts';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { settle } from '../../../support/fake-clock.ts';
import { OWEN, PRIYA, world } from './world.ts';

const OUT = { kind: 'signed-out', why: 'machine-lost' };

describe('this machine was reported lost', () => {
  test('whoever is signed in is out, told why; the refresh token is revoked, unsent work is not forgotten', async () => {
    const { session, signedIn, revoked, forgotten, keys } = world({ store: true });
    await signedIn();
    await session.choosePasscode('seven brown owls');
    expect(session.state().kind).toBe('signed-in');
    await session.lost();
    expect(session.state()).toEqual(OUT);
    expect(session.token()).toBeNull();
    expect(revoked).toEqual(['refresh-1']);
    expect(forgotten()).toBe(0);
    expect(keys.whose()).toBeNull();
  });

  test('no passcode opens it any more, a colleague’s neither, also not after a new start without a connection', async () => {
    const made = world({ store: true });
    await made.signedIn(OWEN);
    await made.session.choosePasscode('eight grey doves');
    await made.session.signOut({ loseUnsent: false });
    await made.signedIn(PRIYA);
    await made.session.choosePasscode('seven brown owls');
    await made.session.lost();
    expect(made.keys.passcodes.size).toBe(0);
    made.online = false;
    const again = made.restart();
    await again.begin();
    expect(again.state()).toEqual({ kind: 'signed-out', why: null });
    expect(await again.unlock('seven brown owls')).toMatchObject({ ok: false });
  });

  test('a sign-in on it is turned away: its tokens are revoked and the sentence stays', async () => {
    const made = world({ store: true });
    let told = 0;
    const session = createSession({
      ...made.parts,
      share: () => Promise.reject(new SignInFailure('machine-lost')),
      turnedAwayAsLost: () => {
        told += 1;
      },
    });
    session.signIn();
    await made.arrive();
    await settle();
    expect(session.state()).toEqual(OUT);
    expect(made.revoked).toEqual(['refresh-1']);
    expect(told).toBe(1);
  });

  test('a locked desk that is to be unlocked at the issuer is signed out instead', async () => {
    const made = world({ store: true });
    let share = async (): Promise<string | null> => 'share';
    const session = createSession({ ...made.parts, share: () => share() });
    session.signIn();
    await made.arrive();
    await session.choosePasscode('seven brown owls');
    session.lock();
    share = () => Promise.reject(new SignInFailure('machine-lost'));
    session.signIn();
    await made.arrive();
    await settle();
    expect(session.state()).toEqual(OUT);
    expect(made.keys.passcodes.size).toBe(0);
  });
});

test('tokens that were renewed are told of', async () => {
  const made = world();
  let told = 0;
  const session = createSession({
    ...made.parts,
    renewed: () => {
      told += 1;
    },
  });
  session.signIn();
  await made.arrive();
  await session.renewed('access-1');
  expect(told).toBe(1);
});
