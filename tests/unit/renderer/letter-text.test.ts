import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBy, letterOf, noticeNumber } from '../../../renderer/screens/recipients/letter-text.ts';
import { FIELDS, SPECIAL_CATEGORIES } from '../../../shared/domain/customer.ts';
import { NOTICE_KINDS, SHARED_ITEMS, type SharedItem } from '../../../shared/domain/disclosure.ts';
import { LETTER_LENGTH } from '../../../shared/domain/limits.ts';
import { lines } from '../../../shared/operations/fields.ts';
import { notice } from './notices.ts';

const writer = { name: 'Sarah Okafor', today: '2026-11-27' };
const value = (item: SharedItem, held: string, label: string | null = null) => ({ item, value: held, label });

describe('a letter', () => {
  test('to stop contact says who we are, about whom, what we ask, under which right, by when and how to answer', () => {
    const values = [value('givenName', 'Mary'), value('title', '4', 'Ms'), value('dateOfBirth', '1984-03-12')];
    expect(letterOf(notice({ values }), writer).split('\n\n')).toEqual([
      '27 November 2026',
      'Northway Social Research\nprivacy@northway-research.example',
      'Please stop contacting this person\nOur number: 3F2A 91C0',
      'We are the National Careers Service, London. We passed personal information about the person named below on to you.',
      'Please stop contacting them on our behalf, take them off your lists, and use what we passed on for nothing further.',
      'Who it is about, by our reference and by what you have from us:\nReference: 7K2QF 9M3XT\nGiven name: Mary\nTitle: Ms\nDate of birth: 12 March 1984',
      'They have taken back their agreement, as they may at any time (UK GDPR, article 7(3)), and object to being contacted further (article 21). Under article 19 we tell everybody to whom we passed it on. If you passed it on to others, please tell them too.',
      'Please answer by 11 December 2026: say what you did and on which day, or why it cannot be done. Answer in the way this reached you, with our number 3F2A 91C0. Please put nothing else about the person in your answer.',
      'Sarah Okafor\nNational Careers Service, London',
    ]);
  });

  test('to erase names what is to go and never its value', () => {
    const values = [value('ethnicity', '31', 'White British'), value('familyName', 'Jones')];
    const text = letterOf(notice({ kind: 'erase', items: ['ethnicity'], values }), writer);
    expect(text).toContain('Please erase what you hold of this: ethnicity.');
    expect(text).toContain('article 17');
    expect(text).toContain('Family name: Jones');
    expect(text).not.toContain('White British');
    expect(text).not.toMatch(/\b31\b/);
  });

  test('to correct says to what, and the rest to know them by', () => {
    const values = [value('familyName', 'Jones'), value('postcode', 'LS6 1AA')];
    const text = letterOf(notice({ kind: 'correct', items: ['familyName', 'mobile'], values }), writer);
    expect(text).toContain('Please correct:\nFamily name: to Jones\nMobile number: we hold none now; please remove yours');
    expect(text).toContain('Reference: 7K2QF 9M3XT\nPostcode: LS6 1AA');
    expect(text.match(/Jones/g)).toHaveLength(1);
    expect(text).toContain('article 16');
  });

  test('once somebody is a customer no more has the reference alone', () => {
    const text = letterOf(notice({ kind: 'closed', customerId: null, organisation: '0000000999' }), writer);
    expect(text).toContain('They have stopped using our service.');
    expect(text).toContain('by what you have from us:\nReference: 7K2QF 9M3XT\n\n');
    expect(text).toContain('We are the National Careers Service helpline.');
  });

  test('asks for an answer on a working day: before Christmas that is not Boxing Day', () => {
    expect(answerBy('2026-12-11')).toBe('2026-12-29');
    expect(noticeNumber('0190f4c2-0000-4000-8000-00003f2a91c0')).toBe('3F2A 91C0');
  });
});

/** A value that is found again: letters alone, so that no number of the letter is taken for it. */
const mark = (item: SharedItem) => `Zq${String.fromCharCode(97 + SHARED_ITEMS.indexOf(item))}zZ`;
const some = fc.subarray([...SHARED_ITEMS]);

test('whatever was given, asked or held: nothing in a letter that did not come with its notice, and no special category ever', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NOTICE_KINDS), some, some, fc.boolean(), (kind, items, given, labelled) => {
      const values = given.map((item) => (labelled ? value(item, '7', mark(item)) : value(item, mark(item))));
      const text = letterOf(notice({ kind, items, values }), writer);
      for (const item of SHARED_ITEMS) {
        const tells = given.includes(item) && (FIELDS as readonly string[]).includes(item);
        expect([item, text.includes(mark(item))]).toEqual([item, tells]);
      }
      for (const item of SPECIAL_CATEGORIES) expect(text).not.toContain(mark(item));
      expect(lines(LETTER_LENGTH).safeParse(text).success).toBe(true);
    }),
  );
});

test('no value makes a line of its own: what was typed into a record cannot pass for our words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (held) => {
      const bare = letterOf(notice({ values: [value('givenName', 'x')] }), writer);
      const text = letterOf(notice({ values: [value('givenName', held)] }), writer);
      expect(text.split('\n')).toHaveLength(bare.split('\n').length);
    }),
  );
});
