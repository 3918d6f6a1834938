import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  CONVERSATION_LETTERS,
  FRAME_LETTERS,
  PASSING_LETTERS,
  PLACE_LETTERS,
} from '../../../renderer/components/frame-letters.ts';
import { QUEUE_LETTERS, REQUEST_LETTERS } from '../../../renderer/screens/requests/letters.ts';

const RENDERER = new URL('../../../renderer', import.meta.url).pathname;
const places: readonly string[] = Object.values(PLACE_LETTERS);
const everywhere: readonly string[] = [...Object.values(FRAME_LETTERS), ...Object.values(CONVERSATION_LETTERS)];
const frame = [...places, ...everywhere, ...Object.values(PASSING_LETTERS)];

/** The source of every screen and shared piece but those that the letters of the frame belong to. */
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('frame-letters.ts'))
  .map((name) => ({ name, text: readFileSync(join(RENDERER, name), 'utf8') }));

test('no two things of the frame want the same letter', () => {
  expect(places.length).toBeGreaterThan(10);
  expect(frame.toSorted()).toEqual([...new Set(frame)].toSorted());
});

test.each([
  ['one request', REQUEST_LETTERS],
  ['the queue', QUEUE_LETTERS],
])('%s has a letter for each action, and none of the frame’s', (_, letters) => {
  const own: readonly string[] = Object.values(letters);
  expect(own.toSorted()).toEqual([...new Set(own)].toSorted());
  expect(own.filter((letter) => frame.includes(letter))).toEqual([]);
});

test('no screen takes a letter of what stands on every screen', () => {
  const taking = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\b(?:letter|key)(?:=|: )['"](.)['"]/g)]
      .filter(([, key]) => everywhere.includes(key ?? ''))
      .map(() => name),
  );
  expect(taking).toEqual([]);
});

test('whatever a request or the queue offers by a key has it from their table', () => {
  const offered = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/group="Requests?"[\s\S]{0,160}?\bletter=(\S+)/g)].map(([, letter]) => ({ name, letter })),
  );
  expect(offered.length).toBeGreaterThan(12);
  expect(offered.filter(({ letter }) => !/^\{(REQUEST|QUEUE)_LETTERS(\.\w+|\[letter\])\}/.test(String(letter)))).toEqual([]);
});
