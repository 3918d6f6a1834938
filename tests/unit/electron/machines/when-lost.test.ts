import { expect, test } from 'vitest';
import { whenLost } from '../../../../electron/machines/when-lost.ts';
import { deskEventSchema } from '../../../../shared/operations/desk-events.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

function world(destroyCopies: () => Promise<{ destroyed: number }>) {
  const steps: string[] = [];
  const recorded: Record<string, unknown>[] = [];
  const lost = whenLost({
    clock: fakeClock(),
    destroyCopies: () => {
      steps.push('destroy');
      return destroyCopies();
    },
    record: async (operation, input) => {
      steps.push(operation);
      recorded.push(input);
      return { ok: true, value: { itemId: 'item', state: 'waiting' } };
    },
    machine: () => 'machine',
    newId: () => 'new',
    leave: async () => void steps.push('leave'),
    failed: () => steps.push('failed'),
  });
  return { steps, recorded, lost };
}

test('copies go first, that they went is sealed while the key is open, and then whoever is there is out', async () => {
  const { steps, recorded, lost } = world(async () => ({ destroyed: 6 }));
  await lost();
  expect(steps).toEqual(['destroy', 'deskEvents.record', 'leave']);
  const [event] = (recorded[0] as { events: unknown[] }).events;
  expect(deskEventSchema.parse(event)).toMatchObject({ kind: 'copies-destroyed', count: 6, why: 'lost' });
});

test('where there was no copy there is nothing to tell', async () => {
  const { steps, lost } = world(async () => ({ destroyed: 0 }));
  await lost();
  expect(steps).toEqual(['destroy', 'leave']);
});

test('a file that does not go keeps nobody signed in', async () => {
  const { steps, lost } = world(() => Promise.reject(new Error('busy')));
  await lost();
  expect(steps).toEqual(['destroy', 'failed', 'leave']);
});

test('heard twice at once, it is done once', async () => {
  const { steps, lost } = world(async () => ({ destroyed: 0 }));
  await Promise.all([lost(), lost()]);
  expect(steps).toEqual(['destroy', 'leave']);
});
