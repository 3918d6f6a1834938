import { describe, expect, test } from 'vitest';
import { notYetIn, type PassedOn } from '../../../renderer/lib/passed-on.ts';
import { gatesIn, gateWords } from '../../../renderer/lib/words/gates.ts';
import { savedWords } from '../../../renderer/lib/words/saved.ts';
import { itemLabels, yourItems } from '../../../renderer/lib/words/sharing.ts';
import { mayHaveToTell, whoIsTold } from '../../../renderer/screens/consent/who-is-told.ts';
import { passedHere } from '../../../renderer/screens/conversation/passed-here.ts';
import { ledgerInSentences, type Shared } from '../../../renderer/screens/customer/ledger-in-sentences.ts';
import { readBackShared } from '../../../renderer/screens/share/read-back-shared.ts';
import { emptyShare, shareFrom, type TypedShare } from '../../../renderer/screens/share/typed-share.ts';
import { whatMayGo } from '../../../renderer/screens/share/what-may-go.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { FIELDS } from '../../../shared/domain/customer.ts';
import { BASIC_DETAILS, GATES, RECIPIENT_KINDS, SHARED_ITEMS, SURVEY_DETAILS } from '../../../shared/domain/disclosure.ts';

const shared = (more: Partial<Shared>): Shared => ({
  id: 'a',
  recipientId: 'northway',
  recipientKind: 'market-research',
  recipient: 'Northway Social Research',
  sharedAt: '2026-11-01T10:00:00Z',
  why: 'survey',
  items: ['givenName', 'familyName', 'mobile', 'sessions'],
  basis: 'consent',
  agreement: null,
  organisation: '0000000999',
  adviser: null,
  listed: true,
  ...more,
});

describe('the ledger read out', () => {
  test('is one sentence for each recipient', () => {
    const college = { recipientId: 'c', recipient: 'Bridge Street College', recipientKind: 'introduced-to' } as const;
    expect(
      ledgerInSentences(
        [
          shared({}),
          shared({ ...college, why: 'introduction', items: ['mobile'], sharedAt: '2026-10-05T10:00:00Z' }),
          shared({ ...college, why: 'introduction', items: ['email'], sharedAt: '2026-09-05T10:00:00Z' }),
        ],
        false,
      ),
    ).toEqual([
      'Northway Social Research was sent your name, mobile number and the dates of your sessions on 1 November 2026, for a survey.',
      'Bridge Street College was sent your mobile number and e-mail twice, last on 5 October 2026, for an introduction.',
    ]);
  });

  test('says that nothing went, or that there is more', () => {
    expect(ledgerInSentences([], false)).toEqual(['We have not passed your details on to anybody.']);
    expect(ledgerInSentences([shared({})], true).at(-1)).toMatch(/more from earlier/);
  });

  test('leaves a legal demand to a supervisor, and does not say that nothing went', () => {
    expect(ledgerInSentences([shared({ why: 'legal-demand', recipientKind: 'legal-demand' })], false)).toEqual([]);
  });
});

test('items are said as the customer’s own', () => {
  expect(yourItems(['progress'])).toBe('how you are getting on');
  expect(yourItems(['givenName', 'progress'])).toBe('your given name and how you are getting on');
  expect(yourItems(['familyName', 'ethnicity', 'outcomes'])).toBe('your family name, ethnicity and what came of your sessions');
  for (const item of SHARED_ITEMS) {
    expect(itemLabels[item]).toMatch(/^[A-Z]/);
    expect(yourItems([item])).toMatch(/^(your .+|how you are getting on|the dates of your sessions|what came of your sessions)$/);
  }
});

describe('a shut gate in words', () => {
  const refused = (...codes: string[]) => ({
    code: 'not-to-share' as const,
    errors: codes.map((code) => ({ pointer: '/items/0', code, detail: '' })),
  });

  test('every gate has a sentence, each said once', () => {
    for (const gate of GATES) expect(gateWords[gate]).toMatch(/^[A-Z].*\.$/);
    expect(gatesIn(refused('basic-details-only', 'basic-details-only', 'special-category'))).toEqual([
      gateWords['basic-details-only'],
      gateWords['special-category'],
    ]);
    expect(gatesIn(refused('unknown'))).toEqual([]);
    expect(gatesIn({ code: 'validation', errors: refused('basis-needed').errors })).toEqual([]);
    expect(gatesIn(null)).toEqual([]);
  });

  test('is part of the truth about where it is', () => {
    const item = {
      itemId: 'a',
      operation: 'disclosures.record',
      at: '2026-11-01T10:00:00Z',
      receivedAt: null,
      learnt: 0,
    } as const;
    expect(savedWords({ ...item, state: 'needs-attention', problem: refused('survey-not-agreed') }, true)).toBe(
      `Refused because this may not be passed on to that organisation. ${gateWords['survey-not-agreed']}`,
    );
  });
});

