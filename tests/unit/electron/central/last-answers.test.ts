import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import notice from '../../../../backend/notice/2018-05.json' with { type: 'json' };
import type { Attempt } from '../../../../electron/central/attempt.ts';
import { withLastAnswers } from '../../../../electron/central/last-answers.ts';
import { noticeSchema } from '../../../../shared/domain/notice.ts';
import { answered, fine, lost } from '../outbox/harness.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'last-answers-')), 'answers');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

function asking() {
  const state: { answer: Attempt<unknown> } = { answer: lost('no') };
  return { state, ask: withLastAnswers(async () => state.answer, folder) };
}
const value = noticeSchema.parse(notice);

test('the last answer serves when no answer comes, after a restart too', async () => {
  const first = asking();
  first.state.answer = fine(value);
  await first.ask('notice.read', { version: 'current' });
  const later = asking();
  for (const failure of [lost('no'), lost('maybe'), answered(503, 'unavailable')]) {
    later.state.answer = failure;
    expect(await later.ask('notice.read', { version: 'current' })).toMatchObject({ ok: true, value });
  }
  expect(await later.ask('notice.read', { version: 'another' })).toMatchObject({ ok: false });
});

test("the central service's own refusal is not papered over", async () => {
  const { state, ask } = asking();
  state.answer = fine(value);
  await ask('notice.read', { version: 'current' });
  state.answer = answered(404, 'not-found');
  expect(await ask('notice.read', { version: 'current' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a broken or outdated file is passed over', async () => {
  const { state, ask } = asking();
  state.answer = fine(value);
  await ask('notice.read', { version: 'current' });
  state.answer = lost('no');
  const [file] = readdirSync(folder);
  for (const broken of ['{', '{"version":1}', '']) {
    writeFileSync(join(folder, String(file)), broken);
    expect(await ask('notice.read', { version: 'current' })).toMatchObject({ ok: false, error: { code: 'offline' } });
  }
});
