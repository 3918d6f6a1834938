import { expect, test } from 'vitest';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { pick, randomFrom } from '../../../bench/support/random.ts';
import { settle } from '../../../support/fake-clock.ts';
import { seed } from '../../../support/rounds.ts';
import { OWEN, PRIYA, WEBSITE, type World, world } from './world.ts';

const SEQUENCES = 400;
const LENGTH = 40;
const PASSCODE = 'correct horse';

type Event = (desk: World) => unknown;
const events: Record<string, Event> = {
  signIn: ({ session }) => session.signIn(),
  cancel: ({ session }) => session.cancel(),
  arrivePriya: (desk) => desk.arrive(PRIYA, 600),
  arriveOwen: (desk) => desk.arrive(OWEN, 600),
  arriveWebsite: (desk) => desk.arrive(WEBSITE),
  // Without waiting: what follows falls into the middle of it.
  arriving: (desk) => void desk.arrive(PRIYA, 600),
  refused: (desk) => desk.fail('refused'),
  choose: ({ session }) => session.choosePasscode(PASSCODE),
  choosing: ({ session }) => void session.choosePasscode(PASSCODE),
  unlock: ({ session }) => session.unlock(PASSCODE),
  unlocking: ({ session }) => void session.unlock(PASSCODE),
  unlockWrongly: ({ session }) => session.unlock('wrong'),
  lock: ({ session }) => session.lock(),
  ended: ({ session }) => session.ended(),
  signOut: ({ session }) => session.signOut({ loseUnsent: false }),
  signOutLosing: ({ session }) => session.signOut({ loseUnsent: true }),
  signingOut: ({ session }) => void session.signOut({ loseUnsent: true }),
  renew: ({ session }) => void session.renewed(session.token()),
  renewalRefused: (desk) => {
    desk.renewal = () => Promise.reject(new SignInFailure('refused'));
  },
  renewalWorks: (desk) => {
    desk.renewal = async () => ({
      accessToken: 'renewed',
      refreshToken: 'renewed',
      expiresAt: desk.clock.now() + 600_000,
      person: null,
    });
  },
  record: (desk) => {
    if (desk.session.who()) desk.unsent += 1;
  },
  offline: (desk) => {
    desk.online = !desk.online;
    desk.session.connectionChanged();
  },
  storeGone: (desk) => {
    desk.store = !desk.store;
  },
  wait: (desk) => desk.clock.pass(60_000),
  waitLong: (desk) => desk.clock.pass(600_000),
  settle: () => settle(),
};

/** What has to be true after every event, whatever came before. */
function expectHeld(desk: World, trail: readonly string[]): void {
  const state = desk.session.state();
  const where = `${trail.join(' ')} → ${state.kind}`;
  const inside = state.kind === 'signed-in';
  if (!inside) expect([desk.session.token(), desk.session.who()], where).toEqual([null, null]);
  else expect(desk.session.who(), where).not.toBeNull();
  expect(JSON.stringify(desk.told.slice(-1)), where).not.toMatch(/access-|refresh-/);
}

test('no order of events gives a token or an open key to a desk that is locked or signed out', async () => {
  const random = randomFrom(seed());
  const seen = new Set<string>();
  for (let turn = 0; turn < SEQUENCES; turn += 1) {
    const desk = world({ store: random() < 0.7 });
    const trail: string[] = [`sequence ${turn}:`];
    for (let step = 0; step < LENGTH; step += 1) {
      const name = pick(random, Object.keys(events));
      trail.push(name);
      await events[name]?.(desk);
      expectHeld(desk, trail);
      seen.add(desk.session.state().kind);
    }
    // Whatever was in the middle comes to its end.
    desk.session.cancel();
    await settle();
    await settle();
    expectHeld(desk, trail);
    const { kind } = desk.session.state();
    if (kind === 'locked' || kind === 'signed-out') expect(desk.keys.whose(), trail.join(' ')).toBeNull();
    if (kind === 'signed-in') {
      desk.session.lock();
      expect([desk.session.token(), desk.keys.whose()], trail.join(' ')).toEqual([null, null]);
    }
  }
  expect([...seen].toSorted()).toEqual(['locked', 'new-passcode', 'signed-in', 'signed-out', 'signing-in']);
});
