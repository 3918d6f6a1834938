import type { Central } from './central.ts';

/** Somebody whose survey consent is given, and what they would say on the phone. */
export type Person = {
  readonly customerId: string;
  readonly fullName: string;
  /** As a caller says it: 12/3/1984. */
  readonly dateOfBirth: string;
  readonly postcode: string;
};

/** Lines that find somebody among any ten people of England. */
const LINES = ['smith', 'jones', 'khan', 'taylor', 'brown', 'patel', 'williams', 'wilson', 'ann', 'john', 'mo', 'sa', 'ma'];

/** Somebody grown up: younger people have their own wording. */
const ADULT_SINCE = `${new Date().getFullYear() - 19}-01-01`;

/** Looks people up as the adviser may, without the person (my day), until one can be walked with. */
export async function choosePerson(ask: Central): Promise<Person> {
  for (const line of LINES) {
    const { results } = await ask('customers.find', { line });
    for (const { id } of results) {
      const person = await consenting(ask, id);
      if (person) return person;
    }
  }
  throw new Error('Nobody with a given survey consent, a date of birth and a postcode was found on this backend.');
}

async function consenting(ask: Central, customerId: string): Promise<Person | null> {
  const record = await ask('customers.read', { customerId, reason: 'my-day' });
  const survey = record.consents?.find(({ purpose }) => purpose === 'satisfaction-survey');
  const held = (field: string) => record.values?.find((value) => value.field === field)?.value;
  const [born, postcode] = [held('dateOfBirth'), held('postcode')];
  if (record.status !== 'current' || survey?.state !== 'given' || !born || !postcode || born > ADULT_SINCE) return null;
  const [year, month, day] = born.split('-').map(Number);
  const fullName = `${record.givenName} ${record.familyName}`;
  return { customerId, fullName, dateOfBirth: `${day}/${month}/${year}`, postcode };
}
