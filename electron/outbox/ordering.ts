/** What of an item decides its turn: the things it names. */
export type Named = { readonly names: readonly string[] };

/** The fields of an input whose things keep their order. */
const ORDERED = ['customerId', 'conversationId'] as const;

/** The things a command names: its customer, its conversation. */
export function namesOf(input: Record<string, unknown>): string[] {
  return ORDERED.filter((field) => typeof input[field] === 'string').map((field) => `${field}:${input[field]}`);
}

/** The thing that a command brings into being, so that later commands naming it are built on it. */
export function madeBy(operation: string, input: Record<string, unknown>): string | null {
  return operation === 'conversations.open' ? `conversationId:${input.conversationId}` : null;
}

/** The items whose turn it is: no earlier one names the same thing. `live` is in the order of recording. */
export function turns<I extends Named>(live: readonly I[]): I[] {
  const taken = new Set<string>();
  return live.filter((item) => {
    const free = item.names.every((name) => !taken.has(name));
    for (const name of item.names) taken.add(name);
    return free;
  });
}
