import type { Output } from '../../../shared/operations.ts';

export type Found = Output<'customers.find'>['results'][number];

/** What a supervisor types to put two records together. */
export type TypedDuplicate = {
  /** What finds the record that remains. */
  readonly line: string;
  /** The id of the record that remains; empty until one is picked. */
  readonly remains: string;
  /** They compared the two. */
  readonly same: boolean;
};

export const emptyDuplicate: TypedDuplicate = { line: '', remains: '', same: false };

/** Where what is typed is kept over a lock and a reload. */
export const duplicatePlace = (conversationId: string, customerId: string): string => `duplicate:${conversationId}:${customerId}`;

/** Who may be the one that remains: somebody else who is a customer. */
export const mayRemain = (found: readonly Found[], goes: string): readonly Found[] =>
  found.filter(({ id, status }) => id !== goes && status === 'current');
