import { expect, test } from 'vitest';
import { startOptions } from '../../../scripts/stages/options.mjs';

test('without options: the phone adviser, ten thousand people, our own backend', () => {
  expect(startOptions([])).toEqual({ as: 'phone.adviser', customers: 10_000, fresh: false, practice: false });
});

test('options are taken as given, a trailing slash of the address aside', () => {
  const server = ['--server', 'http://127.0.0.1:4310/', '--issuer', 'http://127.0.0.1:4311'];
  expect(startOptions(['--as', 'supervisor', '--customers', '200', ...server])).toEqual({
    as: 'supervisor',
    customers: 200,
    fresh: false,
    practice: false,
    server: 'http://127.0.0.1:4310',
    issuer: 'http://127.0.0.1:4311',
  });
  expect(startOptions(['--fresh']).fresh).toBe(true);
  expect(startOptions(['--practice']).practice).toBe(true);
});

test.each([
  [['--customers', 'many'], /takes a number/],
  [['--customers', '0'], /takes a number/],
  [['--customers', '1000001'], /goes up to/],
  [['--server', 'localhost'], /takes an address/],
  [['--server', 'ftp://127.0.0.1'], /takes an address/],
  [['--server', 'http://127.0.0.1:1', '--fresh'], /--fresh/],
  [['--server', 'http://127.0.0.1:1', '--practice'], /--practice has a service of its own/],
  [['--practice', '--fresh'], /--practice begins anew each time/],
  [['--server', 'http://127.0.0.1:1', '--issuer', 'there'], /--issuer takes an address/],
  [['--issuer', 'http://127.0.0.1:4311'], /goes with --server/],
  [['--colour'], /Unknown option/],
])('%j is refused in plain words, without a stack', (args, words) => {
  let error: unknown;
  try {
    startOptions(args);
  } catch (caught) {
    error = caught;
  }
  expect(error).toMatchObject({ plain: true, message: expect.stringMatching(words) });
});
