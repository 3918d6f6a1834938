import type { OperationName } from '../../shared/operations.ts';

type Named = { readonly id: string; readonly givenName: string; readonly familyName: string };

/** The names this desk has been shown, so that unsent work can say whom it is for. In memory, and forgotten with the lock. */
export type Whom = {
  readonly heard: (operation: OperationName, output: unknown) => void;
  readonly nameOf: (customerId: unknown) => string | null;
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
    nameOf: (customerId) => names.get(String(customerId)) ?? null,
    forget: () => names.clear(),
  };
}
