import { expect, test } from 'vitest';
import { firstContactWords } from '../../../renderer/screens/customer/first-contact-words.ts';

const held = (
  field: 'givenName' | 'mobile' | 'email',
  source: 'dwp' | 'introducing-organisation' | 'phone',
  by: string | null,
) => ({
  ...{ field, value: 'x', label: null, source, sourceName: by, obtainedOn: '2026-11-01' },
});

test('whoever told us of somebody is named with what they told, each by itself; what the person said is not', () => {
  const [first, second, ...rest] = firstContactWords([
    held('givenName', 'introducing-organisation', 'Riverside Community Trust'),
    held('mobile', 'introducing-organisation', 'Riverside Community Trust'),
    held('email', 'dwp', null),
    held('givenName', 'phone', null),
  ]);
  expect(first).toBe(
    'Riverside Community Trust gave us your given name and mobile number, so that we can make contact with you.',
  );
  expect(second).toBe(
    'The Department for Work and Pensions (Jobcentre Plus) gave us your e-mail, so that we can make contact with you.',
  );
  expect(rest.join(' ')).toContain('how you are getting on');
  expect(rest.join(' ')).toContain('privacy notice');
});
