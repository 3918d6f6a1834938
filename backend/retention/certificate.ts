import { createHash } from 'node:crypto';
import type { Retained, RetentionRule } from '../../shared/domain/retention-run.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What went: by which rule, when it fell due, and its id, which is random and then names nothing any more. */
export type Gone = { readonly rule: RetentionRule; readonly dueOn: string; readonly subject: string };

/** The hash over what went, in the order it went: whoever has the ids, from a back-up, can show that it was these. */
export const hashOfItems = (gone: readonly Gone[]): string =>
  hashOf(gone.map(({ rule, dueOn, subject }) => `${rule} ${dueOn} ${subject}\n`).join(''));

/** How many went, by rule. */
export type ByRule = readonly { readonly rule: RetentionRule; readonly count: number }[];

/** What a certificate says: no personal data. */
export type Certificate = {
  readonly id: string;
  readonly runId: string;
  readonly store: string;
  readonly what: Retained;
  /** Null: of every organisation. */
  readonly organisation: string | null;
  readonly rules: ByRule;
  readonly count: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly itemsHash: string;
  readonly madeAt: string;
  /** The hash of the certificate before it; empty for the first. */
  readonly previous: string;
};

/** A certificate's own hash: over everything it says, and the one before it. */
export function hashOfCertificate(certificate: Certificate): string {
  const { id, runId, store, what, organisation, rules, count, fromOn, toOn, itemsHash, madeAt, previous } = certificate;
  const byRule = rules.map(({ rule, count: of }) => `${rule}=${of}`).toSorted();
  return hashOf(JSON.stringify([id, runId, store, what, organisation, byRule, count, fromOn, toOn, itemsHash, madeAt, previous]));
}

/** How many went by each rule. */
export function countByRule(gone: readonly Gone[]): ByRule {
  const counts = new Map<RetentionRule, number>();
  for (const { rule } of gone) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}
