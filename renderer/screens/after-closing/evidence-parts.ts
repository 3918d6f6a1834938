import { EVIDENCE_OF_PERSON, EVIDENCE_OF_SESSION, type EvidenceField } from '../../../shared/domain/evidence.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { evidenceWords, showEvidence } from './evidence-words.ts';

export type Evidence = Output<'closures.evidence'>['items'][number];
/** One part of what stays: of the person, or of the session of an outcome; with the value held, as it is compared. */
export type Part = {
  readonly key: string;
  readonly field: EvidenceField;
  readonly outcomeId: string | null;
  readonly held: string | null;
};
export type Group = { readonly title: string; readonly parts: readonly Part[] };

const HELD: Record<EvidenceField, (row: Evidence) => string | null> = {
  dateOfBirth: (row) => row.birthDate,
  postcode: (row) => row.postcode,
  sessionOn: (row) => row.sessionOn,
  organisation: (row) => row.organisation,
  adviser: (row) => row.adviser,
  outcomeType: (row) => String(row.outcomeType),
  effectiveOn: (row) => row.effectiveOn,
  paidOn: (row) => row.paidOn,
  priority: (row) => String(row.priority),
};

/** What stays, part by part: what is of the person once, then each session. */
export function groupsOf(rows: readonly Evidence[]): readonly Group[] {
  const [first] = rows;
  if (!first) return [];
  const person = EVIDENCE_OF_PERSON.map((field) => ({ key: field, field, outcomeId: null, held: HELD[field](first) }));
  const sessions = rows.map((row) => ({
    title: `The session on ${showDay(row.sessionOn)}`,
    parts: EVIDENCE_OF_SESSION.map((field) => ({
      ...{ key: `${field}_${row.outcomeId}`, field, outcomeId: row.outcomeId, held: HELD[field](row) },
    })),
  }));
  return [{ title: 'The person', parts: person }, ...sessions];
}

export const partsOf = (rows: readonly Evidence[]): readonly Part[] => groupsOf(rows).flatMap(({ parts }) => parts);

/** What has become another since it was seen: a sentence each, and the keys, of which whoever decides chooses again. */
export function changedSince(seen: readonly Evidence[], now: readonly Evidence[]) {
  const after = new Map(partsOf(now).map((part) => [part.key, part]));
  const changed = partsOf(seen).filter(({ key, held }) => after.get(key)?.held !== held);
  return {
    keys: changed.map(({ key }) => key),
    sentences: changed.map(({ key, field }) => {
      const part = after.get(key);
      if (!part) return `${evidenceWords[field]}: it does not stay any more.`;
      return `${evidenceWords[field]} is now: ${showEvidence(field, part.held)}.`;
    }),
  };
}
