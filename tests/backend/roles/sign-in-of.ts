import type { TestBackend } from '../../support/backend.ts';
import { addPerson, newId } from '../people.ts';

const decisions = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];

/** A sign-in on the website: a new one, or one by which somebody else has taken a consent back. */
export async function signInOf(backend: TestBackend, situation: string): Promise<string> {
  const signInId = newId();
  if (!situation.includes('sign-in of somebody else')) return signInId;
  const other = await addPerson(backend);
  const said = { commandId: newId(), customerId: other.id, signInId, saidAt: new Date().toISOString(), decisions };
  const { status } = await backend.call('consents.decide', 'website', said);
  if (status !== 200) throw new Error(`consents.decide answered ${status}`);
  return signInId;
}
