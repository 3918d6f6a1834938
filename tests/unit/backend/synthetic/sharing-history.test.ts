import { expect, it } from 'vitest';
import { peopleOf } from '../../../../backend/synthetic/generate.ts';
import { LISTS } from '../../../../backend/synthetic/research-lists.ts';
import recipients from '../../../../shared/codes/recipients.json' with { type: 'json' };
import { consentState, effectiveAt, PURPOSES } from '../../../../shared/domain/consent.ts';
import { FIELDS } from '../../../../shared/domain/customer.ts';
import { type RecipientKind, shutGates } from '../../../../shared/domain/disclosure.ts';
import { rounds } from '../../../support/rounds.ts';

const people = [...peopleOf(7, rounds(6_000))];
const all = people.flatMap((person) => person.shared.map((row) => ({ person, row })));
const kindOf = (id: string) => recipients.find((one) => one.id === id)?.kind as RecipientKind;

it('every gate was open when it was passed on', () => {
  const shut = all.filter(({ person, row }) => {
    const then = person.consents.filter((event) => effectiveAt(event) <= Date.parse(row.sharedAt));
    const states = Object.fromEntries(PURPOSES.map((purpose) => [purpose, consentState(then, purpose)]));
    const { items, basis, agreement } = row;
    const to = { kind: kindOf(row.recipientId), items, basis, agreement, bySupervisor: false, states, beingChecked: [] };
    return shutGates(to).length > 0;
  });
  expect(shut).toEqual([]);
});

it('nobody was sent to a research organisation who does not agree to surveys now', () => {
  const sent = all.filter(({ row }) => kindOf(row.recipientId) === 'market-research');
  expect(sent.filter(({ person }) => person.states['satisfaction-survey'] !== 'given')).toEqual([]);
  expect(sent.length).toBeGreaterThan(rounds(200));
  expect(new Set(sent.map(({ row }) => row.listId))).toEqual(new Set(LISTS.map(({ id }) => id)));
  for (const { person, row } of sent)
    expect(person.interactions.some(({ at }) => at.startsWith(LISTS.find(({ id }) => id === row.listId)?.month ?? 'x'))).toBe(
      true,
    );
});

it('every other kind that is told of customers got something, in a conversation at level 2', () => {
  const kinds = new Set(all.map(({ row }) => kindOf(row.recipientId)));
  expect(kinds).toEqual(new Set(['market-research', 'local-careers', 'introduced-to', 'introducer', 'partner']));
  const talked = all.filter(({ row }) => row.listId === null);
  expect(
    talked.filter(({ person, row }) => !person.conversations.some(({ id, level }) => id === row.conversationId && level === 2)),
  ).toEqual([]);
});

it('only what is held was passed on, each under an id of its own', () => {
  const fields: readonly string[] = FIELDS;
  const without = all.filter(({ person, row }) =>
    row.items.some((item) => fields.includes(item) && !person.values.some(({ field }) => field === item)),
  );
  expect(without).toEqual([]);
  expect(new Set(all.map(({ row }) => row.id)).size).toBe(all.length);
});