describe('what may go', () => {
  const given = Object.fromEntries(PURPOSES.map((purpose) => [purpose, 'given' as const]));
  const asked = { held: FIELDS, states: given, bySupervisor: true, checking: [] };

  test('is what the gates leave open; everything held is either open or shut with its gate', () => {
    for (const kind of RECIPIENT_KINDS) {
      const { barred, open, shut } = whatMayGo({ ...asked, kind });
      expect(barred).toEqual([]);
      expect([...open, ...shut.flatMap(({ items }) => items)].toSorted()).toEqual(SHARED_ITEMS.toSorted());
    }
    expect(whatMayGo({ ...asked, kind: 'introduced-to' }).open).toEqual(
      SHARED_ITEMS.filter((one) => BASIC_DETAILS.includes(one)),
    );
    expect(whatMayGo({ ...asked, kind: 'ofsted' }).open).toEqual(['progress', 'sessions', 'outcomes']);
  });

  test('is never what is being checked', () => {
    const { open, shut } = whatMayGo({ ...asked, kind: 'local-careers', checking: ['dateOfBirth', 'mobile'] });
    expect(open).toEqual(SHARED_ITEMS.filter((one) => one !== 'dateOfBirth' && one !== 'mobile'));
    expect(shut).toEqual([{ gate: 'being-checked', items: ['dateOfBirth', 'mobile'] }]);
  });

  test('is nothing where the whole is barred, and never what is not held', () => {
    expect(whatMayGo({ ...asked, kind: 'market-research', states: {} }).barred).toEqual(['survey-not-agreed']);
    expect(whatMayGo({ ...asked, kind: 'legal-demand', bySupervisor: false }).barred).toEqual(['supervisor-only']);
    const few = whatMayGo({ ...asked, kind: 'local-careers', held: ['givenName'], states: {} });
    expect(few.open).toEqual(['givenName', 'progress', 'sessions', 'outcomes']);
    expect(few.shut).toEqual([{ gate: 'answer-not-agreed', items: ['ethnicity', 'disability', 'priority-group'] }]);
  });
});

describe('the form', () => {
  const recipient = (kind: 'partner' | 'introduced-to' | 'legal-demand') => ({
    ...({ id: 'r', kind, name: 'Somebody', toldBy: 'letter', contact: 'x' } as const),
  });
  const typed = (more: Partial<TypedShare>): TypedShare => ({ ...emptyShare, ...more });
  const ticked = (...items: readonly (typeof SHARED_ITEMS)[number][]) => ({
    ...emptyShare.items,
    ...Object.fromEntries(items.map((item) => [item, true])),
  });
  const open = { barred: [], open: ['givenName', 'mobile'] as const, shut: [] };

  test('stands for the command, without what may not go to this recipient', () => {
    expect(shareFrom(typed({ items: ticked('mobile', 'ethnicity') }), recipient('introduced-to'), open)).toEqual({
      part: { recipientId: 'r', items: ['mobile'] },
    });
    expect(
      shareFrom(
        typed({ items: ticked('givenName'), basis: 'legal-obligation', agreement: ' DSA 12 ' }),
        recipient('partner'),
        open,
      ),
    ).toEqual({ part: { recipientId: 'r', items: ['givenName'], basis: 'legal-obligation', agreement: 'DSA 12' } });
    expect(
      shareFrom(
        typed({ items: ticked('givenName'), basis: 'public-task', agreement: 'Order 7' }),
        recipient('legal-demand'),
        open,
      ),
    ).toEqual({ part: { recipientId: 'r', items: ['givenName'], agreement: 'Order 7' } });
  });

  test('says what is missing, one thing at a time', () => {
    const fault = (one: TypedShare, to: Parameters<typeof shareFrom>[1]) => {
      const made = shareFrom(one, to, open);
      return 'fault' in made ? made.fault.field : null;
    };
    expect(fault(emptyShare, undefined)).toBe('recipientId');
    expect(fault(emptyShare, recipient('partner'))).toBe('root.items');
    expect(fault(typed({ items: ticked('mobile') }), recipient('partner'))).toBe('basis');
    expect(fault(typed({ items: ticked('mobile'), basis: 'public-task' }), recipient('partner'))).toBe('agreement');
    expect(fault(typed({ items: ticked('mobile'), agreement: '  ' }), recipient('legal-demand'))).toBe('agreement');
  });
});

