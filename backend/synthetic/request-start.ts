import { londonDay } from '../../shared/domain/day.ts';
import { makeReference } from '../../shared/domain/reference.ts';
import { madeOn } from '../../shared/domain/request.ts';
import type { HeldRow } from './held-values.ts';
import type { ConversationRow, History } from './history.ts';
import { uuid7 } from './ids.ts';
import { between, type Random, whole } from './random.ts';
import type { By, ClaimRow, DisputeRow, RequestRow } from './request-row.ts';
import type { SharedRow } from './sharing-history.ts';

/** What a person's requests come from, and what they change of it. */
export type Parts = Pick<History, 'conversations' | 'interactions'> & {
  readonly values: readonly HeldRow[];
  readonly shared: readonly SharedRow[];
};
export type Asked = Pick<Parts, 'values' | 'shared'> & { readonly requests: readonly RequestRow[] };

/** Who took something down in a conversation, and when it was said. */
export function saidIn(talk: ConversationRow) {
  const at = Date.parse(talk.beganAt) + 120_000;
  const saidAt = talk.sentAt ?? new Date(at).toISOString();
  const receivedAt = new Date(at + 900).toISOString();
  const by: By = { sub: talk.adviser, name: talk.adviserName, organisation: talk.organisation };
  const effective = saidAt < receivedAt ? saidAt : receivedAt;
  return { at, saidAt, receivedAt, effective, madeOn: madeOn(saidAt, receivedAt), by };
}

const HOW = ['by phone', 'by e-mail', 'by letter'];
const WORDS = ['', '', 'That is not right.', 'I told you before that this is wrong.'];

/** A request as it is logged in a conversation, with nothing done yet. */
export function logged(random: Random, talk: ConversationRow): RequestRow {
  const { saidAt, receivedAt, madeOn: day, by, at } = saidIn(talk);
  const nothing = { extension: null, told: null, statement: null, joinedTo: null, decidedBy: null, completedAt: null };
  return {
    ...nothing,
    ...{ id: uuid7(random, at), commandId: uuid7(random, at), reference: referenceFrom(random) },
    ...{ words: WORDS[whole(random, WORDS.length)] ?? '', howToAnswer: HOW[whole(random, HOW.length)] ?? '' },
    ...{ madeOn: day, saidAt, receivedAt, recordedBy: by, conversationId: talk.id },
    ...{ status: 'open', version: 1, disputes: [], claims: [], checks: [], notices: [] },
  };
}

const referenceFrom = (random: Random) => makeReference(Uint8Array.from({ length: 9 }, () => between(random, 0, 255)));

/** A held value as it is disputed. */
export function disputeOf(held: HeldRow, says: string | null, day: string): DisputeRow {
  const heldOn = londonDay(new Date(held.obtainedAt));
  return {
    ...{ field: held.field, held: held.value, heldSource: held.source, heldSourceName: held.sourceName },
    ...{ heldOn: heldOn > day ? day : heldOn, says, incomplete: false, howToCheck: null },
    ...{ decision: null, decidedValue: null, reasons: null, onCall: false, decidedAt: null, marked: true },
  };
}

/** What was said of a disputed field. */
export function claimOf(
  { field, says, incomplete, howToCheck }: DisputeRow,
  commandId: string,
  { saidAt, by }: { readonly saidAt: string; readonly by: By },
): ClaimRow {
  return { commandId, field, says, incomplete, howToCheck, saidAt, recordedBy: by.sub };
}
