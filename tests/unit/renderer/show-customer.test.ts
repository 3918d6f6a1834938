import { expect, test } from 'vitest';
import { changesToShow, closingToShow, consentToShow, wrongToShow } from '../../../renderer/screens/show-customer/to-show.ts';
import { readAloud } from '../../../shared/domain/closing-words.ts';

const everyLine = ({ parts }: ReturnType<typeof changesToShow>) => parts.flatMap(({ lines }) => lines);

test('a consent is shown in its own words, the simpler ones only for the young, and that a no costs nothing', () => {
  expect(everyLine(consentToShow('May we send you surveys?', null))).toEqual([
    'May we send you surveys?',
    'You can say no, and nothing changes. You can change your mind at any time.',
  ]);
  expect(consentToShow('A', 'B').parts.map(({ heading }) => heading)).toEqual([null, 'In simpler words', null]);
});

test('a change is shown as it would stand: the new value alone, in words where it is a code or a day', () => {
  const shown = changesToShow([
    { field: 'postcode', value: 'LS6 1AA' },
    { field: 'dateOfBirth', value: '1984-03-12' },
    { field: 'mobile', value: null },
  ]);
  expect(shown.parts).toEqual([
    { heading: 'Postcode', lines: ['LS6 1AA'] },
    { heading: 'Date of birth', lines: ['12 March 1984'] },
    { heading: 'Mobile', lines: ['Nothing any more'] },
  ]);
});

test('what is wrong is shown as it is said, with what becomes of it', () => {
  const shown = wrongToShow([
    { field: 'postcode', says: 'LS6 1AB', incomplete: false, decidedOnCall: true },
    { field: 'dateOfBirth', says: 'about 1980', incomplete: false, decidedOnCall: false },
    { field: 'familyName', says: null, incomplete: true, decidedOnCall: false },
  ]);
  expect(shown.parts.map(({ lines }) => lines)).toEqual([
    ['LS6 1AB', 'This is put right now.'],
    ['about 1980', 'This is checked first, and not used until then.'],
    ['Not complete', 'This is checked first, and not used until then.'],
  ]);
});

test('closing is shown in the same sentences as are read aloud, under headings that have any', () => {
  const words = readAloud({ scope: 'online-account', young: false, wouldDo: null, safetyNetHours: 24, showDay: (day) => day });
  const shown = closingToShow(words);
  expect(everyLine(shown)).toEqual([...words.goes, ...words.stays, ...words.until, ...words.told]);
  expect(closingToShow({ ...words, told: [] }).parts.map(({ heading }) => heading)).not.toContain('Who is told');
});
