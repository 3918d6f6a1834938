import { expect, test } from 'vitest';
import { draftBook } from '../../../../electron/lock/drafts.ts';

const ANN = '0199a1b2-0000-7000-8000-000000000001';
const BOB = '0199a1b2-0000-7000-8000-000000000002';
const as = (bytes: Buffer) => Buffer.from(bytes);
const textOf = async (drafts: ReturnType<typeof draftBook>, place: string) => {
  const read = await drafts.read(place);
  return read.ok ? read.value.text : read.error.code;
};
async function typed() {
  const drafts = draftBook();
  for (const place of [`consent:${ANN}`, `wrong:v:${ANN}`, `consent:${BOB}`, 'note:v', 'window'])
    await drafts.keep({ place, text: 'typed' });
  return drafts;
}

test('what is typed about a customer goes when their account is closed, and nothing else', async () => {
  const drafts = await typed();
  drafts.dropAbout(ANN);
  for (const place of [`consent:${ANN}`, `wrong:v:${ANN}`]) expect(await textOf(drafts, place)).toBeNull();
  for (const place of [`consent:${BOB}`, 'note:v', 'window']) expect(await textOf(drafts, place)).toBe('typed');
});

test('learnt while the desk is locked, it goes as soon as it is opened', async () => {
  const drafts = await typed();
  drafts.seal(as);
  drafts.dropAbout(ANN);
  drafts.open(as);
  expect(await textOf(drafts, `consent:${ANN}`)).toBeNull();
  expect(await textOf(drafts, `consent:${BOB}`)).toBe('typed');
});
