import { describe, expect, it } from 'vitest';
import { matchName } from '../../../../shared/domain/find/match-name.ts';
import nicknames from '../../../../shared/domain/find/nicknames.json' with { type: 'json' };
import { nicknamesOf } from '../../../../shared/domain/find/nicknames.ts';

describe('how closely typed words are a name', () => {
  it.each([
    [['john', 'smith'], 'John', 'Smith', 'exact'],
    [['smith', 'john'], 'John', 'Smith', 'exact'],
    [['jo', 'smi'], 'John', 'Smith', 'start'],
    [['liz', 'brown'], 'Elizabeth', 'Brown', 'nickname'],
    [['elizabeth'], 'Liz', 'Brown', 'nickname'],
    [['jonh', 'smiht'], 'John', 'Smith', 'spelling'],
    [['kathrin', 'smith'], 'Catherine', 'Smith', 'sound'],
    [['zoe'], 'Zoë', 'Smith', 'exact'],
    [['obrien'], 'Ann', "O'Brien", 'exact'],
    [['smith', 'jones'], 'Ann', 'Smith-Jones', 'exact'],
    [['smithjones'], 'Ann', 'Smith-Jones', 'exact'],
    [['van', 'dijk'], 'Ann', 'Vandijk', 'start'],
    [['john', 'quixote'], 'John', 'Smith', 'exact'],
    [['quixote'], 'John', 'Smith', null],
  ])('%j is %s %s: %s', (typed, givenName, familyName, how) => expect(matchName(typed, { givenName, familyName })).toBe(how));
});

describe('nicknames', () => {
  it('go both ways', () => {
    expect(nicknamesOf('liz')).toContain('elizabeth');
    expect(nicknamesOf('elizabeth')).toContain('liz');
    expect(nicknamesOf('quixote')).toEqual([]);
  });
  it('are folded words, none its own', () => {
    const { about: _, ...names } = nicknames;
    for (const [name, shorts] of Object.entries(names)) {
      expect(shorts).toMatch(/^[a-z]+( [a-z]+)*$/);
      expect(name).toMatch(/^[a-z]+$/);
      expect(shorts.split(' ')).not.toContain(name);
      expect(new Set(shorts.split(' ')).size).toBe(shorts.split(' ').length);
    }
  });
});
