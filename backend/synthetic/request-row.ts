import type { Field } from '../../shared/domain/customer.ts';
import type { ImpossibleBecause, NoticeState } from '../../shared/domain/disclosure.ts';
import type { CheckOutcome, FieldDecision } from '../../shared/domain/rectification.ts';

/** Somebody who did something, and for which organisation. */
export type By = { readonly sub: string; readonly name: string; readonly organisation: string };

/** A row of `rectification_fields`. */
export type DisputeRow = {
  readonly field: Field;
  readonly held: string;
  readonly heldSource: string;
  readonly heldSourceName: string | null;
  readonly heldOn: string;
  readonly says: string | null;
  readonly incomplete: boolean;
  readonly howToCheck: string | null;
  readonly decision: FieldDecision | null;
  readonly decidedValue: string | null;
  readonly reasons: string | null;
  readonly onCall: boolean;
  readonly decidedAt: string | null;
  readonly marked: boolean;
};

/** A row of `rectification_claims`. */
export type ClaimRow = Pick<DisputeRow, 'field' | 'says' | 'incomplete' | 'howToCheck'> & {
  readonly commandId: string;
  readonly saidAt: string;
  readonly recordedBy: string;
};

/** A row of `request_checks`. */
export type CheckRow = {
  readonly commandId: string;
  readonly field: Field;
  readonly what: string;
  readonly outcome: CheckOutcome;
  readonly documentSeen: string | null;
  readonly at: string;
  readonly by: By;
};

/** A row of `recipient_notices`, to correct what a recipient was given. */
export type NoticeRow = {
  readonly id: string;
  readonly recipientId: string;
  readonly items: readonly Field[];
  readonly madeBy: string;
  readonly madeAt: string;
  readonly madeOn: string;
  readonly chaseOn: string;
  readonly organisation: string;
  readonly state: NoticeState;
  readonly version: number;
  readonly told: { readonly on: string; readonly how: string; readonly by: By } | null;
  readonly endedAt: string | null;
  readonly endedOn: string | null;
  readonly because: ImpossibleBecause | null;
};

/** A row of `requests`, a rectification, with everything that belongs to it. */
export type RequestRow = {
  readonly id: string;
  readonly commandId: string;
  readonly reference: string;
  readonly words: string;
  readonly howToAnswer: string;
  readonly madeOn: string;
  readonly saidAt: string;
  readonly receivedAt: string;
  readonly recordedBy: By;
  readonly conversationId: string;
  readonly status: 'open' | 'completed' | 'joined';
  readonly completedAt: string | null;
  readonly version: number;
  readonly extension: { readonly months: 1 | 2; readonly toldOn: string } | null;
  /** When the customer was told what was decided, and by whom. */
  readonly told: { readonly at: string; readonly on: string; readonly how: string; readonly by: By } | null;
  readonly statement: string | null;
  readonly joinedTo: string | null;
  /** Who decided what is decided. */
  readonly decidedBy: By | null;
  readonly disputes: readonly DisputeRow[];
  readonly claims: readonly ClaimRow[];
  readonly checks: readonly CheckRow[];
  readonly notices: readonly NoticeRow[];
};
