import { expect } from 'vitest';
import type { Answer, TestBackend } from '../support/backend.ts';
import { type Disputing, disputingAt } from './disputing.ts';
import { addPerson, newId, type Person } from './people.ts';

/** A thing that happened, as `requests.history` tells it. */
export type Happened = Record<string, unknown> & { readonly event: string; readonly byName: string | null };

/** What a test of how requests are worked on does over and over. */
export type Handling = {
  readonly desk: Disputing;
  /** A date of birth in dispute, logged by the first adviser. */
  readonly disputed: (more?: object) => Promise<{ person: Person; requestId: string; reference: string }>;
  /** Calls an operation about a request under a key of its own. */
  readonly act: (name: Acting, requestId: unknown, more?: object, as?: string) => Promise<Answer>;
  readonly history: (requestId: unknown, as?: string) => Promise<readonly Happened[]>;
  /** Everybody has signed in on a desk once. */
  readonly everybodySignsIn: () => Promise<void>;
};
type Acting = Extract<Parameters<TestBackend['call']>[0], `requests.${string}`>;

export const codeOf = ({ status, body }: Answer) => [status, body.code];

export function handlingAt(backend: TestBackend): Handling {
  const desk = disputingAt(backend);
  return {
    desk,
    disputed: async (more = {}) => {
      const person = await addPerson(backend);
      const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
      const { status, body } = await desk.log(person, await desk.talk(person, 1), [born], more);
      expect(status).toBe(200);
      return { person, requestId: String(body.requestId), reference: String(body.reference) };
    },
    act: (name, requestId, more = {}, as = 'supervisor') => backend.call(name, as, { commandId: newId(), requestId, ...more }),
    history: async (requestId, as = 'supervisor') => {
      const { status, body } = await backend.call('requests.history', as, { requestId });
      expect(status).toBe(200);
      return body.items as Happened[];
    },
    everybodySignsIn: async () => {
      for (const as of ['phone.adviser', 'supervisor', 'supervisor.two', 'local.adviser', 'local.supervisor'])
        expect((await backend.call('deskKeys.read', as, { machineId: newId() })).status).toBe(200);
    },
  };
}
