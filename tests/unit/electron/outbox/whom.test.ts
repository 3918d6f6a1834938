import { expect, test } from 'vitest';
import { rememberWhom } from '../../../../electron/outbox/whom.ts';

test('somebody new is called what they said, in their own record and in what comes after it, until all is forgotten', () => {
  const whom = rememberWhom();
  const values = [
    { field: 'familyName', value: ' Ng ' },
    { field: 'givenName', value: 'Ada' },
  ];
  expect(whom.nameOf('c', 'consents.decide', { customerId: 'c' })).toBeNull();
  expect(whom.nameOf('c', 'customers.register', { customerId: 'c', values })).toBe('Ada Ng');
  expect(whom.nameOf('c', 'consents.decide', { customerId: 'c' })).toBe('Ada Ng');
  whom.forget();
  expect(whom.nameOf('c')).toBeNull();
});
