import { expect, test } from 'vitest';
import { isAboutReceiver, type MayNotDecide, type ToDecide, whyNotDecide } from '../../../../shared/domain/deciding.ts';
import type { RequestKind } from '../../../../shared/domain/request.ts';

const [PRIVACY, LOCAL, OTHER] = ['0000000999', '0000000203', '0000000204'];
const callers = {
  'an adviser': { sub: 'a', supervisor: false, organisation: LOCAL },
  'a local supervisor': { sub: 'b', supervisor: true, organisation: LOCAL },
  'the privacy team': { sub: 'c', supervisor: true, organisation: PRIVACY },
} as const;
const letters: Record<string, MayNotDecide | null> = {
  yes: null,
  role: 'not-a-supervisor',
  eyes: 'four-eyes',
  team: 'privacy-team',
};

/**
 * Written by hand from the domain: who may decide what, by who took it down (a local adviser unless said). In the order of the callers
 * above; `role`: not a supervisor, `eyes`: four eyes, `team`: for the privacy team alone.
 */
const TABLE: readonly (readonly [what: string, request: Partial<ToDecide> & { kind: RequestKind }, expected: string])[] = [
  ['something wrong', { kind: 'rectification' }, 'role yes yes'],
  ['something wrong, taken down by the local supervisor', { kind: 'rectification', takenDownBy: ['b'] }, 'role eyes yes'],
  ['something wrong, taken down by the privacy team', { kind: 'rectification', takenDownBy: ['c'] }, 'role yes eyes'],
  ['something wrong, of nobody we can find', { kind: 'rectification', matched: false }, 'role team yes'],
  ['a closing', { kind: 'closure' }, 'role yes yes'],
  ['a copy', { kind: 'access' }, 'role team yes'],
  ['a copy, taken down by the privacy team', { kind: 'access', takenDownBy: ['c'] }, 'role team eyes'],
  ['another right', { kind: 'other-right' }, 'role team yes'],
  ['another right, taken down by the local supervisor', { kind: 'other-right', takenDownBy: ['b'] }, 'role eyes yes'],
  ['a complaint about information', { kind: 'complaint', complaint: { about: 'information' } }, 'role team yes'],
  ['a complaint nobody said more of', { kind: 'complaint' }, 'role team yes'],
  ['a complaint about the service', { kind: 'complaint', complaint: { about: 'service' } }, 'role yes yes'],
  [
    '… taken down by the local supervisor',
    { kind: 'complaint', takenDownBy: ['b'], complaint: { about: 'service' } },
    'role eyes yes',
  ],
  ['… about the local supervisor', { kind: 'complaint', complaint: { about: 'service', aboutSub: 'b' } }, 'role eyes yes'],
  ['… about one of the privacy team', { kind: 'complaint', complaint: { about: 'service', aboutSub: 'c' } }, 'role yes eyes'],
  [
    '… about the local organisation',
    { kind: 'complaint', complaint: { about: 'service', aboutOrganisation: LOCAL } },
    'role team yes',
  ],
  [
    '… about another organisation',
    { kind: 'complaint', complaint: { about: 'service', aboutOrganisation: OTHER } },
    'role yes yes',
  ],
  ['… about the helpline', { kind: 'complaint', complaint: { about: 'service', aboutOrganisation: PRIVACY } }, 'role yes yes'],
  ['… from nobody we can find', { kind: 'complaint', matched: false, complaint: { about: 'service' } }, 'role team yes'],
];

test.each(TABLE)('%s', (_, request, expected) => {
  const asked: ToDecide = { takenDownBy: ['z'], matched: true, complaint: null, ...request };
  const answers = Object.values(callers).map((caller) => whyNotDecide(asked, caller));
  expect(answers).toEqual(expected.split(' ').map((letter) => letters[letter]));
});

test.each([
  ['about it', { aboutOrganisation: LOCAL }, LOCAL, true],
  ['about another', { aboutOrganisation: OTHER }, LOCAL, false],
  ['about nobody', {}, LOCAL, false],
  ['about somebody by name', { aboutName: 'Zed' }, LOCAL, false],
  ['about the helpline, to the privacy team', { aboutOrganisation: PRIVACY }, PRIVACY, false],
  ['which is no complaint', null, LOCAL, false],
])('what is %s goes to an organisation or not', (_, complaint, to, about) => expect(isAboutReceiver(complaint, to)).toBe(about));
