import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardOf, isLate } from '../../../renderer/screens/recipients/board.ts';
import { agesWords, askedWords, boardWords, daysWords, standsWords } from '../../../renderer/screens/recipients/notice-words.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { NOTICE_STATES } from '../../../shared/domain/disclosure.ts';
import { notice } from './notices.ts';

const TODAY = '2026-11-29';
const made = (daysAgo: number, more: Parameters<typeof notice>[0] = {}) =>
  notice({ madeOn: addDays(TODAY, -daysAgo), chaseOn: addDays(TODAY, 14 - daysAgo), ...more });

describe('the board', () => {
  test('counts by state and by age, up to and with the seventh and the fourteenth day', () => {
    const [one] = boardOf([made(0), made(7), made(8), made(14), made(15, { state: 'told' })], TODAY);
    expect(one).toEqual({
      ...{ recipientId: 'r1', recipient: 'Northway Social Research', toTell: 4, waiting: 1, late: 1 },
      ...{ acknowledged: 0, impossible: 0, oldest: '2026-11-14', ages: [2, 2, 1] },
    });
  });

  test('on the day to ask again nothing is late yet, the day after it is; what has ended never', () => {
    expect(isLate(notice({ chaseOn: TODAY }), TODAY)).toBe(false);
    expect(isLate(notice({ chaseOn: '2026-11-28' }), TODAY)).toBe(true);
    expect(isLate(notice({ chaseOn: '2026-11-28', state: 'impossible' }), TODAY)).toBe(false);
  });

  test('has whoever is most past their day first, then what is oldest', () => {
    const of = (recipientId: string, daysAgo: number) => made(daysAgo, { recipientId, recipient: recipientId });
    const board = boardOf([of('young', 1), of('old', 9), of('late', 20), of('later', 16), of('later', 15)], TODAY);
    expect(board.map(({ recipient }) => recipient)).toEqual(['later', 'late', 'old', 'young']);
  });

  test('loses and doubles nothing', () => {
    const any = fc.record({
      recipientId: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...NOTICE_STATES),
      daysAgo: fc.integer({ min: -1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const board = boardOf(
          all.map(({ daysAgo, ...more }) => made(daysAgo, more)),
          TODAY,
        );
        const sum = (of: (one: (typeof board)[number]) => number) => board.reduce((total, one) => total + of(one), 0);
        expect(sum((one) => one.ages[0] + one.ages[1] + one.ages[2])).toBe(all.length);
        expect(sum((one) => one.toTell + one.waiting + one.acknowledged + one.impossible)).toBe(all.length);
        expect(new Set(board.map(({ recipientId }) => recipientId)).size).toBe(board.length);
        for (const one of board) expect(one.late).toBeLessThanOrEqual(one.toTell + one.waiting);
      }),
    );
  });

  test('says what it counts, and where more was not fetched, that', () => {
    const [one] = boardOf([made(20), made(2, { state: 'told' })], TODAY);
    if (!one) throw new Error('Nobody on the board');
    expect(boardWords(one, false)).toEqual(['1 to tell, 1 told and waiting', '1 past the day to ask again']);
    expect(boardWords(one, true)[0]).toBe('1 or more to tell, 1 or more told and waiting');
    expect(agesWords(one.ages, false)).toBe('Ages: 1 up to 7 days, 0 up to 14 days, 1 older');
  });
});

describe('a notice in words', () => {
  test('says what is asked, and how it stands', () => {
    expect(askedWords(notice())).toBe('Stop contacting them');
    expect(askedWords(notice({ kind: 'erase', items: ['ethnicity', 'disability'] }))).toBe(
      'Erase: ethnicity and learning difficulty, disability or health',
    );
    expect(standsWords(notice())).toBe('To be told');
    const told = { toldOn: '2026-11-21', toldHow: 'letter', toldByName: 'Sarah Okafor' } as const;
    expect(standsWords(notice({ state: 'told', ...told }))).toBe('Told on 21 November 2026 by letter (Sarah Okafor)');
    expect(standsWords(notice({ state: 'acknowledged', endedOn: '2026-11-28', ...told }))).toBe(
      'Answered on 28 November 2026. Told on 21 November 2026 by letter (Sarah Okafor)',
    );
    expect(standsWords(notice({ state: 'impossible', endedOn: '2026-11-28', impossibleBecause: 'no-longer-exists' }))).toBe(
      'Cannot be told, recorded on 28 November 2026: they are no more',
    );
  });

  test('says when it was made and by when to ask again, while it is open', () => {
    const now = new Date('2026-11-29T12:00:00Z');
    expect(daysWords(notice(), now)).toBe('Made on 20 November 2026. Ask again on 4 December 2026.');
    expect(daysWords(notice({ chaseOn: '2026-11-27' }), now)).toContain('The day to ask again was 27 November 2026.');
    expect(daysWords(notice({ endedOn: '2026-11-28', state: 'acknowledged' }), now)).toBe('Made on 20 November 2026.');
  });
});
