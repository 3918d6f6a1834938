import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import recipients from '../../../shared/codes/recipients.json' with { type: 'json' };
import type { Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { isToLookAt } from '../../../shared/domain/look-at.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';
import { fullName } from './desk.ts';

export type Logged = { readonly requestId: string; readonly reference: string };

type How = {
  readonly field?: Field;
  readonly saidAt?: string;
  /** Put right on the call, and one of those that are looked at. */
  readonly toLookAt?: true;
  readonly words?: string;
  readonly howToAnswer?: string;
};
/** The id of a request whose decision on the call is looked at. */
function lookedAtId(): string {
  for (;;) {
    const id = v7();
    if (isToLookAt(id)) return id;
  }
}
/** The value held of somebody when the test begins. */
export const heldOf = (person: SyntheticCustomer, field: Field): string | null =>
  field === 'dateOfBirth' ? person.birthDate : (person.values.find((one) => one.field === field)?.value ?? null);

/** What happens with requests apart from the desk on screen: over HTTP, by whoever is named. */
export function requestingAt(central: Central) {
  const as = async (who: string) => asking(central.url, await central.token(who));
  const talk = async (who: string, person: SyntheticCustomer) => {
    const ask = await as(who);
    const conversationId = v7();
    const about = { customerId: person.id, conversationId };
    await ask('conversations.open', {
      ...{ commandId: v7(), conversationId, at: new Date().toISOString() },
      ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
    });
    await ask('customers.checkIdentity', {
      ...{ commandId: v7(), ...about, fullName: fullName(person), dateOfBirth: person.birthDate, reference: person.reference },
    });
    return { ask, about };
  };
  return {
    /** Somebody says on the phone that a value is another: their date of birth, unless it is told otherwise. */
    log: async (who: string, person: SyntheticCustomer, says: string, how: How = {}): Promise<Logged> => {
      const { field = 'dateOfBirth', saidAt = new Date().toISOString(), toLookAt, words, howToAnswer = 'by phone' } = how;
      const { ask, about } = await talk(who, person);
      const made = { requestId: toLookAt ? lookedAtId() : v7(), reference: makeReference(randomBytes(9)) };
      const onCall = toLookAt ? { decidedOnCall: true } : { howToCheck: 'The passport' };
      await ask('rectifications.log', {
        ...{ commandId: v7(), ...about, ...made, saidAt, howToAnswer, ...(words ? { words } : {}) },
        fields: [{ field, seen: heldOf(person, field), says, incomplete: false, ...onCall }],
      });
      return made;
    },
    /** Whoever is of these kinds has their date of birth: two organisations and a partner, unless it is told otherwise. */
    share: async (person: SyntheticCustomer, kinds = ['local-careers', 'partner']): Promise<void> => {
      const ask = await as('supervisor');
      for (const { id, kind } of recipients.filter((one) => kinds.includes(one.kind)))
        await ask('disclosures.record', {
          ...{ commandId: v7(), customerId: person.id, saidAt: new Date().toISOString(), reason: 'my-day' },
          ...{ recipientId: id, items: ['dateOfBirth', 'givenName'] },
          ...(kind === 'partner' ? { basis: 'public-task', agreement: 'DSA 12' } : {}),
          ...(kind === 'legal-demand' ? { agreement: 'Order 7' } : {}),
        });
    },
    /** Somebody takes a request, or takes it over. */
    claim: async (who: string, { requestId }: Logged, takeOver = false): Promise<void> => {
      const ask = await as(who);
      const { version } = await ask('requests.read', { requestId });
      await ask('requests.claim', { commandId: v7(), requestId, version, ...(takeOver ? { takeOver: true as const } : {}) });
    },
    /** It goes to another organisation, with its clock. */
    handOver: async (who: string, requestId: string, to: string, why: string): Promise<void> => {
      const ask = await as(who);
      const { version } = await ask('requests.read', { requestId });
      await ask('requests.handOver', { commandId: v7(), requestId, version, to, why });
    },
    decide: async (who: string, { requestId }: Logged, decision: object): Promise<void> => {
      const ask = await as(who);
      const { version, disputes } = await ask('requests.read', { requestId });
      const seen = { field: disputes[0]?.field, seenNow: disputes[0]?.now ?? null };
      const turns = 'reasons' in decision ? { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true } : {};
      await ask('requests.decide', { commandId: v7(), requestId, version, fields: [{ ...seen, ...decision }], ...turns });
    },
    /** Proof of who is asking is asked for today. */
    wait: async (who: string, { requestId }: Logged): Promise<void> => {
      const ask = await as(who);
      const { version } = await ask('requests.read', { requestId });
      const askedOn = londonDay(new Date());
      await ask('requests.wait', { commandId: v7(), requestId, version, waitsFor: 'proof', askedOn });
    },
    /** The customer is told on the phone what was decided: nothing of it is being checked any more. */
    tellCustomer: async (who: string, { requestId }: Logged): Promise<void> => {
      const ask = await as(who);
      const { version } = await ask('requests.read', { requestId });
      const on = londonDay(new Date());
      await ask('requests.tellCustomer', { commandId: v7(), requestId, version, on, how: 'phone' });
    },
    /** The person types another mobile number into the website; it is what the record holds now. */
    change: async (person: SyntheticCustomer, value: string): Promise<void> => {
      const ask = await as('website');
      const changes = [{ field: 'mobile', value, how: 'changed', seen: { value: heldOf(person, 'mobile') } }];
      await ask('customers.amend', {
        ...{ commandId: v7(), customerId: person.id, signInId: v7(), saidAt: new Date().toISOString(), changes },
      });
    },
    /** Somebody looks at a decision that was made on a call. */
    look: async (who: string, { requestId }: Logged, outcome: string): Promise<void> => {
      await (await as(who))('requests.look', { commandId: v7(), requestId, outcome });
    },
    /** Somebody opens a finished request again; every decision stands. */
    reopen: async (who: string, { requestId }: Logged): Promise<void> => {
      const ask = await as(who);
      const { version } = await ask('requests.read', { requestId });
      await ask('requests.reopen', { commandId: v7(), requestId, version, why: 'To be told again.', fields: [] });
    },
    /** Each recipient is told and answers, the last cannot be told. */
    tellRecipients: async ({ requestId }: Logged): Promise<void> => {
      const ask = await as('supervisor.two');
      const { notices } = await ask('requests.read', { requestId });
      const on = londonDay(new Date());
      const update = (noticeId: string, version: number, how: object) =>
        ask('recipientNotices.update', { commandId: v7(), noticeId, version, on, ...how });
      for (const [index, { id }] of notices.entries())
        if (index === notices.length - 1) await update(id, 1, { state: 'impossible', because: 'no-longer-exists' });
        else {
          await update(id, 1, { state: 'told', how: 'secure-email' });
          await update(id, 2, { state: 'acknowledged' });
        }
    },
    /** What the central service says of a request, and of what is held. */
    read: async ({ requestId }: Logged) => (await as('supervisor.two'))('requests.read', { requestId }),
  };
}
