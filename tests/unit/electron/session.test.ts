import { expect, test } from 'vitest';
import { readEnvironment } from '../../../electron/environment.ts';
import { sessionFromToken } from '../../../electron/session/session.ts';

const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
const claims = { sub: 'phone.adviser', name: 'Zoë Adviser', roles: ['adviser'], touchpoint: '0000000999', exp: 2_000_000_000 };
const nowhere = () => null;

test('who is signed in comes from the claims, the organisation by its name', () => {
  const session = sessionFromToken(
    token(claims),
    () => 'The helpline',
    () => undefined,
  );
  expect(session.who()).toEqual({
    ...{ name: 'Zoë Adviser', roles: ['adviser'], touchpoint: '0000000999' },
    organisation: 'The helpline',
  });
  expect(session.token()).toBe(token(claims));
  expect(sessionFromToken(token(claims), nowhere, () => undefined).who()?.organisation).toBe('0000000999');
});

test.each([[null], [''], ['x'], ['a.b.c'], [token({ sub: 'x' })], [token([])]])('%s signs nobody in', (given) => {
  const session = sessionFromToken(given, nowhere, () => undefined);
  expect(session.who()).toBeNull();
  expect(session.token()).toBeNull();
});

test('a token the central service no longer takes ends the session, told once', () => {
  const told: unknown[] = [];
  const session = sessionFromToken(token(claims), nowhere, (now) => told.push(now));
  session.ended();
  session.ended();
  expect(session.who()).toBeNull();
  expect(session.token()).toBeNull();
  expect(told).toEqual([{ kind: 'signed-out', why: null }]);
});

test('the token is taken out of the environment; an installed app takes nothing of a development run', () => {
  const env = { ADVISER_DESK_TOKEN: 'secret', ADVISER_DESK_SERVER: 'https://central.example/base/', OTHER: 'x' };
  expect(readEnvironment(env, false)).toMatchObject({
    token: 'secret',
    profile: null,
    development: { server: env.ADVISER_DESK_SERVER },
  });
  expect(JSON.stringify(env)).not.toContain('secret');
  expect(readEnvironment(env, true).development).toBeNull();
});
