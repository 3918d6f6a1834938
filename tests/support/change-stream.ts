import { placeSchema } from '../../shared/changes.ts';

export type StreamEvent = { readonly id: string | undefined; readonly name: string; readonly data: Record<string, unknown> };
type Told = { readonly customerId: string; readonly what: string; readonly version: number; readonly commandId: string };

/** A stream of changes as a plain reader sees it, without the desk's own code. */
export type ChangeStream = {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly StreamEvent[];
  /** The comment lines so far. */
  readonly beats: () => number;
  /** The commands told of so far, in their order. */
  readonly commands: () => readonly string[];
  readonly last: () => string | undefined;
  /** Resolves when the other side has closed it, or it broke. */
  readonly over: Promise<'ended' | 'broken'>;
  readonly cut: () => Promise<void>;
};

/** Opens `GET /v1/changes`; `from`: where to go on. */
export async function openStream(
  url: string,
  token: string,
  from?: string,
  how: 'header' | 'query' = 'header',
): Promise<ChangeStream> {
  const abort = new AbortController();
  const query = from !== undefined && how === 'query' ? `?from=${from}` : '';
  const answer = await fetch(`${url}/v1/changes${query}`, {
    headers: { authorization: `Bearer ${token}`, ...(from !== undefined && how === 'header' ? { 'last-event-id': from } : {}) },
    signal: abort.signal,
  });
  const events: StreamEvent[] = [];
  let beats = 0;
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        if (lines[0]?.startsWith(':')) beats += 1;
        else events.push(eventOf(lines));
      }
    }
  };
  const over = read().then(
    () => 'ended' as const,
    () => 'broken' as const,
  );
  return {
    status: answer.status,
    headers: answer.headers,
    events,
    beats: () => beats,
    commands: () => events.filter(({ name }) => name === 'customer').map(({ data }) => (data as Told).commandId),
    last: () => events.findLast(({ id }) => id !== undefined)?.id,
    over,
    cut: async () => {
      abort.abort();
      await over;
    },
  };
}

function eventOf(lines: readonly string[]): StreamEvent {
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const id = field('id');
  if (id !== undefined) placeSchema.parse(id);
  return { id, name: field('event') ?? '', data: JSON.parse(field('data') ?? '{}') };
}

/** Waits until it is so; looks often, and gives up after `seconds`. */
export async function untilSo(isSo: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('It did not come to be so');
    await new Promise((later) => setTimeout(later, 20));
  }
}
