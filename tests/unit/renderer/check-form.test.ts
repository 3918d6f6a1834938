import { expect, test } from 'vitest';
import { emptyCheck, readCheck } from '../../../renderer/screens/customer/check-form.ts';
import { firstEmpty, saidEnough } from '../../../renderer/screens/customer/check-steps.ts';
import { prefillCheck } from '../../../renderer/screens/customer/prefill.ts';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';

const today = '2026-11-23';
const exactName = [{ on: 'name', how: 'exact' }] as const;

test('what was typed into Find fills the check in the caller’s own words', () => {
  const filled = prefillCheck('jo smith 12/3/84 LS6 1AA 07700 900123 jo@example.com', exactName, today);
  expect(filled).toEqual({
    ...emptyCheck,
    fullName: 'jo smith',
    dateOfBirth: '12/03/1984',
    postcode: 'LS6 1AA',
    phone: '07700 900123',
    email: 'jo@example.com',
  });
});

test('half of something, or what a find guessed at, is asked again', () => {
  expect(prefillCheck('jo smi 1984 LS6', [{ on: 'name', how: 'start' }], today)).toEqual(emptyCheck);
  expect(prefillCheck('Jonh Smiht', [{ on: 'name', how: 'spelling' }], today)).toEqual(emptyCheck);
  expect(prefillCheck('smith', exactName, today)).toEqual(emptyCheck);
});

test('a reference fills the check only as it was typed and right', () => {
  const reference = makeReference(Uint8Array.from([1, 2, 3, 20, 5, 6, 7, 8, 9]));
  expect(prefillCheck(showReference(reference), [], today).reference).toBe(showReference(reference));
  const wrong = `${reference.slice(0, 4)}${reference[4] === 'Z' ? 'Y' : 'Z'}${reference.slice(5)}`;
  expect(prefillCheck(wrong, [], today).reference).toBe('');
});

test('answers are read as they are sent, empty fields left out', () => {
  expect(readCheck({ ...emptyCheck, fullName: ' Jo Smith ', dateOfBirth: '12 Mar 1984' }, today)).toEqual({
    ok: true,
    answers: { fullName: 'Jo Smith', dateOfBirth: '1984-03-12' },
  });
  expect(
    readCheck({ ...emptyCheck, lastMonth: '03', lastYear: '2026', knownToMe: true, documentSeen: 'passport' }, today),
  ).toEqual({
    ok: true,
    answers: { lastContactMonth: '2026-03', knownToMe: true, documentSeen: 'passport' },
  });
});

test('what cannot be an answer names its field', () => {
  expect(readCheck(emptyCheck, today)).toMatchObject({ ok: false, field: 'fullName' });
  expect(readCheck({ ...emptyCheck, dateOfBirth: '31/2/1990' }, today)).toMatchObject({ ok: false, field: 'dateOfBirth' });
  expect(readCheck({ ...emptyCheck, lastMonth: '03' }, today)).toMatchObject({ ok: false, field: 'lastYear' });
  expect(readCheck({ ...emptyCheck, lastYear: '2026' }, today)).toMatchObject({ ok: false, field: 'lastMonth' });
});

test('a phone number and an e-mail count as one; the next thing to ask for is the first still empty', () => {
  expect(saidEnough({ ...emptyCheck, phone: '1', email: '2' })).toBe(false);
  expect(saidEnough({ ...emptyCheck, phone: '1', postcode: '2' })).toBe(true);
  expect(firstEmpty({ ...emptyCheck, fullName: 'x' }, 0)).toBe('dateOfBirth');
  expect(firstEmpty(emptyCheck, 1)).toBe('reference');
});
