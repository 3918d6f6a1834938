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
  'https://www.gov.uk./',
  'https://www。gov.uk.example.org/',
  'https://www.gоv.uk/',
  'https://xn--www-gov-uk.example/',
  'https://www.gov.uk%2eexample.org/',
  'https://www.gov.uk%00.example.org/',
  'https://:secret@www.gov.uk/',
  'https://www.gov.uk:80/',
  'https:www.gov.uk@example.org',
  'https://example.org\\@www.gov.uk/',
  'https://[::1]/',
  'view-source:https://www.gov.uk/',
  'blob:https://www.gov.uk/x',
  'ms-settings:',
  'smb://www.gov.uk/share',
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
