import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStrictJson } from '../../../../backend/limits/strict-json.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const read = (text: string) => readStrictJson(Buffer.from(text));
const isDangerous = (text: string) => /__proto__|constructor|prototype/.test(text);

test('what JSON writes is read as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!isDangerous(text));
      expect(JSON.stringify(read(text))).toBe(text);
    }),
    { numRuns: rounds(5_000), seed: seed() },
  );
});

test('a name twice is refused, wherever it is and however it is written', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !isDangerous(text) && text.isWellFormed());
  const escaped = (text: string) => `"${[...text].map((sign) => sign.replace(/./su, unicode)).join('')}"`;
  fc.assert(
    fc.property(name, fc.boolean(), fc.nat({ max: 6 }), (key, isEscaped, depth) => {
      const twice = `{${JSON.stringify(key)}:":{,}",${isEscaped ? escaped(key) : JSON.stringify(key)}:2}`;
      expect(read('[{"a":'.repeat(depth / 2) + twice + '}]'.repeat(depth / 2))).toBeUndefined();
    }),
    { numRuns: rounds(2_000), seed: seed() },
  );
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['deeper than ten', `${'['.repeat(11)}${']'.repeat(11)}`],
    ['no end', '{"a":"b'],
    ['no end after a backslash', '{"a":"b\\'],
    ['a tail', '{} {}'],
    ['__proto__', '{"a":[{"__proto__":1}]}'],
    ['__proto__ escaped', '{"\\u005f_proto__":1}'],
    ['constructor', '{"constructor":1}'],
    ['prototype', '{"prototype":1}'],
    ['a byte order mark', '\ufeff{}'],
    ['NaN', '{"a":NaN}'],
    ['a comment', '{"a":1/*:*/}'],
  ])('%s', (_, text) => expect(read(text)).toBeUndefined());

  test('bytes that are no UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xc3, 0x22],
    ])
      expect(readStrictJson(Buffer.from(bytes))).toBeUndefined();
  });
});

test('ten deep, colons and brackets in texts, and empty names are no fault', () => {
  for (const text of [`${'['.repeat(10)}${']'.repeat(10)}`, '{"a:{":"[:]\\\\\\":","b":{"a:{":1}}', '{"":1}', 'null', '"x"', '0'])
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
});

function unicode(sign: string): string {
  return [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
