import type pg from 'pg';

/** Milliseconds between two looks: for as long, and a query, a token is still taken after its machine was marked as lost. */
const EVERY_MS = 800;
const TOLD_EVERY_MS = 60_000;

// The second half finds a token that was noted at the very moment its machine was marked.
const REVOKED = `select encode(token_hash, 'base64') as hash from machine_sessions where revoked_at is not null and ends_at > now()
  union
  select encode(s.token_hash, 'base64') from lost_machines l join machine_sessions s using (machine_id) where s.ends_at > now()`;

/** Tokens that verify and are refused all the same. `has` takes a SHA-256, base64. */
export type RevokedTokens = { readonly has: (hash: string) => boolean; readonly size: () => number };

export type FollowedTokens = RevokedTokens & {
  /** Looks once; throws when the database cannot be asked. */
  readonly look: () => Promise<void>;
  /** Looks again and again until the returned function is called. While that fails, what was known last counts. */
  readonly follow: (failed: (error: unknown) => void) => () => Promise<void>;
};

/** The tokens of lost machines, in memory so that no call costs a query. Every backend of a database looks for itself. */
export function revokedTokens(pool: pg.Pool): FollowedTokens {
  let known: ReadonlySet<string> = new Set();
  const look = async () => {
    const { rows } = await pool.query<{ hash: string }>({ name: 'revoked-tokens', text: REVOKED });
    known = new Set(rows.map(({ hash }) => hash));
  };
  return {
    has: (hash) => known.has(hash),
    size: () => known.size,
    look,
    follow: (failed) => {
      let told = Number.NEGATIVE_INFINITY;
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      let running: Promise<void> = Promise.resolve();
      const plan = () => {
        if (stopped) return;
        timer = setTimeout(() => {
          running = look().catch(tell).then(plan);
        }, EVERY_MS);
      };
      const tell = (error: unknown) => {
        if (Date.now() - told < TOLD_EVERY_MS) return;
        told = Date.now();
        failed(error);
      };
      plan();
      return async () => {
        stopped = true;
        clearTimeout(timer);
        await running;
      };
    },
  };
}
