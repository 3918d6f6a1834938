import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callOver, testDatabase } from '../support/backend.ts';
import type { BackendProcess } from '../support/backend-process.ts';
import { localToken } from '../support/local-token.ts';
import { preparedDatabase, preparedFolder, testIdentity } from '../support/prepared.ts';
import { newId } from './people.ts';

export const onServer = testDatabase() === 'postgresql';
const filling = { customers: 20, seed: 1 };

/** A prepared database of its own for a backend that runs as a process: the environment that names it. */
export type Place = { readonly variables: Record<string, string>; readonly remove: () => Promise<void> };

export async function ownPlace(): Promise<Place> {
  if (!onServer) {
    const folder = await preparedFolder(filling);
    return {
      variables: { DATA_FOLDER: folder, LOCAL_IDENTITY: testIdentity },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  }
  const database = await preparedDatabase(process.env.TEST_POSTGRES as string, filling);
  const folder = mkdtempSync(join(tmpdir(), 'desk-data-'));
  return {
    variables: {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_FOLDER: folder,
      LOCAL_IDENTITY: testIdentity,
    },
    remove: async () => {
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
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
