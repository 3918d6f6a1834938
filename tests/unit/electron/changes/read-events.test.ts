import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventReader, type ServerEvent } from '../../../../electron/changes/read-events.ts';

function readIn(...pieces: readonly string[]): ServerEvent[] {
  const found: ServerEvent[] = [];
  const read = eventReader((event) => found.push(event));
  for (const piece of pieces) read(piece);
  return found;
}

const TEXT = [
  ': beat',
  '',
  'id: a.1.0',
  'event: begin',
  'data: {}',
  '',
  'event: customer',
  'id: a.2.7',
  'data: {"customerId":',
  'data: "ü – 7"}',
  '',
  'id: a.3.1',
  '',
  'data',
  '',
  'event:customer',
  'data:x',
  '',
  'data: never ended',
];
const EVENTS = [
  { name: 'begin', data: '{}', id: 'a.1.0' },
  { name: 'customer', data: '{"customerId":\n"ü – 7"}', id: 'a.2.7' },
  { name: 'message', data: '', id: undefined },
  { name: 'customer', data: 'x', id: undefined },
];

describe('events in a text', () => {
  test.each(['\n', '\r\n', '\r'])('whatever ends its lines: %j', (end) => {
    expect(readIn(`${TEXT.join(end)}${end}`)).toEqual(EVENTS);
  });

  test('however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 250 }), { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), (cuts, end) => {
        const whole = `${TEXT.join(end)}${end}`;
        const places = [0, ...cuts.map((cut) => cut % whole.length), whole.length].toSorted((a, b) => a - b);
        const pieces = places.slice(1).map((to, index) => whole.slice(places[index], to));
        expect(readIn(...pieces)).toEqual(EVENTS);
      }),
    );
  });

  test('and a line that does not end is refused before it fills the memory', () => {
    expect(() => readIn(...Array(70).fill('x'.repeat(1_000)))).toThrow('without end');
  });
});
