import { describe, expect, test } from 'vitest';
import { type ConsentState, PURPOSES, type Purpose } from '../../../../shared/domain/consent.ts';
import { GATES, RECIPIENT_KINDS, type Shut, shutGates, type ToShare } from '../../../../shared/domain/disclosure.ts';
import { CELLS, type Cell, gatesOf, inWords, OWN } from '../../../backend/gates/cells.ts';
import { NAMED } from '../../../backend/gates/expected.ts';

type Rule = (to: ToShare) => readonly Shut[];

const of = ({ kind, item, states }: Cell): ToShare => ({
  ...{ kind, items: [item], basis: 'public-task', agreement: 'DSA 12', bySupervisor: true, states, beingChecked: [] },
});
const named: readonly { readonly to: ToShare; readonly shut: readonly string[] }[] = NAMED.map((one) => ({
  to: {
    ...{ kind: one.kind, items: ['givenName'], agreement: one.agreement ?? null, bySupervisor: one.by === 'supervisor' },
    ...{ basis: one.basis ?? (one.kind === 'partner' ? null : 'legal-obligation'), states: {}, beingChecked: [] },
  },
  shut: gatesOf(one.shut),
}));

/** The cells in which a rule says something else than the tables. */
function differing(rule: Rule): string[] {
  const saidOf = (to: ToShare) =>
    rule(to)
      .map(({ gate }) => gate)
      .join();
  return [
    ...CELLS.filter((cell) => saidOf(of(cell)) !== cell.shut.join()).map(inWords),
    ...named.filter(({ to, shut }) => saidOf(to) !== shut.join()).map(({ to }) => `named: ${to.kind}`),
  ];
}

test('the rule says what the tables say', () => {
  expect(differing(shutGates)).toEqual([]);
});

describe('the tables notice when the rule is another', () => {
  const shut = GATES.flatMap((gate) =>
    RECIPIENT_KINDS.filter(
      (kind) =>
        CELLS.some((cell) => cell.kind === kind && cell.shut.includes(gate)) ||
        named.some((one) => one.to.kind === kind && one.shut.includes(gate)),
    ).map((kind) => ({ gate, kind })),
  );

  test('every gate but that of what is being checked is shut for somebody', () => {
    const found = new Set<string>(shut.map(({ gate }) => gate));
    expect(GATES.filter((gate) => !found.has(gate))).toEqual(['being-checked']);
  });

  test.each(shut)('$gate left open for $kind', ({ gate, kind }) => {
    expect(differing((to) => shutGates(to).filter((one) => to.kind !== kind || one.gate !== gate))).not.toEqual([]);
  });

  test.each(RECIPIENT_KINDS)('everything left open for %s', (kind) => {
    const open = differing((to) => (to.kind === kind ? [] : shutGates(to)));
    // The one kind of which everything goes, and to a supervisor alone.
    expect(open.length).toBeGreaterThan(kind === 'legal-demand' ? 2 : 8);
  });

  const mixed = (change: (states: ToShare['states']) => ToShare['states']) =>
    differing((to) => shutGates({ ...to, states: change(to.states) }));
  const states: readonly ConsentState[] = ['not-asked', 'refused', 'withdrawn'];

  test.each(PURPOSES.flatMap((purpose) => states.map((state) => ({ purpose, state }))))(
    '$state taken for given, of $purpose',
    ({ purpose, state }) => {
      expect(mixed((was) => (was[purpose] === state ? { ...was, [purpose]: 'given' } : was))).not.toEqual([]);
    },
  );

  test.each(PURPOSES)('given taken for refused, of %s', (purpose) => {
    expect(mixed((was) => (was[purpose] === 'given' ? { ...was, [purpose]: 'refused' } : was))).not.toEqual([]);
  });

  const others = Object.values(OWN).flatMap((own) =>
    PURPOSES.filter((one) => one !== own).map((other) => [own, other] as [Purpose, Purpose]),
  );
  test.each(others)('%s looked up under %s', (own, other) => {
    expect(mixed((was) => ({ ...was, [own]: was[other] }))).not.toEqual([]);
  });

  test('an item let through that is not, or held back that goes', () => {
    for (const { kind, item } of CELLS) {
      const touches = (to: ToShare) => to.kind === kind && to.items[0] === item;
      const held = differing((to) => (touches(to) ? [...shutGates(to), { gate: 'basis-needed' }] : shutGates(to)));
      expect([kind, item, held.length > 0]).toEqual([kind, item, true]);
    }
  });
});
