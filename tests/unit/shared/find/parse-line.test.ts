import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooShort, NO_CRITERIA } from '../../../../shared/domain/find/criteria.ts';
import { postcodeKey } from '../../../../shared/domain/find/keys.ts';
import { parseLine } from '../../../../shared/domain/find/parse-line.ts';
import { makeReference } from '../../../../shared/domain/reference.ts';

const TODAY = '2026-11-23';
const parsed = (line: string) => parseLine(line, TODAY).criteria;
const kinds = (line: string) => parseLine(line, TODAY).words.map((word) => [word.kind, line.slice(word.start, word.end)]);

describe('a date of birth', () => {
  it.each([
    '12/3/84',
    '12/03/1984',
    '12.03.1984',
    '12-3-84',
    '12 / 3 / 84',
    '12 Mar 1984',
    '12 March 84',
    '12th march 84',
    '12th of March 1984',
    '12march1984',
    '12-Mar-1984',
    'March 12 1984',
    'Mar 12th, 1984',
    '1984-03-12',
    '12 3 1984',
    '12 03 84',
    '120384',
    '12031984',
    'dob 12/3/84',
    'born: 12 Mar. 1984',
  ])('%s is 12 March 1984', (line) =>
    expect(parsed(line)).toEqual({ ...NO_CRITERIA, born: { from: '1984-03-12', to: '1984-03-12' } }),
  );

  it.each([
    ['1/1/13', '2013-01-01'],
    ['1/1/14', '1914-01-01'],
    ['1/1/00', '2000-01-01'],
    ['29/2/2000', '2000-02-29'],
    ['31/12/99', '1999-12-31'],
  ])('%s is %s in 2026', (line, day) => expect(parsed(line).born).toEqual({ from: day, to: day }));

  it.each(['31/6/1984', '29/2/1999', '12/13/1984', '0/1/1984', '1/1/2027', '24/11/2026', '1/1/1899'])('%s is none', (line) =>
    expect(parsed(line).born).toBeNull(),
  );

  it('may be a year alone', () => expect(parsed('1984').born).toEqual({ from: '1984-01-01', to: '1984-12-31' }));
  it.each(['1899', '2027', '9999'])('%s is no year of birth', (line) => expect(parsed(line).born).toBeNull());
});

describe('a mixture', () => {
  it.each([
    ['jo smi', { names: ['jo', 'smi'] }],
    ["Zoë O'Brien", { names: ['zoe', 'obrien'] }],
    ['O Brien', { names: ['obrien'] }],
    ["o' brien", { names: ['obrien'] }],
    ['Mc Donald ann', { names: ['mcdonald', 'ann'] }],
    ['Smith-Jones', { names: ['smith', 'jones'] }],
    ['Smith, John', { names: ['smith', 'john'] }],
    ['mrs smith', { names: ['smith'] }],
    ['smith (john)', { names: ['smith', 'john'] }],
    ['محمد علي', { names: ['محمد', 'علي'] }],
    ['ls6', { outward: 'LS6' }],
    ['ls6 1aa', { postcode: 'LS61AA' }],
    ['LS61AA', { postcode: 'LS61AA' }],
    ['smith ls6 1aa 1984', { names: ['smith'], postcode: 'LS61AA', born: { from: '1984-01-01', to: '1984-12-31' } }],
    ['07700 900 123', { phone: '+447700900123' }],
    ['+44 (0)7700 900123', { phone: '+447700900123' }],
    ['(07700) 900123 smith', { phone: '+447700900123', names: ['smith'] }],
    ['07700 900123 12 3 84', { phone: '+447700900123', born: { from: '1984-03-12', to: '1984-03-12' } }],
    ['12 3 84 07700 900123', { phone: '+447700900123', born: { from: '1984-03-12', to: '1984-03-12' } }],
    ['01/02/1984 12', { born: { from: '1984-02-01', to: '1984-02-01' } }],
    ['tel 07700900123', { phone: '+447700900123' }],
    ['Jo.Smith@Example.org', { email: 'jo.smith@example.org' }],
    ['<jo@example.org>, smith', { email: 'jo@example.org', names: ['smith'] }],
    ['1000000043', { uln: '1000000043' }],
    ['may 1984', { names: ['may'], born: { from: '1984-01-01', to: '1984-12-31' } }],
    ['smith 12 may 84 ls6', { names: ['smith'], born: { from: '1984-05-12', to: '1984-05-12' }, outward: 'LS6' }],
    ['tel brown', { names: ['tel', 'brown'] }],
    ['m11aa smith', { postcode: 'M11AA', names: ['smith'] }],
    ['smith m11aa', { postcode: 'M11AA', names: ['smith'] }],
    ['42', {}],
    ['', {}],
  ])('%s', (line, criteria) => expect(parsed(line)).toEqual({ ...NO_CRITERIA, ...criteria }));

  it('says how each word was understood', () =>
    expect(kinds('Jo smi, dob 12 Mar. 84; ls6 1aa?')).toEqual([
      ['name', 'Jo'],
      ['name', 'smi'],
      ['ignored', ','],
      ['ignored', 'dob'],
      ['date-of-birth', '12 Mar. 84'],
      ['ignored', ';'],
      ['postcode', 'ls6 1aa'],
      ['ignored', '?'],
    ]));

  it('takes the first of two of a kind and ignores the other', () =>
    expect(kinds('1984 1985')).toEqual([
      ['year-of-birth', '1984'],
      ['ignored', '1985'],
    ]));
});

