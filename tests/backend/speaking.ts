import type { TestBackend } from '../support/backend.ts';
import { converse, newId, type Person } from './people.ts';

/** What happens where somebody speaks for a customer, by the phone adviser unless it is told otherwise. */
export function speakingAt(backend: TestBackend) {
  return {
    record: (person: Person, conversationId: string, more: object = {}, as = 'phone.adviser') =>
      backend.call('authorities.record', as, {
        ...{ commandId: newId(), customerId: person.id, authorityId: newId(), conversationId, saidAt: new Date().toISOString() },
        ...{
          kind: 'said-by-customer',
          name: 'Ada O’Quill',
          seenOrHeard: 'The customer said so',
          scopes: ['information', 'consents'],
        },
        ...more,
      }),
    use: (person: { id: string }, conversationId: string, name = 'ada oquill', as = 'phone.adviser') =>
      backend.call('authorities.use', as, { commandId: newId(), customerId: person.id, conversationId, name }),
    spoken: (as = 'phone.adviser') => converse(backend, as, { speaker: 'representative' }),
    check: (person: Person, conversationId: string, more: object = {}) =>
      backend.call('customers.checkIdentity', 'phone.adviser', {
        ...{ commandId: newId(), customerId: person.id, conversationId },
        ...{ fullName: `${person.givenName} ${person.familyName}`, dateOfBirth: person.birthDate, reference: person.reference },
        ...more,
      }),
    read: (person: { id: string }, conversationId: string) =>
      backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId }),
    end: (person: { id: string }, conversationId: string, authorityId: string, because = 'customer-ended-it') =>
      backend.call('authorities.end', 'phone.adviser', {
        ...{ commandId: newId(), customerId: person.id, authorityId, conversationId, saidAt: new Date().toISOString(), because },
      }),
  };
}

export const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
