import { describe, expect, it } from 'vitest';
import { labelOfAnswer, labelOfField } from '../../../shared/codes/coded-fields.ts';
import { CODE_LISTS, codesOf, dssCodeOf, labelOf } from '../../../shared/codes/codes.ts';

describe('the code lists', () => {
  it.each(CODE_LISTS)('%s: codes and labels are each there once', (list) => {
    const entries = codesOf(list);
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length);
    expect(new Set(entries.map((entry) => entry.label)).size).toBe(entries.length);
    for (const { code, label } of entries) {
      expect(Number.isInteger(code)).toBe(true);
      expect(label.trim()).not.toBe('');
      expect(labelOf(list, code)).toBe(label);
    }
  });

  it('holds as many codes as DSS lists, and ours besides', () => {
    expect(Object.fromEntries(CODE_LISTS.map((list) => [list, codesOf(list).length]))).toEqual({
      channel: 11,
      'contact-method': 7,
      ethnicity: 20,
      gender: 6,
      'interaction-type': 13,
      'introduced-by': 29,
      lldd: 21,
      'lldd-declaration': 3,
      'non-attendance': 6,
      'outcome-type': 5,
      'priority-group': 9,
      'termination-reason': 4,
      title: 7,
    });
  });

  it('offers Roma as 341 and gives DSS 34, which stays its own entry', () => {
    expect(labelOf('ethnicity', 341)).toBe('Roma');
    expect(dssCodeOf('ethnicity', 341)).toBe(34);
    expect(dssCodeOf('ethnicity', 31)).toBe(31);
    expect(labelOf('ethnicity', 34)).not.toBe('Roma');
  });

  it('sends DSS no code that is ours alone', () => {
    for (const list of CODE_LISTS) {
      const theirs = new Set(
        codesOf(list)
          .filter((entry) => entry.dss === undefined)
          .map((entry) => entry.code),
      );
      for (const { code } of codesOf(list)) expect(theirs).toContain(dssCodeOf(list, code));
    }
  });

  it('keeps group 7 and the two data-sharing introducers, with a note', () => {
    expect(codesOf('priority-group').find((entry) => entry.code === 7)?.note).toBeTruthy();
    for (const code of [27, 28]) expect(codesOf('introduced-by').find((entry) => entry.code === code)?.note).toBeTruthy();
  });

  it('knows no label for an unknown code', () => {
    expect(labelOf('gender', 7)).toBeNull();
    expect(dssCodeOf('gender', 7)).toBeNull();
  });
});

describe('coded fields', () => {
  it('words a held code, and leaves other values to themselves', () => {
    expect(labelOfField('title', '6')).toBe('Ms');
    expect(labelOfField('introducedBy', '10')).toBe('Jobcentre Plus');
    expect(labelOfField('preferredContact', '4')).toBe('Text message');
    expect(labelOfField('familyName', '6')).toBeNull();
    expect(labelOfField('gender', 'Female')).toBeNull();
  });

  it('words both disability answers from the one list', () => {
    expect(labelOfAnswer('lldd-primary', 12)).toBe('Dyslexia');
    expect(labelOfAnswer('lldd-secondary', 12)).toBe('Dyslexia');
    expect(labelOfAnswer('lldd-declaration', 12)).toBeNull();
  });
});
