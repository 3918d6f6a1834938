import { expect, test } from 'vitest';
import { emptyMeeting, readMeeting, typedFromFind } from '../../../renderer/screens/meet/typed-meeting.ts';

const TODAY = '2026-11-28';
const said = { ...emptyMeeting, name: ' Anwen Pryce ', dateOfBirth: '26/11/1991', howToAnswer: 'by letter' };
const surveys = { ...emptyMeeting.takesBack, 'satisfaction-survey': true, 'ethnicity-monitoring': true };

test('what is taken back is one matter, an objection that names each purpose; what else is asked for another, in its own words', () => {
  const read = readMeeting({ ...said, takesBack: surveys, kind: 'access', words: 'Send me\nmy file' }, TODAY);
  expect(read).toEqual({
    ok: true,
    who: { whoName: 'Anwen Pryce', whoDateOfBirth: '1991-11-26' },
    matters: [
      {
        ...{ kind: 'other-right', right: 'objection', takenBack: ['satisfaction-survey', 'ethnicity-monitoring'] },
        ...{ words: 'Takes back: Satisfaction surveys; Recording ethnicity', howToAnswer: 'by letter' },
      },
      { kind: 'access', words: 'Send me\nmy file', howToAnswer: 'by letter' },
    ],
  });
});

test.each([
  ['a name', { name: '  ' }, 'name'],
  ['a day that is one', { dateOfBirth: 'soon' }, 'dateOfBirth'],
  ['a postcode that is one', { postcode: 'nowhere' }, 'postcode'],
  ['a day of birth or a postcode', { dateOfBirth: '' }, 'dateOfBirth'],
  ['something that was said', {}, 'words'],
  ['what the words are', { words: 'Help' }, 'kind'],
  ['words for what was asked', { kind: 'access' as const }, 'words'],
  ['a way to answer', { takesBack: surveys, howToAnswer: ' ' }, 'howToAnswer'],
])('it needs %s', (_, less, field) => {
  expect(readMeeting({ ...said, ...less }, TODAY)).toMatchObject({ ok: false, field });
});

test('where nobody was found, the form opens with what was typed to find them, and with nothing that was not said', () => {
  expect(typedFromFind('Marguerite Oyelowo-Quist 3/3/1971 yo1 7hu', TODAY)).toEqual({
    ...emptyMeeting,
    ...{ name: 'Marguerite Oyelowo-Quist', dateOfBirth: '03/03/1971', postcode: 'YO1 7HU' },
  });
  expect(typedFromFind('born 1971', TODAY)).toEqual(emptyMeeting);
  expect(typedFromFind('', TODAY)).toEqual(emptyMeeting);
});