const here: PassedOn = {
  ...{ itemId: 'i', customerId: 'c1', conversationId: 'v', saidAt: '2026-11-23T14:00:00.000Z' },
  ...{ recipient: 'Bridge Street College', kind: 'introduced-to', items: ['givenName', 'mobile'] },
};
const item = {
  operation: 'disclosures.record',
  at: here.saidAt,
  receivedAt: null,
  learnt: 5,
  problem: null,
  itemId: 'i',
} as const;

test('the read-back names who gets what and what for; of an example for Ofsted nothing', () => {
  expect(readBackShared(here)).toBe(
    'I have recorded that Bridge Street College gets your given name and mobile number, for an introduction.',
  );
  expect(readBackShared({ recipient: 'Ofsted', kind: 'ofsted', items: ['sessions'] })).not.toMatch(/your/);
});

test('the end of the conversation says what was passed on once, from the record or from here', () => {
  const there = { ...here, items: [...here.items], saidAt: '2026-11-23T14:00:00+00:00', receivedAt: '2026-11-23T14:01:00Z' };
  const about = [{ customerId: 'c1', name: 'Ann Lee', level: 2 as const }];
  expect(passedHere([there], [], new Map(), about, true)).toMatchObject([
    {
      words: 'At 14:00 I passed your given name and mobile number on to Bridge Street College.',
      where: 'Received by the central service at 14:01.',
    },
  ]);
  expect(passedHere([there], [here], new Map(), about, true)).toHaveLength(1);
  expect(
    passedHere(undefined, [here], new Map([['i', { ...item, state: 'needs-attention' as const }]]), about, true),
  ).toMatchObject([{ refused: true }]);
});

test('what was recorded here stands in the ledger until the centre’s answer holds it; what is refused never does', () => {
  const at = (state: 'waiting' | 'received' | 'needs-attention') => notYetIn([here], new Map([['i', { ...item, state }]]), 4);
  expect(at('waiting')).toHaveLength(1);
  expect(at('received')).toHaveLength(1);
  expect(at('needs-attention')).toEqual([]);
  expect(notYetIn([here], new Map([['i', { ...item, state: 'received' as const }]]), 6)).toEqual([]);
});

test('unsent, it says to whom and what', () => {
  const input = { recipientId: 'r', items: ['givenName', 'sessions'] };
  const unsent = { operation: 'disclosures.record', input, problem: null } as const;
  expect(whatSaid(unsent, [{ id: 'r', name: 'Ofsted' }])).toEqual({
    title: 'Something passed on',
    lines: ['To Ofsted', 'Given name, Dates of sessions'],
  });
  expect(whatSaid(unsent).lines).toEqual(['Given name, Dates of sessions']);
});

test('whoever was sent a customer is named when the consent is taken back, with the day of the last list', () => {
  const northway = [{ id: 'n', name: 'Northway Social Research' }];
  expect(whoIsTold([{ recipientId: 'n', kind: 'stop-contact', lastSharedOn: '2026-11-01' }], northway)).toEqual([
    'Northway Social Research last had your details from us on 1 November 2026. They may still contact you until we have told them to stop; that is now on our list.',
  ]);
  expect(whoIsTold([{ recipientId: 'x', kind: 'erase', lastSharedOn: '2026-11-01' }], northway)[0]).toMatch(
    /^An organisation last had your answer .* told them to erase it/,
  );
  expect(mayHaveToTell([{ purpose: 'satisfaction-survey', decision: 'withdrawn' }])).toBe(true);
  expect(mayHaveToTell([{ purpose: 'satisfaction-survey', decision: 'given' }])).toBe(false);
  expect(mayHaveToTell([{ purpose: 'priority-group-targeting', decision: 'withdrawn' }])).toBe(false);
});

test('what a survey needs can be said', () => {
  expect(yourItems(SURVEY_DETAILS)).toBe(
    'your title, name, mobile number, home phone number, e-mail and the dates of your sessions',
  );
});
