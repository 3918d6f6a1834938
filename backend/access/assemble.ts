import { createHash } from 'node:crypto';
import { PLACES, placeLabels, type ReviewDecision, type ReviewReason } from '../../shared/domain/access.ts';
import {
  type AccessCopy,
  COPY_SECTIONS,
  type CopyFact,
  type CopyItem,
  type CopySectionId,
  NOT_INCLUDED,
} from '../../shared/domain/access-copy.ts';
import { codeWords, inWords } from '../../shared/domain/access-words.ts';
import { type Notice, textsOf } from '../../shared/domain/notice.ts';
import { includedOf } from './copy-sql.ts';
import { type LookRow, looksOf } from './looks.ts';
import { isIncluded, type Store } from './store.ts';
import { STORES } from './stores.ts';

type StoredRow = readonly [key: string, request: string | null, values: readonly unknown[], flags: readonly boolean[]];
type Decided = Readonly<Record<string, { readonly decision: ReviewDecision; readonly reason: ReviewReason }>>;
type Place = Omit<AccessCopy['places'][number], 'label'>;

/** What the one statement gives; `s0` and on: the stores in their order. */
export type CopyRow = { readonly [store: `s${number}`]: readonly StoredRow[] } & {
  readonly requestId: string;
  readonly requestKind: 'access' | 'other-right';
  /** Also of one who is a customer no more, as long as something of them stays. */
  readonly customerId: string | null;
  readonly requestReference: string;
  readonly customerReference: string | null;
  readonly name: string | null;
  readonly looks: readonly LookRow[];
  readonly decided: Decided;
  readonly places: readonly Place[];
  readonly notice: Notice | null;
  readonly reviewed: { readonly at: string; readonly byName: string; readonly hash: string } | null;
};

/** Puts the copy together from what every store holds. */
export function assemble(row: CopyRow, now: Date): AccessCopy {
  const stored = STORES.flatMap((store, index) =>
    (row[`s${index}`] ?? []).map((one) => ({ store, request: one[1], item: itemOf(store, one, row.decided) })),
  );
  const sections = (Object.keys(COPY_SECTIONS) as CopySectionId[]).map((id) => ({
    ...{ id, heading: COPY_SECTIONS[id] },
    items: stored.filter(({ store }) => store.section === id).map(({ item }) => item),
  }));
  const { requestReference, customerReference, name } = row;
  return {
    ...{ madeAt: now.toISOString(), requestReference, customerReference, name },
    controller: controllerOf(row.notice),
    sections,
    looks: looksOf(row.looks),
    places: PLACES.map((place) => placeOf(place, row.places)),
    explanations: explanationsOf(row.notice),
    notIncluded: notIncluded(),
    hash: hashOf(stored, row),
  };
}

type Stored = { readonly request: string | null; readonly item: CopyItem };

/**
 * Over everything but the looks and the work on the request itself. Of that only what somebody has to look through: what is flagged or
 * decided about, and what is attached of a place.
 */
function hashOf(stored: readonly Stored[], { requestId, places }: CopyRow): string {
  const theirs = stored.filter(({ request }) => request !== requestId).map(({ item }) => item);
  const own = stored.flatMap(({ request, item: { path, facts } }) => {
    const looked = request === requestId ? facts.filter(({ flag, decision }) => flag !== null || decision !== null) : [];
    return looked.length === 0 ? [] : [{ path, facts: looked }];
  });
  const attached = PLACES.flatMap((place) => places.find((one) => one.place === place)?.attachedAs ?? []);
  return createHash('sha256')
    .update(JSON.stringify([theirs, own, attached]))
    .digest('hex');
}

function itemOf(store: Store, [key, , values, flags]: StoredRow, decided: Decided): CopyItem {
  const path = `${store.table}/${key}`;
  const columns = includedOf(store);
  const at = columns.findIndex(({ id }) => id === 'field');
  const field = at < 0 ? null : textOf(values[at]);
  const facts = columns.flatMap(({ id, label, says, flag }, index): CopyFact[] => {
    const value = textOf(values[index]);
    if (value === null) return [];
    const { decision = null, reason = null } = decided[`${path}#${id}`] ?? {};
    return [
      { id, label, value, says: inWords(says, value, field), flag: flags[index] ? (flag ?? null) : null, decision, reason },
    ];
  });
  return { path, title: store.table === 'held_values' && field !== null ? codeWords(field) : store.item, facts };
}

/** A stored value as text; nothing for what is not there. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const texts = value.flatMap((one) => textOf(one) ?? []);
    return texts.length === 0 ? null : texts.join(', ');
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).flatMap(([name, inner]) => {
      const text = textOf(inner);
      return text === null ? [] : [`${name}: ${text}`];
    });
    return parts.length === 0 ? null : parts.join(', ');
  }
  const text = String(value);
  return text === '' ? null : text;
}

function controllerOf(notice: Notice | null): AccessCopy['controller'] {
  const contact = notice?.controllerContact;
  return {
    name: notice?.controller ?? '',
    service: notice?.service ?? notice?.title ?? '',
    phone: notice?.phone ?? null,
    contact: contact ? [contact.unit, ...contact.address, contact.form] : [],
  };
}

/** The parts of the notice that a copy explains itself by (UK GDPR article 15(1)). */
const EXPLAINED = [
  ...['purposes', 'optional-purposes', 'sources', 'recipients', 'retention'],
  ...['rights', 'correction', 'withdrawing-consent', 'stopping', 'complaints'],
];

function explanationsOf(notice: Notice | null): AccessCopy['explanations'] {
  return EXPLAINED.flatMap((id) => {
    const section = notice?.sections.find((one) => one.id === id);
    return section ? [{ id, heading: section.heading, paragraphs: section.blocks.flatMap(textsOf) }] : [];
  });
}

function placeOf(place: string, found: readonly Place[]): AccessCopy['places'][number] {
  const none = { answer: null, items: null, attachedAs: null, because: null };
  return { ...none, ...found.find((one) => one.place === place), place, label: placeLabels[place] ?? place };
}

/** What is stored and stands in no copy: each reason once, with what it is the reason for. */
function notIncluded(): AccessCopy['notIncluded'] {
  const columns = STORES.flatMap(({ columns: of }) => Object.values(of)).flatMap((one) => (isIncluded(one) ? [] : [one.why]));
  return [...new Set(columns)].map((why) => ({ what: codeWords(why), because: NOT_INCLUDED[why] }));
}

/** What may be about somebody else and has not been looked at. */
export const undecided = (copy: AccessCopy): string[] =>
  copy.sections.flatMap(({ items }) =>
    items.flatMap(({ path, facts }) =>
      facts.filter(({ flag, decision }) => flag !== null && decision === null).map(({ id }) => `${path}#${id}`),
    ),
  );

/** Whether there is such an item in a copy. */
export const isIn = (copy: AccessCopy, path: string): boolean =>
  copy.sections.some(({ items }) => items.some((item) => item.facts.some(({ id }) => `${item.path}#${id}` === path)));
