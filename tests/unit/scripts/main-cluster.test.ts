import { expect, test } from 'vitest';
import { withoutMainCluster } from '../../../scripts/stages/main-cluster.mjs';

test.each([
  ['', 'create_main_cluster = false\n'],
  ['a = 1', 'a = 1\ncreate_main_cluster = false\n'],
  ['#create_main_cluster = true\nb = 2\n', 'create_main_cluster = false\nb = 2\n'],
  ['a = 1\ncreate_main_cluster = true\n', 'a = 1\ncreate_main_cluster = false\n'],
])('%j becomes %j', (before, after) => {
  expect(withoutMainCluster(before)).toBe(after);
});
