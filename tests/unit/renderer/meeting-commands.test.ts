import { expect, test } from 'vitest';
import { commandsFor, type MadeCommand } from '../../../renderer/screens/meet/meeting-commands.ts';

let made = 0;
const make = () => {
  made += 1;
  return {
    ...{ commandId: `c${made}`, requestId: `r${made}`, reference: `R${made}` },
    ...{ conversationId: 'v', saidAt: '2026-11-30T10:00:00.000Z' },
  };
};
const who = { whoName: 'Anwen Pryce', whoDateOfBirth: '1991-11-26' };
const objection = {
  ...{ kind: 'other-right' as const, right: 'objection' as const, takenBack: ['satisfaction-survey' as const] },
  ...{ words: 'Takes back: Satisfaction surveys', howToAnswer: 'by letter' },
};
const access = { kind: 'access' as const, words: 'Send me all you have', howToAnswer: 'by letter' };
const idsOf = (all: readonly MadeCommand[]) => all.map(({ command }) => command.reference);

test('pressed again, a matter keeps its command; one that is typed otherwise has a new one, and no other has', () => {
  const first = commandsFor({ who, matters: [objection, access] }, [], make);
  expect(new Set(idsOf(first)).size).toBe(2);
  expect(first[0]?.command).toMatchObject({ ...who, ...objection, reference: idsOf(first)[0] });
  expect(commandsFor({ who, matters: [objection, access] }, first, make)).toEqual(first);

  const other = commandsFor({ who, matters: [objection, { ...access, words: 'Send me all of it' }] }, first, make);
  expect(idsOf(other)[0]).toBe(idsOf(first)[0]);
  expect(idsOf(first)).not.toContain(idsOf(other)[1]);
  expect(commandsFor({ who, matters: [access] }, [...first, ...other], make)).toEqual([first[1]]);
});
