import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';

/** What happens after a closing apart from the desk on screen, over HTTP. */
export function askingAt(central: Central) {
  const as = async (who: string) => asking(central.url, await central.token(who));
  return {
    /** What stays of somebody. */
    staysOf: async ({ reference }: SyntheticCustomer) =>
      (await (await as('supervisor.two'))('closures.evidence', { reference, because: 'own-request' })).items,
    /** Somebody who stopped says that something of what stays is wrong; answers the request with its own reference. */
    ask: async (who: string, { reference: closedReference }: SyntheticCustomer) => {
      const asked = await as(who);
      const conversationId = v7();
      const made = { requestId: v7(), reference: makeReference(randomBytes(9)) };
      const opening = { commandId: v7(), conversationId, at: new Date().toISOString() };
      await asked('conversations.open', { ...opening, channel: 'telephone', direction: 'in', speaker: 'customer' });
      await asked('requests.logUnmatched', {
        ...{ commandId: v7(), ...made, conversationId, saidAt: new Date().toISOString(), kind: 'rectification' },
        ...{ words: 'Something of it is wrong', howToAnswer: 'by letter', closedReference },
      });
      return made;
    },
    /** Another supervisor puts one part right. */
    correct: async ({ requestId }: { readonly requestId: string }, field: object): Promise<void> => {
      const ask = await as('supervisor.two');
      await ask('closures.correct', { commandId: v7(), requestId, version: 1, fields: [field] });
    },
  };
}
