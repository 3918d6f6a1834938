import { sql, type Transaction } from 'kysely';
import type { ComplaintAbout } from '../../shared/domain/complaint.ts';
import { type RequestDecision, whyNotDecide } from '../../shared/domain/deciding.ts';
import type { ToldCustomerHow } from '../../shared/domain/rectification.ts';
import type { OtherRight } from '../../shared/domain/request.ts';
import type { AccessRefused, WithdrawnBy } from '../../shared/domain/request-end.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { type Fault, fault } from '../operations/amend-rules.ts';
import { refuse } from '../refusal.ts';
import { holdToDecide, refuseHeld } from './hold.ts';
import { addStep } from './steps.ts';
import type { Taken } from './taken.ts';
import { takenDownBy } from './taken-down.ts';

type Tx = Transaction<Database>;

/** A complaint as far as it decides what may be done with it. */
export type Held = {
  readonly about: ComplaintAbout;
  readonly aboutSub: string | null;
  readonly aboutName: string | null;
  readonly aboutOrganisation: string | null;
  readonly named: boolean;
  readonly acknowledgedOn: string | null;
};

/** What is particular to a complaint that this command holds; null where it is none. One that came without it is about information. */
export async function complaintOf(requestId: string, tx: Tx): Promise<Held | null> {
  const { rows } =
    await sql<Held>`select coalesce(c.about, 'information') as about, c.about_sub as "aboutSub", c.about_name as "aboutName",
      c.about_organisation as "aboutOrganisation", c.named_at is not null as named, r.acknowledged_on::text as "acknowledgedOn"
    from requests r left join complaints c on c.request_id = r.id where r.id = ${requestId}::uuid and r.kind = 'complaint'`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Refuses whoever may not decide (domain: requests; by whom, `shared/domain/deciding.ts`); answers whether it is decided already. */
export async function refuseDecider(call: Call, taken: Taken, tx: Tx): Promise<{ readonly decided: boolean }> {
  const { sub, roles, touchpoint: organisation } = call.caller;
  const { rows } = await sql<{ matched: boolean; decided: boolean }>`
    select r.customer_id is not null or r.closed_reference is not null as matched,
           exists (select from request_decisions d where d.request_id = r.id and d.undone_at is null) as decided
      from requests r where r.id = ${taken.id}::uuid`.execute(tx);
  const [{ matched, decided }] = rows as [{ matched: boolean; decided: boolean }];
  const complaint = await complaintOf(taken.id, tx);
  const asked = { kind: taken.kind, takenDownBy: await takenDownBy(taken, tx), matched, complaint };
  const why = whyNotDecide(asked, { sub, supervisor: roles.includes('supervisor'), organisation });
  if (why !== null) throw refuse(why === 'four-eyes' ? 'four-eyes' : 'forbidden');
  return { decided };
}

/** Refuses what is decided already: there is nothing to work on any more. */
export async function refuseDecided(requestId: string, tx: Tx): Promise<void> {
  const { rows } = await sql`select from request_decisions where request_id = ${requestId}::uuid and undone_at is null`.execute(
    tx,
  );
  if (rows.length > 0) throw refuse('not-at-that-step');
}

/** Refuses whoever may not decide, what is not open or decided already, and what somebody else holds. */
export async function refuseDeciding(call: Call, taken: Taken, tx: Tx): Promise<void> {
  const { decided } = await refuseDecider(call, taken, tx);
  if (taken.status !== 'open' || decided) throw refuse('not-at-that-step');
  refuseHeld(call, taken);
}

/** Whoever gets less than they asked for hears where to turn (UK GDPR article 12(4)). */
export function faultsOfTelling(told: Readonly<Record<string, true | undefined>>): Fault[] {
  return Object.entries(told)
    .filter(([, one]) => one !== true)
    .map(([what]) => fault(`/${what}`, 'required', 'They hear where to turn'));
}

export type Decision = {
  readonly commandId: string;
  readonly decision: RequestDecision;
  readonly right?: OtherRight | undefined;
  readonly reasons?: string | undefined;
  readonly searched?: string | undefined;
  /** Why a copy is not given. */
  readonly because?: AccessRefused | undefined;
  /** Of what is no longer wanted: who said so, how and when. */
  readonly saidBy?: WithdrawnBy | undefined;
  readonly saidHow?: ToldCustomerHow | undefined;
  readonly saidOn?: string | undefined;
};

/** Keeps a decision; what comes next is to tell the customer. */
export async function keepDecision(call: Call, taken: Taken, decision: Decision, tx: Tx): Promise<void> {
  const { id } = taken;
  const { commandId, decision: what, right = null, reasons = null, searched = null } = decision;
  const { because = null, saidBy = null, saidHow = null, saidOn = null } = decision;
  const { sub, name } = call.caller;
  await sql`insert into request_decisions
      (command_id, request_id, decision, asked_right, reasons, searched, because, said_by, said_how, said_on,
        decided_by, decided_by_name, decided_at)
    values (${commandId}::uuid, ${id}::uuid, ${what}, ${right}, ${reasons}, ${searched}, ${because}, ${saidBy}, ${saidHow},
      ${saidOn}::date, ${sub}, ${name}, ${call.now.toISOString()}::timestamptz)`.execute(tx);
  await holdToDecide(call, taken, commandId, tx);
  await addStep(call, { commandId, requestId: id, step: 'decided', whom: what, why: reasons ?? searched }, tx);
  await sql`update requests set version = version + 1, asked_right = coalesce(${right}, asked_right) where id = ${id}::uuid`.execute(
    tx,
  );
}

/** A request that is opened again is to be decided again; what was decided stays with it, undone. */
export async function undoDecision(requestId: string, at: Date, tx: Tx): Promise<void> {
  await sql`update request_decisions set undone_at = ${at.toISOString()}::timestamptz
    where request_id = ${requestId}::uuid and undone_at is null`.execute(tx);
}

/** SQL: how many decisions of the kinds here stand of a request `r`; none or one. */
export const STANDING = `(select count(*)::int from request_decisions d where d.request_id = r.id and d.undone_at is null)`;
