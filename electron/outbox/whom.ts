import type { Input, OperationName } from '../../shared/operations.ts';

type Named = { readonly id: string; readonly givenName: string; readonly familyName: string };

/** The names this desk has been shown, so that unsent work can say whom it is for. In memory, and forgotten with the lock. */
export type Whom = {
  readonly heard: (operation: OperationName, output: unknown) => void;
  /** Whom a command is for; somebody new has the name they said, before the central service has heard of them. */
  readonly nameOf: (customerId: unknown, operation?: OperationName, input?: Readonly<Record<string, unknown>>) => string | null;
  /** Their account is closed. */
  readonly drop: (customerId: string) => void;
  readonly forget: () => void;
};

export function rememberWhom(): Whom {
  const names = new Map<string, string>();
  const note = ({ id, givenName, familyName }: Named) => void names.set(id, `${givenName} ${familyName}`);
  return {
    heard: (operation, output) => {
      if (operation === 'customers.read') note(output as Named);
      if (operation === 'customers.find') for (const found of (output as { results: readonly Named[] }).results) note(found);
    },
    nameOf: (customerId, operation, input) => {
      if (operation === 'customers.register') note(somebodyNew(input as Input<'customers.register'>));
      if (operation === 'requests.logUnmatched') return (input as Input<'requests.logUnmatched'>).whoName ?? null;
      return names.get(String(customerId)) ?? null;
    },
    drop: (customerId) => void names.delete(customerId),
    forget: () => names.clear(),
  };
}

function somebodyNew({ customerId, values }: Input<'customers.register'>): Named {
  const of = (field: string) => values.find((one) => one.field === field)?.value.trim() ?? '';
  return { id: customerId, givenName: of('givenName'), familyName: of('familyName') };
}
