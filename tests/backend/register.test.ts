import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { auditOf, converse, decision, newId, newReference } from './people.ts';
import { codeOf, DONE, day, registration as input, type Said, tag, valuesOf } from './registering.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const register = (body: Record<string, unknown>, as = 'phone.adviser') => backend.call('customers.register', as, body);
async function held(customerId: string, conversationId: string) {
  const { body } = await backend.call('customers.read', 'phone.adviser', { customerId, conversationId });
  return body as { level: number; reference: string; values: Record<string, string>[]; consents: { state: string }[] };
}
const found = async (line: string) => {
  const { body } = await backend.call('customers.find', 'phone.adviser', { line });
  return (body.results as { id: string }[]).map(({ id }) => id);
};
describe('somebody new', () => {
  test('is held as said, with sources and days, at level 2, found at once; the audit says which fields and never what', async () => {
    const conversationId = await converse(backend, 'phone.adviser', { channel: 'video' });
    const name = { givenName: `Łucja ${tag()}`, familyName: `Nguyễn-${tag()}` };
    const body = input(conversationId, { ...name, dateOfBirth: day(), postcode: 'ls2 9jt', mobile: '07700 900 111' });
    Object.assign(body.values[4] as object, { source: 'dwp', sourceName: 'Leeds Jobcentre', since: '2026-01-01' });
    const answer = await register(body);
    const { customerId, reference } = body;
    expect([answer.status, answer.body]).toMatchObject([200, { customerId, reference, clockFlagged: false }]);
    const record = await held(customerId, conversationId);
    expect([record.level, record.reference]).toEqual([2, reference]);
    expect(record.values).toContainEqual(expect.objectContaining({ field: 'postcode', value: 'LS2 9JT', source: 'video' }));
    expect(record.values).toContainEqual(
      expect.objectContaining({ field: 'mobile', value: '07700 900 111', source: 'dwp', sourceName: 'Leeds Jobcentre' }),
    );
    expect(await found(`${name.familyName} ${name.givenName}`)).toEqual([customerId]);
    expect(await found(`${name.familyName} ls2`)).toEqual([customerId]);
    expect(await found(reference)).toEqual([customerId]);
    const [row] = (await auditOf(backend, { id: customerId })).filter(({ kind }) => kind === 'registration');
    expect(row).toMatchObject({ operation: 'customers.register', outcome: 'recorded', actor: 'phone.adviser' });
    expect(row?.details).toEqual({
      ...{ conversation: conversationId, ruledOut: 0 },
      fields: valuesOf({ ...name, dateOfBirth: '', postcode: '', mobile: '' }).map(({ field }) => ({ field })),
    });
    const again = await register(body);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', answer.body]);
  });

  test('can give a consent and put a slip of the tongue right in the same conversation; the conversation knows of the record', async () => {
    const conversationId = await converse(backend);
    const body = input(conversationId, { givenName: tag(), familyName: tag(), dateOfBirth: '1984-03-12' });
    const { customerId } = body;
    await register(body);
    const given = decision({ id: customerId }, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
    expect((await backend.call('consents.decide', 'phone.adviser', given)).status).toBe(200);
    const slip = { field: 'dateOfBirth', value: '1985-03-12', how: 'typed-wrong-just-now', seen: { value: '1984-03-12' } };
    const amended = { ...{ commandId: newId(), customerId, conversationId, saidAt: new Date().toISOString() }, changes: [slip] };
    expect((await backend.call('customers.amend', 'phone.adviser', amended)).status).toBe(200);
    const { body: record } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(record).toMatchObject({ customers: [{ customerId, level: 2 }], registered: [{ customerId }], done: [{ customerId }] });
  });

  test('is somebody by two names, each field once, with values that can be, under a reference that checks', async () => {
    const conversationId = await converse(backend);
    const name = { givenName: tag(), familyName: tag() };
    const wrong = async (said: Said, more: Record<string, unknown> = {}) => {
      const { status, body } = await register(input(conversationId, said, more));
      return [status, ...(body.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await wrong({ givenName: 'Jo', title: '1' })).toEqual([400, '/values required']);
    expect(await wrong({ ...name, postcode: 'nowhere', dateOfBirth: '2199-01-01' })).toEqual([
      ...[400, '/values/2/value not-a-postcode', '/values/3/value in-the-future'],
    ]);
    expect(await wrong({ ...name, givenName: ' ', language: '\u00a0' })).toEqual([
      ...[400, '/values/0/value required', '/values/2/value required'],
    ]);
    const twice = [...valuesOf(name), ...valuesOf({ givenName: 'Jo' })];
    expect(await wrong({}, { values: twice })).toEqual([400, '/values repeated']);
    const [first = '', ...rest] = newReference();
    expect(await wrong(name, { reference: [first === '7' ? '8' : '7', ...rest].join('') })).toEqual([
      ...[400, '/reference not-a-reference'],
    ]);
    expect(await wrong(name, { reference: 'short' })).toEqual([400, '/reference invalid_format']);
  });

  test('is told by somebody with a voice of their own, in a conversation of the caller’s that was open then', async () => {
    const name = () => ({ givenName: tag(), familyName: tag() });
    const representative = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    expect(codeOf(await register(input(representative, name())))).toEqual([403, 'no-authority']);
    const closed = [409, 'conversation-not-open'];
    expect(codeOf(await register(input(newId(), name())))).toEqual(closed);
    expect(codeOf(await register(input(await converse(backend, 'local.adviser'), name())))).toEqual(closed);
    const ended = await converse(backend);
    const said = new Date().toISOString();
    await backend.call('conversations.end', 'phone.adviser', {
      commandId: newId(),
      conversationId: ended,
      at: new Date().toISOString(),
    });
    expect(codeOf(await register(input(ended, name(), { saidAt: new Date(Date.now() + 1000).toISOString() })))).toEqual(closed);
    expect(codeOf(await register(input(ended, name(), { saidAt: said })))).toEqual(DONE);
  });

  test('said before the line dropped: the level is put by until the call is taken up', async () => {
    const conversationId = await converse(backend);
    const body = input(conversationId, { givenName: tag(), familyName: tag(), dateOfBirth: day() });
    await backend.call('conversations.park', 'phone.adviser', {
      commandId: newId(),
      conversationId,
      at: new Date().toISOString(),
    });
    expect(codeOf(await register(body))).toEqual(DONE);
    const { rows } = await backend.pool.query('select level, restores from conversation_levels where customer_id = $1', [
      body.customerId,
    ]);
    expect(rows).toEqual([{ level: 0, restores: 2 }]);
  });

  test('comes once: answered from the row when the key has gone; an id or reference in use says so', async () => {
    const conversationId = await converse(backend);
    const body = input(conversationId, { givenName: tag(), familyName: tag(), dateOfBirth: day() });
    const first = await register(body);
    await backend.pool.query('delete from idempotency_keys where key = $1', [body.commandId]);
    const again = await register(body);
    expect([again.status, again.body]).toEqual([200, first.body]);
    await backend.pool.query('delete from idempotency_keys where key = $1', [body.commandId]);
    expect(codeOf(await register({ ...body, customerId: newId() }))).toEqual([422, 'idempotency-key-reused']);
    expect(codeOf(await register(body, 'local.adviser'))).toEqual([422, 'idempotency-key-reused']);
    const name = { givenName: tag(), familyName: tag() };
    expect(codeOf(await register(input(conversationId, name, { customerId: body.customerId })))).toEqual([
      ...[422, 'idempotency-key-reused'],
    ]);
    const taken = input(conversationId, name, { reference: body.reference });
    expect(codeOf(await register(taken))).toEqual([409, 'reference-taken']);
    expect(codeOf(await register({ ...taken, reference: newReference() }))).toEqual(DONE);
  });
});
