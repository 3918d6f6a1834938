import { callOver, testDatabase } from '../support/backend.ts';
import type { BackendProcess } from '../support/backend-process.ts';
import { localToken } from '../support/local-token.ts';
import { type Place, preparedPlace, testIdentity } from '../support/prepared.ts';
import { newId } from './people.ts';

export const onServer = testDatabase() === 'postgresql';

/** A prepared database of its own for a backend that runs as a process; `cluster`: where, instead of the one all share. */
export async function ownPlace(customers = 20, cluster = process.env.TEST_POSTGRES): Promise<Place> {
  const place = await preparedPlace(onServer ? cluster : undefined, { customers, seed: 1 });
  return { ...place, variables: { ...place.variables, LOCAL_IDENTITY: testIdentity } };
}

export const tokenOf = (name: string) => localToken(testIdentity, name);

/** Ids of people to decide for, found as an adviser would find them. */
export async function somebody(at: BackendProcess): Promise<string[]> {
  const token = await tokenOf('phone.adviser');
  for (const line of ['smith', 'jones', 'williams', 'an', 'ma', 'jo', 'sa', 'da']) {
    const found = await callOver(at.url, 'customers.find', token, { line });
    const ids = (found.body.results as { id: string }[] | undefined)?.map((one) => one.id) ?? [];
    if (ids.length > 0) return ids;
  }
  throw new Error('Nobody is found among the synthetic people');
}

export type Decision = Record<string, unknown> & { commandId: string; customerId: string };

/** A withdrawal as the website records one. */
export const websiteDecision = (customerId: string): Decision => ({
  commandId: newId(),
  customerId,
  signInId: newId(),
  saidAt: new Date().toISOString(),
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
});
