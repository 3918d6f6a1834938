import { expect, test } from 'vitest';
import type { AccessCopy, CopyFact } from '../../../../shared/domain/access-copy.ts';
import { documentOf, documentSchema } from '../../../../shared/domain/access-document.ts';
import { SOURCES } from '../../../../shared/domain/customer.ts';
import { portableOf } from '../../../../shared/domain/portable.ts';

const fact = (id: string, value: string): CopyFact => ({
  ...{ id, label: id, value, says: null, flag: null, decision: null, reason: null },
});
const copy: AccessCopy = {
  ...{
    madeAt: '2026-11-30T10:00:00.000Z',
    requestReference: 'R',
    customerReference: 'C',
    name: 'Ada Quill',
    hash: 'a'.repeat(64),
  },
  controller: { name: 'x', service: 'y', phone: null, contact: [] },
  sections: [
    {
      id: 'details',
      heading: 'd',
      items: [{ path: 'held_values/email', title: 'E-mail', facts: [fact('value', 'a@example.com')] }],
    },
    {
      id: 'consents',
      heading: 'c',
      items: [{ path: 'consent_events/1', title: 'What you said', facts: [fact('decision', 'given')] }],
    },
    {
      ...{ id: 'answers', heading: 'a' },
      items: SOURCES.map((source) => ({
        path: `consent_answers/${source}`,
        title: 'An answer',
        facts: [fact('source', source)],
      })),
    },
    { id: 'sessions', heading: 's', items: [{ path: 'sessions/1', title: 'Session', facts: [fact('note', 'n')] }] },
  ],
  looks: [{ day: '2026-11-29', what: 'Record opened', outcome: 'Shown', by: 'z', why: '', times: 1 }],
  places: [],
  explanations: [],
  notIncluded: [{ what: 'x', because: 'y' }],
};

test('what can be taken elsewhere is what they told us and is held by consent, and it says so of the rest', () => {
  const portable = portableOf(copy);
  expect(portable.sections.map(({ id }) => id)).toEqual(['consents', 'answers']);
  expect(portable.sections[0]?.items.map(({ path }) => path)).toEqual(['consent_events/1']);
  const others = ['dwp', 'introducing-organisation', 'find-an-apprenticeship', 'funded-service'];
  expect(portable.sections[1]?.items.map(({ path }) => path)).toEqual(
    SOURCES.filter((source) => !others.includes(source)).map((source) => `consent_answers/${source}`),
  );
  expect([portable.looks, portable.places]).toEqual([[], []]);
  expect(portable.notIncluded).toEqual([
    {
      what: 'everything else',
      because: 'We use everything else for our public task, not by your agreement. You can ask for a copy of it too.',
    },
  ]);
  expect(JSON.stringify(portable)).not.toContain('a@example.com');
});

test('it is a document of the published format', () => {
  expect(documentSchema.safeParse(documentOf(portableOf(copy))).success).toBe(true);
});
