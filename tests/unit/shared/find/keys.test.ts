import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey, isUln, outwardKey, outwardOf, phoneKey, postcodeKey } from '../../../../shared/domain/find/keys.ts';

describe('a phone number', () => {
  it.each([
    '07700900123',
    '07700 900 123',
    '07700-900-123',
    '(07700) 900123',
    '+44 7700 900123',
    '+447700900123',
    '0044 7700 900123',
    '+44 (0)7700 900123',
    '44 7700 900123',
    '7700 900123',
  ])('%s is compared as +447700900123', (typed) => expect(phoneKey(typed)).toBe('+447700900123'));

  it.each([
    ['01632 960001', '+441632960001'],
    ['020 7946 0123', '+442079460123'],
    ['+33 1 23 45 67 89', '+33123456789'],
    ['0033 123456789', '+33123456789'],
  ])('%s is compared as %s', (typed, key) => expect(phoneKey(typed)).toBe(key));

  it.each(['', '1984', '12/3/1984', '12.03.1984', '000', 'smith', '07700 900 12a', '1234567890', '+44', '0000000000'])(
    '%s is none',
    (typed) => expect(phoneKey(typed)).toBeNull(),
  );

  it('has one key however it is spaced', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^07\d{9}$/), fc.array(fc.nat(10), { maxLength: 4 }), (digits, gaps) => {
        const spaced = gaps.reduce((text, gap) => `${text.slice(0, gap)} ${text.slice(gap)}`, digits);
        expect(phoneKey(spaced)).toBe(phoneKey(digits));
        expect(phoneKey(`+44${digits.slice(1)}`)).toBe(phoneKey(digits));
      }),
    );
  });
});

describe('an e-mail address', () => {
  it('is compared in lower case', () => expect(emailKey(' Jo.Smith@Example.org ')).toBe('jo.smith@example.org'));
  it.each(['', 'jo', 'jo@', '@example.org', 'jo smith@example.org', 'jo@example', 'a@b@c.org'])('%s is none', (typed) =>
    expect(emailKey(typed)).toBeNull(),
  );
});

describe('a postcode', () => {
  it.each([
    ['ls6 1aa', 'LS61AA', 'LS6'],
    ['LS61AA', 'LS61AA', 'LS6'],
    ['M1 1AE', 'M11AE', 'M1'],
    ['sw1a  1aa', 'SW1A1AA', 'SW1A'],
    ['DN55 1PT', 'DN551PT', 'DN55'],
    ['W1A 0AX', 'W1A0AX', 'W1A'],
    ['gir 0aa', 'GIR0AA', 'GIR'],
  ])('%s is %s, outward %s', (typed, key, outward) => {
    expect(postcodeKey(typed)).toBe(key);
    expect(outwardOf(typed)).toBe(outward);
    expect(outwardKey(outward)).toBe(outward);
  });
  it.each(['', 'LS6', '1AA', 'LS6 1A', 'ABC1 1AA', 'smith'])('%s is not whole', (typed) => expect(postcodeKey(typed)).toBeNull());
});

describe('a unique learner number', () => {
  it.each(['1000000043', '9999999998'])('%s is one', (typed) => expect(isUln(typed)).toBe(true));
  it.each(['1000000042', '9999999999', '100000004', '0000000000'])('%s is none', (typed) => expect(isUln(typed)).toBe(false));
  it('is refused with one digit wrong', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{8}$/), fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
        const check = (10 - (weighted(nine) % 11)) % 11;
        fc.pre(weighted(nine) % 11 !== 0 && check < 10);
        const whole = `${nine}${check}`;
        expect(isUln(whole)).toBe(true);
        const changed = `${whole.slice(0, at)}${(Number(whole[at]) + by) % 10}${whole.slice(at + 1)}`;
        expect(isUln(changed)).toBe(false);
      }),
    );
  });
});

function weighted(nine: string): number {
  return [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
}
