import { expect, test } from 'vitest';
import { verdict } from '../../../scripts/stages/audit-verdict.mjs';

const clean = JSON.stringify({ vulnerabilities: {}, metadata: { dependencies: { prod: 226 } } });
const found = JSON.stringify({
  vulnerabilities: {
    deep: {
      via: [
        {
          source: 1,
          name: 'deep',
          title: 'It can be stopped',
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          severity: 'high',
        },
      ],
    },
    above: { via: ['deep'] },
  },
  metadata: { dependencies: { prod: 226 } },
});

test('nothing known is success, and says how much was asked about', () => {
  expect(verdict(clean, '', [])).toEqual({
    code: 0,
    lines: ['226 production packages asked about: 0 weaknesses known, 0 open.'],
  });
});

test('a finding fails until a decision names its advisory', () => {
  const open = verdict(found, '', [{ name: '0001-x.md', text: 'of something else' }]);
  expect(open.code).toBe(1);
  expect(open.lines).toEqual([
    'OPEN: GHSA-aaaa-bbbb-cccc in deep, high: It can be stopped',
    '226 production packages asked about: 1 weaknesses known, 1 open.',
  ]);
  const answered = verdict(found, '', [{ name: '0099-deep.md', text: 'GHSA-aaaa-bbbb-cccc cannot reach us' }]);
  expect(answered.code).toBe(0);
  expect(answered.lines[0]).toContain('answered in 0099-deep.md');
});

test.each([
  ['a registry without an audit', '{"message":"405 Method Not Allowed","method":"POST","uri":"x","body":"","error":{}}', ''],
  ['nobody there', '', 'npm error network'],
  ['something that is no report', '<html>', ''],
  ['a report without findings or count', '{}', ''],
])('%s is neither success nor a finding', (_what, stdout, stderr) => {
  const { code, lines } = verdict(stdout, stderr, []);
  expect(code).toBe(2);
  expect(lines[0]).toContain('did not say');
});
