import { expect, test } from 'vitest';
import { noticeFiles } from '../../../backend/notice/load.ts';
import { type Section, textsOf } from '../../../shared/domain/notice.ts';
import facts from './facts.json' with { type: 'json' };

const [first] = await noticeFiles();
if (!first) throw new Error('No notice file');

/** A section as one text, a table row as its cells between bars. */
function asText(section: Section): string {
  return section.blocks
    .flatMap((block) => (block.kind === 'table' ? [block.caption, ...block.rows.map((row) => row.join(' | '))] : textsOf(block)))
    .join('\n');
}

const written = Object.entries(facts).flatMap(([id, sentences]) => sentences.map((fact) => ({ id, fact })));

test('the list of facts is the whole notice: every section, every cookie', () => {
  expect(Object.keys(facts)).toEqual(first.sections.map((section) => section.id));
  expect(written.filter(({ fact }) => fact.includes(' | '))).toHaveLength(13);
  const rows = first.sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'table' ? block.rows : []));
  expect(rows).toHaveLength(13);
});

test.each(written)('$id: $fact', ({ id, fact }) => {
  const section = first.sections.find((one) => one.id === id);
  expect(section && asText(section)).toContain(fact);
});

test('names, phone and version are data of their own', () => {
  expect(first.controller).toBe('Department for Education');
  expect(first.service).toBe('National Careers Service');
  expect(first.phone).toBe('0800 100 900');
  expect(first.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('every link is https and every address has a postcode', () => {
  const blocks = first.sections.flatMap((section) => section.blocks);
  const links = blocks.flatMap((block) => (block.kind === 'links' ? block.links : []));
  expect(links).toHaveLength(7);
  for (const link of links) expect(link.href).toMatch(/^https:\/\//);
  for (const block of blocks) if (block.kind === 'address') expect(block.lines.at(-1)).toMatch(/^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/);
});

test('the controller is reached by what the notice itself publishes', () => {
  const published = first.sections.map(asText).join('\n');
  const { unit, address, form, policy, email } = first.controllerContact ?? {};
  for (const one of [unit, form, policy, ...(address ?? [])]) expect(published).toContain(one);
  // It publishes none: a receipt leaves it empty.
  expect([email, published.match(/\S+@\S+/)]).toEqual([undefined, null]);
});
