/** What of an item decides its turn. */
export type Turn = {
  /** The things it names: its customer, its conversation. */
  readonly names: readonly string[];
  /** The thing it brings into being. */
  readonly makes: string | null;
  /** The customer it closes. */
  readonly closes: string | null;
  /** Somebody waits for its answer at the screen. */
  readonly waitedFor: boolean;
  /** It needs a person's decision. */
  readonly stuck: boolean;
  /** Whose it is, is to be found out: it may be anybody's of its conversation. */
  readonly unmatched: boolean;
  readonly inFlight: boolean;
};

/** The fields of an input whose things keep their order, and what they are: also who was matched, and which of two records remains. */
const ORDERED = [
  ['customerId', 'customerId'],
  ['conversationId', 'conversationId'],
  ['matchedTo', 'customerId'],
  ['remains', 'customerId'],
  ['promiseId', 'promiseId'],
] as const;

/**
 * The things a command names: its customer, its conversation, and a promise, which bears the id of the command that makes it. A check against a copy names both inside its event: whatever was said
 * after it counts on the level it brings.
 */
export function namesOf(input: Record<string, unknown>, operation = ''): string[] {
  const events = Array.isArray(input.events) ? (input.events as Record<string, unknown>[]) : [];
  const named = [input, ...events.filter(({ kind }) => kind === 'offline-check')].flatMap((one) =>
    ORDERED.filter(([field]) => typeof one[field] === 'string').map(([field, what]) => `${what}:${one[field]}`),
  );
  return isPromise(operation, input) ? [...named, `promiseId:${input.commandId}`] : named;
}

/** What only the audit is told. */
const SHEETS = ['letter', 'receipt', 'confirmation'].flatMap((kind) => [`${kind}-printed`, `${kind}-saved`]);
const LOOKS: readonly string[] = ['offline-search', 'offline-view', ...SHEETS];

/** Whether a command only tells the audit who looked at what or took it out: nothing that anybody said depends on it. */
export function isLook(operation: string, input: Record<string, unknown>): boolean {
  if (operation !== 'deskEvents.record') return false;
  return (input.events as { kind: string }[]).every(({ kind }) => LOOKS.includes(kind));
}

/** A promise is known by the command that makes it, or that moves another to its day. */
const isPromise = (operation: string, { outcome }: Record<string, unknown>): boolean =>
  operation === 'promises.make' || (operation === 'promises.keep' && outcome === 'moved');

/** The thing that a command brings into being, so that later commands naming it are built on it. */
export function madeBy(operation: string, input: Record<string, unknown>): string | null {
  if (operation === 'conversations.open') return `conversationId:${input.conversationId}`;
  if (isPromise(operation, input)) return `promiseId:${input.commandId}`;
  return operation === 'customers.register' ? `customerId:${input.customerId}` : null;
}

/** The customer whose account a command closes: it goes after everything else of theirs (domain: closing). */
export function closedBy(operation: string, input: Record<string, unknown>): string | null {
  return operation === 'closures.close' ? `customerId:${input.customerId}` : null;
}

/** Whose turn it is, and who waits for a person's decision about another. */
export type Turns<I> = { readonly free: readonly I[]; readonly held: readonly I[] };

/**
 * The items whose turn it is; `live` is in the order of recording. No earlier one names the same thing. One that needs a
 * decision holds its own customer, and what it was to bring into being, but no check that somebody waits for. A closing
 * goes when nothing else of its customer is left, whenever that was recorded, nor anything of its conversation that is to be matched.
 */
export function turns<I>(live: readonly I[], turnOf: (item: I) => Turn): Turns<I> {
  const taken = new Set<string>();
  const held = new Set<string>();
  const free: I[] = [];
  const behind: I[] = [];
  const unmade = new Set<string>();
  const closings: (readonly [I, Turn])[] = [];
  const all = live.map(turnOf);
  for (const turn of all) {
    if (turn.closes !== null && turn.inFlight) for (const name of turn.names) taken.add(name);
  }
  const look = (item: I, turn: Turn) => {
    // Behind something stuck it waits for a decision too: nobody but its customer waits with it.
    const waits = !turn.stuck && !turn.waitedFor && turn.names.some((name) => held.has(name));
    const stuck = turn.stuck || waits;
    if (waits || (!stuck && turn.names.some((name) => unmade.has(name)))) behind.push(item);
    if (!stuck && turn.names.every((name) => !taken.has(name))) free.push(item);
    if (!stuck) for (const name of turn.names) taken.add(name);
    else {
      for (const name of turn.names.filter(isCustomer)) held.add(name);
      for (const made of turn.makes === null ? [] : [turn.makes]) {
        taken.add(made);
        unmade.add(made);
      }
    }
  };
  live.forEach((item, index) => {
    const turn = all[index] as Turn;
    if (turn.closes === null) look(item, turn);
    else if (turn.inFlight) free.push(item);
    else closings.push([item, turn]);
  });
  for (const turn of all) if (turn.unmatched && turn.stuck) for (const name of turn.names) held.add(name);
  for (const [item, turn] of closings) look(item, turn);
  return { free, held: behind };
}

type Names = { readonly names: readonly string[] };

/**
 * Whose turn it is after `gone` has left, where none needs a decision and none closes an account: what `turns` answers, without going
 * through all there are. What was behind it and is now the first of everything it names has its turn too.
 */
export function freeAfter<I extends Names>(free: readonly I[], gone: I, live: readonly I[]): readonly I[] {
  const first = (name: string) => live.find(({ names }) => names.includes(name));
  const next = gone.names.flatMap((name) => first(name) ?? []).filter((one) => one.names.every((name) => first(name) === one));
  const left = new Set([...free, ...next]);
  left.delete(gone);
  return live.filter((item) => left.has(item));
}

/** Whether a thing that an item names is a customer. */
export const isCustomer = (name: string): boolean => name.startsWith('customerId:');
