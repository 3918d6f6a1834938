import { certifyClosed } from '../../backend/retention/certify-closed.ts';
import { runDue } from '../../backend/retention/run-due.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { Output } from '../../shared/operations.ts';
import type { Answer, TestBackend } from '../support/backend.ts';
import { newId, newReference } from './people.ts';

type Due = Output<'retention.due'>['items'][number];
type Run = Output<'retention.runs'>['items'][number];
type Item = Output<'retention.items'>['items'][number];
type Certificate = Output<'retention.certificates'>['items'][number];

/** The evidence of one payment of somebody who stopped using the service. */
export type Planted = {
  readonly outcomeId: string;
  readonly customerId: string;
  readonly reference: string;
  readonly alias: string;
};

export const today = () => londonDay(new Date());

/** What a test of retention does over and over. */
export type Retention = {
  /** Evidence that falls due on a day, of somebody new or of who had other evidence; closed on a day. */
  readonly plant: (
    goesOn: string,
    more?: Partial<Planted> & { closedOn?: string; organisation?: string; paidOn?: string | null },
  ) => Promise<Planted>;
  /** A request about somebody who has gone, by their reference. */
  readonly ask: (reference: string, kind: string) => Promise<{ readonly requestId: string; readonly reference: string }>;
  readonly propose: (more?: object, as?: string) => Promise<Answer>;
  readonly approve: (runId: unknown, as?: string, decision?: 'approved' | 'refused') => Promise<Answer>;
  readonly start: (runId: unknown, as?: string) => Promise<Answer>;
  /** Proposed, approved by another, started, and gone on with here to its end. */
  readonly whole: (more?: object) => Promise<string>;
  /** Lets runs go on; answers how many items had their turn. */
  readonly goOn: (now?: Date) => Promise<number>;
  /** Until it is finished or interrupted, here or in the backend. */
  readonly toItsEnd: (runId: unknown) => Promise<void>;
  readonly certify: (now?: Date) => Promise<void>;
  readonly due: (year?: number, as?: string) => Promise<Due[]>;
  readonly runOf: (runId: unknown, as?: string) => Promise<Run>;
  readonly itemsOf: (runId: unknown, more?: object) => Promise<Item[]>;
  readonly certificatesOf: (runId: unknown) => Promise<Certificate[]>;
};

const EVIDENCE = `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, birth_date, postcode, session_id, session_on,
    organisation, adviser, outcome_type, effective_on, paid_on, priority, goes_on)
  values ($1, $2, $3, $4, '1984-03-12', 'LS61AA', $1, '2019-05-02', $5, 'local.adviser', 1, '2019-05-20', $6::date, false, $7::date)`;
const CLOSING = `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel,
    recorded_by, recorded_by_name, organisation, destroyed_at)
  select $1, $1, $2, $3, 'service', 'customer-choice', 'cleaned', $4::timestamptz, $4::timestamptz, 'telephone', 'x', 'X', '0000000999', now()
   where not exists (select from closings where customer_id = $2)`;
const REQUEST = `insert into requests (id, command_id, reference, closed_reference, kind, words, how_to_answer, made_on, said_at, received_at,
    recorded_by, organisation, conversation_id)
  select $1, $1, $2, $3, $4, 'In their words', 'by letter', current_date, now(), now(), 'phone.adviser', '0000000999', v.id
    from conversations v limit 1`;

export function retentionAt(backend: TestBackend): Retention {
  const { pool, call } = backend;
  const propose: Retention['propose'] = (more = {}, as = 'supervisor') =>
    call('retention.propose', as, { commandId: newId(), runId: newId(), what: 'evidence', upTo: today(), ...more });
  const approve: Retention['approve'] = (runId, as = 'supervisor.two', decision = 'approved') =>
    call('retention.approve', as, { commandId: newId(), runId, decision });
  const start: Retention['start'] = (runId, as = 'supervisor') => call('retention.run', as, { commandId: newId(), runId });
  const goOn: Retention['goOn'] = (now) =>
    runDue({ pool, now: () => now ?? new Date(), safetyNetHours: 24, failed: () => undefined, stopped: () => false });
  const toItsEnd: Retention['toItsEnd'] = async (runId) => {
    while ((await stateOf(backend, runId)) === 'running') await goOn();
  };
  return {
    plant: async (goesOn, more = {}) => {
      const { outcomeId = newId(), customerId = newId(), reference = newReference(), alias = newId() } = more;
      const { organisation = '0000000203', paidOn = null, closedOn = '2020-06-01' } = more;
      await pool.query(EVIDENCE, [outcomeId, customerId, reference, alias, organisation, paidOn, goesOn]);
      await pool.query(CLOSING, [newId(), customerId, reference, `${closedOn}T12:00:00Z`]);
      return { outcomeId, customerId, reference, alias };
    },
    ask: async (about, kind) => {
      const [requestId, reference] = [newId(), newReference()];
      const { rowCount } = await pool.query(REQUEST, [requestId, reference, about, kind]);
      if (rowCount !== 1) throw new Error('There is no conversation to ask in');
      return { requestId, reference };
    },
    ...{ propose, approve, start, goOn, toItsEnd },
    whole: async (more = {}) => {
      const { body, status } = await propose(more);
      if (status !== 200) throw new Error(`retention.propose answered ${status}: ${JSON.stringify(body)}`);
      await approve(body.runId);
      await start(body.runId);
      await toItsEnd(body.runId);
      return String(body.runId);
    },
    certify: (now = new Date()) => certifyClosed(pool, now),
    due: async (year, as = 'supervisor') =>
      (await call('retention.due', as, year === undefined ? {} : { year })).body.items as Due[],
    runOf: async (runId, as = 'supervisor') => {
      const { body } = await call('retention.runs', as, { limit: 100 });
      return (body.items as Run[]).find(({ id }) => id === runId) as Run;
    },
    itemsOf: async (runId, more = {}) =>
      (await call('retention.items', 'supervisor', { runId, limit: 100, ...more })).body.items as Item[],
    certificatesOf: async (id) => {
      const { body } = await call('retention.certificates', 'supervisor', { limit: 100 });
      return (body.items as Certificate[]).filter(({ runId }) => runId === id);
    },
  };
}

const stateOf = async ({ pool }: TestBackend, runId: unknown) =>
  (await pool.query('select state from retention_runs where id = $1', [runId])).rows[0]?.state;
