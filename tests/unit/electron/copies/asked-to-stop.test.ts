import { expect, test } from 'vitest';
import { layOver } from '../../../../electron/copies/lay-over.ts';
import { showCopy } from '../../../../electron/copies/show-copy.ts';
import type { UnsentItem } from '../../../../shared/desk.ts';
import { copyOf, idOf } from './copies-world.ts';

const ADA = idOf(1);
const copy = copyOf(ADA, Date.parse('2026-11-23T08:00:00.000Z'));
const closing = (more: object = {}, state: UnsentItem['state'] = 'waiting'): UnsentItem => ({
  ...{ itemId: idOf(80), operation: 'closures.close', state, recordedAt: '2026-11-23T09:00:00.000Z', whom: null },
  input: { customerId: ADA, scope: 'service', reason: 'customer-choice', saidAt: '2026-11-23T09:00:00.000Z', ...more },
  ...{ problem: null, attempts: 0, nextAttempt: null, behind: false, held: false },
  ...{ handedOver: null, handedOverAt: null, closedOn: null },
});
const shown = (unsent: readonly UnsentItem[], level: 0 | 1 | 2 = 2) => showCopy(layOver(copy, unsent), level, level);

test('whoever asked to stop using the service has not stopped: the copy is current, and says what was asked', () => {
  for (const level of [0, 1, 2] as const)
    expect(shown([closing()], level)).toMatchObject({
      status: 'current',
      askedToStop: { saidAt: '2026-11-23T09:00:00.000Z', reason: 'customer-choice' },
    });
  expect(shown([closing()]).values).toEqual(shown([]).values);
});

test('also while it waits behind something, and while it is asked again; of somebody who has died it says that', () => {
  expect(shown([{ ...closing(), behind: true, held: true }])).toHaveProperty('askedToStop');
  expect(shown([closing({}, 'asking-again')])).toHaveProperty('askedToStop');
  expect(shown([closing({ reason: 'deceased' })])).toMatchObject({ askedToStop: { reason: 'deceased' } });
});

test('not of the sign-in alone, of somebody else, or where it was refused', () => {
  for (const unsent of [
    [],
    [closing({ scope: 'online-account' })],
    [closing({ customerId: idOf(2) })],
    [closing({}, 'needs-attention')],
  ])
    expect(shown(unsent)).not.toHaveProperty('askedToStop');
});
