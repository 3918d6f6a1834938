import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../renderer/lib/items.ts';
import { yourItemsOnPaper } from '../../../renderer/lib/words/sharing.ts';
import type { Here, Record } from '../../../renderer/screens/conversation/everything-done.ts';
import { confirmationText } from '../../../renderer/screens/receipt/confirmation-text.ts';
import { doneFor } from '../../../renderer/screens/receipt/done-for.ts';
import { receiptText } from '../../../renderer/screens/receipt/receipt-text.ts';
import { DECISIONS, PURPOSES } from '../../../shared/domain/consent.ts';
import type { Receipt } from '../../../shared/domain/consent-receipt.ts';
import { FIELDS, SPECIAL_CATEGORIES } from '../../../shared/domain/customer.ts';
import { SHARED_ITEMS } from '../../../shared/domain/disclosure.ts';
import { LETTER_LENGTH } from '../../../shared/domain/limits.ts';
import { lines } from '../../../shared/operations/fields.ts';

const SAID_AT = '2026-11-23T14:02:00.000Z';
const [ANN, BO, TALK] = ['ann', 'bo', 'talk'] as const;
const in_ = { conversationId: TALK, saidAt: SAID_AT };
const NOTHING: Here = {
  said: [],
  registered: [],
  changed: [],
  passedOn: [],
  disputed: [],
  authorised: [],
  stopping: [],
  promised: [],
};
const item = (itemId: string, state: Item['state'], output?: unknown): readonly [string, Item] => [
  itemId,
  {
    ...{ itemId, operation: 'consents.decide', state, at: SAID_AT, learnt: 0, problem: null, output },
    receivedAt: state === 'received' ? '2026-11-23T14:02:05.000Z' : null,
  },
];
const survey = { ...in_, itemId: 'a', customerId: ANN, decisions: [{ purpose: PURPOSES[0], decision: 'withdrawn' as const }] };
const wrong = {
  ...{ ...in_, itemId: 'w', customerId: ANN, requestId: 'r', reference: '7K2MRQ4TZ9', howToAnswer: 'by phone' },
  fields: [{ field: 'dateOfBirth' as const, says: '1984-03-21', incomplete: false }],
};
const giver = { service: 'Example Service', phone: '01632 960 000', office: 'Example office' };
const paper = (done: ReturnType<typeof doneFor>, reference: string | null = null) =>
  confirmationText({ giver, reference, channel: 'telephone', at: SAID_AT, today: '2026-11-23', ...done });

