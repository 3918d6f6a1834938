import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converse, newId } from './people.ts';
import { codeOf, DONE, day, registration as input, phone, type Said, tag, uln } from './registering.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const register = (body: Record<string, unknown>, as = 'phone.adviser') => backend.call('customers.register', as, body);
const LIKELY = [409, 'likely-duplicate'];

describe('likely duplicates', () => {
  const first = async (said: Said) => {
    const body = input(await converse(backend), said);
    expect(codeOf(await register(body))).toEqual(DONE);
    return body;
  };
  const next = async (said: Said, more: Record<string, unknown> = {}) =>
    codeOf(await register(input(await converse(backend, 'local.adviser'), said, more), 'local.adviser'));

  test('the same day of birth with a name that agrees, whichever way', async () => {
    const dateOfBirth = day();
    const family = `Smith${tag()}`;
    const { customerId } = await first({ givenName: 'Elizabeth', familyName: family, dateOfBirth });
    for (const [givenName, familyName] of [
      ['Elizabeth', family],
      ['Liz', family],
      ['Elizabet', family],
      [family, 'Elisabeth'],
      ['Elizabeth', family.replace('th', 'ht')],
      ['ELIZABETH Ann', `${family}-Jones`],
    ] as const)
      expect([givenName, familyName, await next({ givenName, familyName, dateOfBirth })]).toEqual([
        givenName,
        familyName,
        LIKELY,
      ]);
    expect(await next({ givenName: 'Tom', familyName: family, dateOfBirth }), 'a twin').toEqual(DONE);
    expect(await next({ givenName: 'Elizabeth', familyName: 'Okafor', dateOfBirth })).toEqual(DONE);
    expect(await next({ givenName: 'Elizabeth', familyName: family, dateOfBirth: day() })).toEqual(DONE);
    expect(await next({ givenName: 'Liz', familyName: family, dateOfBirth }, { notThese: [newId()] })).toEqual(LIKELY);
    expect(await next({ givenName: 'Liz', familyName: family, dateOfBirth }, { notThese: [customerId] })).toEqual(DONE);
    expect(await next({ givenName: 'Liz', familyName: family, dateOfBirth }, { notThese: [customerId] }), 'two now').toEqual(
      LIKELY,
    );
  });

  test('a shared phone or e-mail with the given name; the postcode with the day of birth', async () => {
    const [email, dateOfBirth] = [`${tag()}@example.org`, day()];
    await first({
      givenName: 'Margaret',
      familyName: tag(),
      email,
      homePhone: '0113 496 0771',
      dateOfBirth,
      postcode: 'LS6 1AA',
    });
    expect(await next({ givenName: 'Maggie', familyName: tag(), email: email.toUpperCase() })).toEqual(LIKELY);
    expect(await next({ givenName: 'Margaret', familyName: tag(), mobile: '+44 113 496 0771' })).toEqual(LIKELY);
    expect(await next({ givenName: 'Olu', familyName: tag(), homePhone: '01134960771' }), 'the same house').toEqual(DONE);
    expect(await next({ givenName: 'Olu', familyName: tag(), dateOfBirth, postcode: 'ls61aa' })).toEqual(LIKELY);
    expect(await next({ givenName: 'Olu', familyName: tag(), dateOfBirth, postcode: 'LS6 1AB' })).toEqual(DONE);
  });

  test('a learner number belongs to one person: nothing rules that out; the answer never says to whom', async () => {
    const number = uln();
    const { customerId } = await first({ givenName: tag(), familyName: tag(), uln: number });
    const body = input(await converse(backend), { givenName: tag(), familyName: tag(), uln: number }, { notThese: [customerId] });
    const answer = await register(body);
    expect(answer.body).toMatchObject({ code: 'likely-duplicate', errors: [{ pointer: '/values/2/value', code: 'uln-taken' }] });
    expect(JSON.stringify(answer.body)).not.toContain(customerId);
    const { rows } = await backend.pool.query('select kind, outcome, subject, reason, details from audit where request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([{ kind: 'refusal', outcome: 'refused', subject: null, reason: 'likely-duplicate', details: null }]);
  });

  test('somebody who stopped using the service does not count, nor does their learner number', async () => {
    const gone = await addPerson(backend, { status: 'closed' });
    const number = uln();
    await backend.pool.query('update customers set uln = $2 where id = $1', [gone.id, number]);
    const { givenName, familyName, birthDate: dateOfBirth, email } = gone;
    expect(await next({ givenName, familyName, dateOfBirth, email, uln: number, postcode: 'LS6 1AA' })).toEqual(DONE);
  });

  test('a number that an amendment sets meanwhile is nobody else’s either', async () => {
    const person = await addPerson(backend);
    const number = uln();
    await backend.pool.query('update customers set uln = $2 where id = $1', [person.id, number]);
    expect(await next({ givenName: tag(), familyName: tag(), uln: number })).toEqual(LIKELY);
  });
});

describe('two desks at once', () => {
  const DESKS = ['phone.adviser', 'local.adviser', 'supervisor', 'local.supervisor'] as const;
  /** Each desk registers the same person in its own words at the same moment. */
  const atOnce = async (said: (desk: number) => Said) => {
    const bodies = await Promise.all(
      DESKS.map(async (as, desk) => ({ as, body: input(await converse(backend, as), said(desk)) })),
    );
    const answers = await Promise.all(bodies.map(({ as, body }) => register(body, as)));
    return answers.map(({ status, body }) => `${status} ${body.code ?? 'made'}`).toSorted();
  };
  const ONE = ['200 made', ...Array(DESKS.length - 1).fill('409 likely-duplicate')];

  test.each(Array.from({ length: 8 }, (_, round) => round))('one record comes of it, round %i', async () => {
    const [dateOfBirth, family, mobile] = [day(), tag(), phone()];
    expect(await atOnce(() => ({ givenName: 'Kate', familyName: family, dateOfBirth }))).toEqual(ONE);
    const short = ['Thomas', 'Tom', 'Tommy', 'Thomas'];
    expect(await atOnce((desk) => ({ givenName: short[desk] ?? '', familyName: tag(), mobile }))).toEqual(ONE);
    const number = uln();
    expect(await atOnce(() => ({ givenName: tag(), familyName: tag(), uln: number }))).toEqual(ONE);
  });

  test('people who share nothing do not wait for each other', async () => {
    const answers = await Promise.all(
      DESKS.map(async (as) =>
        codeOf(
          await register(input(await converse(backend, as), { givenName: tag(), familyName: tag(), dateOfBirth: day() }), as),
        ),
      ),
    );
    expect(answers).toEqual(DESKS.map(() => DONE));
  });
});
