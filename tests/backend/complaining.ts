import { callOver, type TestBackend } from '../support/backend.ts';
import { localToken } from '../support/local-token.ts';
import { testIdentity } from '../support/prepared.ts';
import { addPerson, converseAt, newId, newReference } from './people.ts';

const now = () => new Date().toISOString();
/** Today, in London. */
export const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
export const WORDS = 'You gave my number to a firm.\nNobody asked me.';

const asked = (conversationId: string) => ({
  ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: now() },
  ...{ words: WORDS, howToAnswer: 'by letter' },
});

/** The input of a complaint about the service, said now. */
export const complaint = (person: { id: string }, conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), customerId: person.id, about: 'service', ...more },
});

/** The input of another right, in the customer's words. */
export const otherRight = (person: { id: string }, conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), customerId: person.id, ...more },
});

/** What somebody asks whom we cannot find. */
export const unmatched = (conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ ...asked(conversationId), kind: 'access', ...more },
});

export const acknowledgement = (requestId: string, version = 1) => ({
  ...{ commandId: newId(), requestId, version, on: today(), how: 'letter' },
});

export type Body = Record<string, unknown>;
type Answered = { readonly status: number; readonly body: Body };
export const codeOf = ({ status, body }: Answered) => [status, body.code];
/** The status, and the fields that are wrong. */
export const faults = ({ status, body }: Answered) => [
  status,
  ...((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
];

/** The input of a decision of a complaint. */
export const decide = (requestId: string, version: number, more: Body = {}) => ({
  ...{ commandId: newId(), requestId, version, decision: 'partly-upheld', reasons: 'We should have asked first.' },
  ...{ tellsCommissioner: true, ...more },
});

/** What is done again and again with complaints at a backend. */
export const complainingAt = (backend: () => TestBackend) => ({
  /** Logs a complaint in a conversation at level 1 and gives its input, the person and the answer. */
  logged: async (more: Body = {}, as = 'phone.adviser') => {
    const person = await addPerson(backend());
    const conversationId = await converseAt(backend(), person, 1, as);
    const input = complaint(person, conversationId, more);
    const answer = await backend().call('complaints.log', as, input);
    if (answer.status !== 200) throw new Error(`complaints.log answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return { ...input, person, answer };
  },
  read: (requestId: string, as = 'supervisor') => backend().call('requests.read', as, { requestId }),
  unseenBy: async (requestId: string) => {
    const { rows } = await backend().pool.query('select sub from requests_unseen where request_id = $1 order by sub', [
      requestId,
    ]);
    return rows.map(({ sub }) => String(sub));
  },
  /** Somebody who works here, met when they first call. */
  colleague: async (sub: string, name: string, roles = ['supervisor'], touchpoint = '0000000999') => {
    const token = await localToken(testIdentity, 'supervisor', { claims: { sub, name, roles, touchpoint } });
    return (operation: Parameters<TestBackend['call']>[0], input: Body) => callOver(backend().url, operation, token, input);
  },
});
