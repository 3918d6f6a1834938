import pg from 'pg';

/**
 * A client that sends the queries of one turn of the event loop in one write. Each write is a system call that wakes the server:
 * measured, the five messages of a command cost more in writes than in anything else.
 */
export class BatchingClient extends pg.Client {
  #corked = false;

  // pg's `query` has many shapes; all are handed on as they came.
  override query(...args: unknown[]): never {
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    if (!this.#corked) {
      this.#corked = true;
      stream.cork();
      // Runs once every waiting promise has had its turn.
      process.nextTick(() => {
        this.#corked = false;
        stream.uncork();
      });
    }
    return (super.query as (...all: unknown[]) => never).apply(this, args);
  }
}