describe('what is confirmed', () => {
  it('is what was done, where it is, and by when the customer hears', () => {
    const done = doneFor(ANN, undefined, { ...NOTHING, said: [survey], disputed: [wrong] }, new Map([item('a', 'received')]));
    expect(paper(done, '0123456789').split('\n\n')).toEqual([
      'Example Service\nConfirmation of what was done',
      '23 November 2026\nExample office',
      'Your reference: 01234 56789',
      'What was done when we spoke by telephone on 23 November 2026:',
      'At 14:02 you withdrew your agreement to being contacted for satisfaction surveys.\nReceived by the central service at 14:02.',
      'At 14:02 you told us that your date of birth is wrong. The reference is 7K2MR Q4TZ9.\nBeing recorded on this computer.',
      'What is waiting to be sent goes to our central service as soon as there is a connection.',
      'About 7K2MR Q4TZ9 you hear from us by Wednesday 23 December 2026.',
      'If something here is not right, or you change your mind, ring 01632 960 000 or speak to your adviser.',
    ]);
  });

  it('says of what is unsent that it waits, and leaves out what came to nothing', () => {
    const here = { ...NOTHING, said: [survey, { ...survey, itemId: 'b', saidAt: '2026-11-23T14:03:00.000Z' }] };
    const waits = doneFor(ANN, undefined, here, new Map([item('a', 'waiting'), item('b', 'needs-attention')]));
    expect(waits).toMatchObject({ waiting: true, refused: 1, sentences: [{ where: 'On this computer, waiting to be sent.' }] });
    const none = doneFor(ANN, undefined, here, new Map([item('a', 'discarded'), item('b', 'replaced')]));
    expect(none).toMatchObject({ waiting: false, refused: 2, sentences: [], due: [] });
  });

  it('takes the day the centre answered, also of the request it joined, before the one worked out here', () => {
    const answer = { dueOn: '2027-01-04', corrected: [], joined: [] };
    const joined = { ...answer, joined: [{ field: 'dateOfBirth', reference: 'ABCDEF0123', dueOn: '2026-12-01' }] };
    const due = (output?: unknown, there?: Record) =>
      doneFor(ANN, there, { ...NOTHING, disputed: [wrong] }, new Map([item('w', 'received', output)])).due;
    expect(due(answer)).toEqual([{ reference: '7K2MRQ4TZ9', dueOn: '2027-01-04' }]);
    expect(due(joined)).toEqual([{ reference: 'ABCDEF0123', dueOn: '2026-12-01' }]);
  });

  it('knows of another computer’s part of the conversation by what the centre has', () => {
    const there = {
      ...{ conversationId: TALK, customers: [], done: [] },
      disputed: [
        {
          ...{ customerId: ANN, reference: 'ABCDEF0123', saidAt: SAID_AT, receivedAt: '2026-11-24T09:00:00.000Z' },
          ...{ fields: ['title', 'mobile'], corrected: ['mobile'] },
        },
        {
          ...{ customerId: BO, reference: 'BBBBBB0123', saidAt: SAID_AT, receivedAt: SAID_AT },
          ...{ fields: ['title'], corrected: [] },
        },
      ],
    } as unknown as Record;
    expect(doneFor(ANN, there, NOTHING, new Map())).toMatchObject({
      sentences: [{ where: 'Received by the central service at 09:00.' }],
      due: [{ reference: 'ABCDEF0123', dueOn: '2026-12-23' }],
      waiting: false,
    });
  });
});

