import { sql } from 'kysely';
import { PLACES } from '../../shared/domain/access.ts';
import type { Input } from '../../shared/operations.ts';
import { takeAccess } from '../access/take-copy.ts';
import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { tellOfRequest } from '../requests/tell-of-request.ts';
import { type Fault, fault } from './amend-rules.ts';

type Answered = Input<'accessRequests.answerPlace'>;

/** Says what was found in a place outside this system (domain: access): each place has its answer before a copy is complete. */
export const answerPlace: CommandHandler<'accessRequests.answerPlace'> = async (call, input, tx) => {
  const faults = faultsOf(input);
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const { customerId } = await takeAccess(call, input, tx);
  const { commandId, requestId, place, answer, items = null, attachedAs = null, because = null } = input;
  const { sub, name } = call.caller;
  await sql`insert into access_places (request_id, place, answer, items, attached_as, because, done_by, done_by_name, done_at)
      values (${requestId}::uuid, ${place}, ${answer}, ${items}, ${attachedAs}, ${because}, ${sub}, ${name}, ${call.now.toISOString()}::timestamptz)
    on conflict (request_id, place) do update set answer = excluded.answer, items = excluded.items, attached_as = excluded.attached_as,
      because = excluded.because, done_by = excluded.done_by, done_by_name = excluded.done_by_name, done_at = excluded.done_at`.execute(
    tx,
  );
  await tellOfRequest(requestId, commandId, tx);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from access_places
    where request_id = ${requestId}::uuid and place = any(${PLACES}::text[])`.execute(tx);
  return {
    answer: { commandId, requestId, left: PLACES.length - (rows[0]?.n ?? 0) },
    audit: { kind: 'request', customerId, outcome: 'place-answered', details: { request: requestId, place, answer } },
  };
};

function faultsOf({ answer, items, attachedAs, because }: Answered): Fault[] {
  const found = answer === 'found';
  const notSearched = answer === 'not-searched';
  return [
    ...(found && items === undefined ? [fault('/items', 'required', 'How many items were found')] : []),
    ...(found && attachedAs === undefined ? [fault('/attachedAs', 'required', 'What they are attached as')] : []),
    ...(!found && (items !== undefined || attachedAs !== undefined)
      ? [fault('/items', 'not-here', 'Only of what was found')]
      : []),
    ...(notSearched && because === undefined ? [fault('/because', 'required', 'Why it was not searched')] : []),
    ...(!notSearched && because !== undefined ? [fault('/because', 'not-here', 'Only of what was not searched')] : []),
  ];
}
