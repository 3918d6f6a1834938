import { expect, test } from 'vitest';
import notice from '../../../backend/notice/2018-05.json' with { type: 'json' };
import { allowedLink } from '../../../electron/links.ts';

test.each([
  'http://www.gov.uk/',
  'https://www.gov.uk.example.org/',
  'https://example.org/www.gov.uk',
  'https://www.gov.uk:8443/',
  'https://someone@www.gov.uk/',
  'https://www.gov.uk@example.org/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'desk://app/',
  'mailto:someone@www.gov.uk',
  '',
])('%s is not opened', (href) => {
  expect(allowedLink(href)).toBeNull();
});

test('every web address of the privacy notice can be opened, over https', () => {
  const found = [...JSON.stringify(notice).matchAll(/https:\/\/[^"\s]+/g)].map(([href]) => href);
  expect(found.length).toBeGreaterThan(3);
  for (const href of found) expect(allowedLink(href)).toBe(href);
});
