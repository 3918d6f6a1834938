import { expect, test } from 'vitest';
import { typedForms } from '../../../renderer/lib/words/typed.ts';

const ada = { customerId: 'ada', name: 'Ada Quill' };
const joan = { customerId: 'joan', name: 'Joan Marsh' };

test('what is typed in a conversation is told by the titles of its forms, each once', () => {
  expect(typedForms(['consent:talk:ada', 'wrong:talk:ada', 'new:talk'], [ada])).toEqual([
    'Record consent',
    'Something is wrong',
    'Somebody new',
  ]);
  expect(typedForms([], [ada])).toEqual([]);
});

test('where a conversation is about several people it says whose form it is', () => {
  expect(typedForms(['consent:talk:ada', 'consent:talk:joan', 'meet:talk'], [ada, joan])).toEqual([
    'Record consent (Ada Quill)',
    'Record consent (Joan Marsh)',
    'What somebody asks',
  ]);
});

test('what is typed over, and who may speak, is told too', () => {
  expect(typedForms(['amend:talk:ada', 'authority:record:talk:ada', 'authority:paper:talk:ada'], [ada, joan])).toEqual([
    'Something has changed (Ada Quill)',
    'Somebody may speak (Ada Quill)',
  ]);
});

test('the note at the end of a conversation goes with its end and is nothing that is lost', () => {
  expect(typedForms(['note:talk'], [ada])).toEqual([]);
});