describe('a reference', () => {
  const bytes = fc.uint8Array({ minLength: 9, maxLength: 9 });
  const forms = fc.constantFrom<(whole: string) => string>(
    (whole) => whole,
    (whole) => whole.toLowerCase(),
    (whole) => `${whole.slice(0, 5)} ${whole.slice(5)}`,
    (whole) => `${whole.slice(0, 5)}-${whole.slice(5)}`,
  );
  it('is one in any case, whole, with a space or a hyphen', () => {
    fc.assert(
      fc.property(bytes, forms, (random, form) => {
        const whole = makeReference(random);
        // Five letters, then a whole postcode: a name and a postcode (see the mixtures).
        fc.pre(!(form(whole).includes(' ') && /^[A-Z]+$/.test(whole.slice(0, 5)) && postcodeKey(whole.slice(5)) !== null));
        expect(parsed(form(whole)).reference).toEqual({ any: [whole], asTyped: true });
        expect(parsed(`smith ${form(whole)}`)).toEqual({
          ...NO_CRITERIA,
          names: ['smith'],
          reference: { any: [whole], asTyped: true },
        });
      }),
    );
  });
  it('with one character wrong names those it may be', () => {
    fc.assert(
      fc.property(bytes, fc.nat(9), fc.constantFrom(...'ACDEFGH'), (random, at, wrong) => {
        const whole = makeReference(random);
        const typed = whole.slice(0, at) + wrong + whole.slice(at + 1);
        fc.pre(/\d/.test(typed));
        expect(parsed(typed).reference).toEqual({ any: expect.arrayContaining([whole]), asTyped: typed === whole });
      }),
    );
  });
  it.each(['williamson', 'Bartholomew', 'smith jones', 'james brown'])('%s is a name', (line) => {
    expect(parsed(line).reference).toBeNull();
    expect(parsed(line).names.length).toBeGreaterThan(0);
  });
});

describe('any line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'smith',
      '12/3/84',
      '12',
      'Mar.',
      '1984',
      'ls6',
      '1aa',
      '07700',
      '900123',
      '+44',
      '(0)',
      'dob',
      "o'",
      'mc',
      ',',
      '-',
      '@',
      '12th',
    ),
  );
  const line = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(' '));

  it('is taken apart without a gap or an overlap: each character that is no space belongs to one word', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { words } = parseLine(text, TODAY);
        const owners = new Array<number>(text.length).fill(0);
        for (const word of words) for (let at = word.start; at < word.end; at += 1) owners[at] = (owners[at] ?? 0) + 1;
        for (let at = 0; at < text.length; at += 1) {
          expect(owners[at]).toBeLessThanOrEqual(1);
          if (/\S/u.test(text[at] ?? '')) expect(owners[at]).toBe(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives criteria in the form they are compared in', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { names, born, phone, postcode } = parsed(text);
        expect(names.length).toBeLessThanOrEqual(6);
        for (const name of names) expect(name).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        if (born) expect(born.from <= born.to && born.from >= '1900-01-01' && born.from <= TODAY).toBe(true);
        if (phone !== null) expect(phone).toMatch(/^\+\d{9,15}$/);
        if (postcode !== null) expect(postcode).toMatch(/^[A-Z\d]{5,7}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('means the same however its spaces run', () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(parsed(`  ${text.replaceAll(' ', '   ')} `)).toEqual(parsed(text));
      }),
    );
  });
});

describe('too short to look for', () => {
  it.each(['', 'j', 'j s', '42', ','])('%s', (line) => expect(isTooShort(parsed(line))).toBe(true));
  it.each(['jo', 'j smith', 'j 1984', '王', 'ls6', '1984', '07700900123'])('not %s', (line) =>
    expect(isTooShort(parsed(line))).toBe(false),
  );
});
