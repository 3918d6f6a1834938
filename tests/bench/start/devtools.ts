/** The debugging side of a running window: evaluates in its page. Opened only after the start has been measured. */
export type Devtools = { readonly evaluate: <T>(expression: string) => Promise<T>; readonly close: () => void };

type Answer = { readonly id: number; readonly result?: { readonly result?: { readonly value?: unknown } } };

/** Connects to the first page behind a debugging port. */
export async function connectDevtools(port: number): Promise<Devtools> {
  const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const page = pages.find(({ type }) => type === 'page');
  if (!page) throw new Error('The window shows no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await new Promise((open, failed) => {
    socket.onopen = open;
    socket.onerror = failed;
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  let last = 0;
  return {
    evaluate: <T>(expression: string) =>
      new Promise<T>((done) => {
        last += 1;
        waiting.set(last, (answer) => done(answer.result?.result?.value as T));
        const params = { expression, returnByValue: true, awaitPromise: true };
        socket.send(JSON.stringify({ id: last, method: 'Runtime.evaluate', params }));
      }),
    close: () => socket.close(),
  };
}