describe('nobody and no answer is on it', () => {
  const NAMES = { ann: 'Zoë Quill', bo: 'Bo Ray', other: 'Ada Lovelace' };
  const whose = fc.constantFrom(ANN, BO);
  const of = (customerId: string, itemId: string) => ({ ...in_, customerId, itemId });
  const here: fc.Arbitrary<Here> = fc.record({
    said: fc.array(
      fc.tuple(whose, fc.constantFrom(...PURPOSES), fc.constantFrom(...DECISIONS)).map(([customerId, purpose, decision]) => ({
        ...of(customerId, 's'),
        decisions: [{ purpose, decision }],
      })),
    ),
    registered: fc.array(whose.map((customerId) => of(customerId, 'r') as Here['registered'][number])),
    changed: fc.array(
      fc.tuple(whose, fc.constantFrom(...FIELDS)).map(([customerId, field]) => ({
        ...of(customerId, 'c'),
        changes: [{ field, value: 'SECRET', how: 'changed' as const, seen: { value: 'SECRET' } }],
      })),
    ),
    passedOn: fc.array(
      fc.tuple(whose, fc.uniqueArray(fc.constantFrom(...SHARED_ITEMS), { minLength: 1 })).map(([customerId, items]) => ({
        ...of(customerId, 'p'),
        ...{ recipient: 'Bridge Street College', kind: 'introduced-to' as const, items },
      })),
    ),
    disputed: fc.array(
      whose.map((customerId) => ({ ...wrong, customerId, fields: [{ ...wrong.fields[0], says: 'SECRET' }] }) as typeof wrong),
    ),
    authorised: fc.array(
      whose.map((customerId) => ({
        ...of(customerId, 'v'),
        ...{ authorityId: 'x', name: NAMES.other, kind: 'written' as const, scopes: ['consents' as const] },
        ...{ until: null, thisConversationOnly: false, ended: false },
      })),
    ),
    stopping: fc.array(
      whose.map((customerId) => ({
        ...of(customerId, 'z'),
        ...{ closingId: 'z', scope: 'service' as const, reason: 'customer-choice' as const, reference: 'ABCDEF0123' },
      })),
    ),
    promised: fc.array(
      whose.map((customerId) => ({
        ...of(customerId, 'm'),
        ...{ reference: null, how: 'ring' as const, day: '2026-11-26', part: 'morning' as const },
      })),
    ),
  });
  it('whatever was recorded, for whomever', () => {
    fc.assert(
      fc.property(here, whose, (all, customerId) => {
        const done = doneFor(customerId, undefined, all, new Map());
        const text = paper(done);
        expect(text).not.toMatch(/SECRET|Zoë|Bo Ray|Ada/);
        for (const { words } of done.sentences.filter(({ words: one }) => one.includes(' I passed ')))
          expect(words).not.toMatch(/ethnicity|disability|priority/);
        const theirs = Object.values(all).flatMap((ones) => ones.filter((one) => one.customerId === customerId));
        expect(done.sentences.length).toBe(theirs.length);
        expect(lines(LETTER_LENGTH).safeParse(text).success).toBe(true);
      }),
    );
  });
  it('nor that the law demanded something', () => {
    const demand = { ...of(ANN, 'd'), recipient: 'A court', kind: 'legal-demand' as const, items: ['mobile' as const] };
    expect(doneFor(ANN, undefined, { ...NOTHING, passedOn: [demand] }, new Map()).sentences).toEqual([]);
  });
  it('what only a consent lets us hold is passed on without its name', () => {
    expect(yourItemsOnPaper(['givenName', 'familyName', 'ethnicity'])).toBe('your name and what you let us hold');
    expect(yourItemsOnPaper([...SPECIAL_CATEGORIES])).toBe('what you let us hold');
    expect(yourItemsOnPaper(['mobile'])).toBe('your mobile number');
  });
});

describe('the consent receipt on paper', () => {
  const receipt: Receipt = {
    ...{ receiptId: '0190f4c2-0000-4000-8000-00003f2a91c0', madeAt: '2026-11-29T09:00:00.000Z', reference: '0123456789' },
    ...{ research: ['Survey One', 'Survey Two'] },
    controller: { name: 'Department of Examples', service: 'Example Service', phone: '01632 960 000', contact: null },
    consents: [
      {
        ...{ purpose: 'satisfaction-survey', title: 'Satisfaction survey', state: 'given', noticeVersion: '2018-05' },
        ...{ saidAt: SAID_AT, receivedAt: '2026-11-24T09:00:00.000Z', channel: 'face-to-face' },
        ...{ organisation: '0000000203', organisationName: 'London' },
      },
      {
        ...{ purpose: 'ethnicity-monitoring', title: 'Ethnicity', state: 'not-asked', noticeVersion: null, saidAt: null },
        ...{ receivedAt: null, channel: null, organisation: null, organisationName: null },
      },
    ],
  };
  it('says where each stands and why, who decides, and how to change it', () => {
    expect(receiptText(receipt).split('\n\n')).toEqual([
      'Example Service\nConsent receipt',
      'Made on 29 November 2026 at 09:00\nNumber: 3F2A 91C0',
      'Your reference: 01234 56789',
      'Department of Examples decides what your information is used for, and is the controller in law.',
      'What you have said about what is optional:',
      'Satisfaction survey: given\nYou said so on 23 November 2026 at 14:02 (face to face).\nReceived on 24 November 2026 at 09:00 from London.\nRead to you: privacy notice 2018-05.',
      'Ethnicity: not asked',
      'Those who may ask you in a survey: Survey One and Survey Two.',
      'You can change any of this whenever you like: ring 01632 960 000, or tell your adviser. It makes no difference to the help you get.',
    ]);
  });
});
