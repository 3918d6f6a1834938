import { expect, test } from 'vitest';
import { askBeforeShutdown } from '../../../../electron/window/ask-before-shutdown.ts';
import { settle } from '../../../support/fake-clock.ts';

function system(unsent: number, answers: readonly boolean[]) {
  const seen = { blocked: 0, asked: 0, quit: 0 };
  let shut = () => {};
  askBeforeShutdown({
    shutdown: {
      asked: (listener) => {
        shut = () =>
          listener(() => {
            seen.blocked += 1;
          });
      },
    },
    unsent: () => unsent,
    ask: async () => {
      seen.asked += 1;
      return answers[seen.asked - 1] ?? false;
    },
    quit: () => {
      seen.quit += 1;
    },
  });
  return { seen, shut: () => shut() };
}

test('with nothing unsent a shutdown goes its way', () => {
  const { seen, shut } = system(0, []);
  shut();
  expect(seen).toEqual({ blocked: 0, asked: 0, quit: 0 });
});

test('with something unsent it is held up and asked about once; no keeps the app, yes lets the next one through', async () => {
  const { seen, shut } = system(2, [false, true]);
  shut();
  shut();
  expect(seen).toEqual({ blocked: 2, asked: 1, quit: 0 });
  await settle();
  shut();
  await settle();
  expect(seen).toEqual({ blocked: 3, asked: 2, quit: 1 });
  shut();
  expect(seen.blocked).toBe(3);
});
