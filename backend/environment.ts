import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(0).max(1_000_000);

const schema = z
  .object({
    PORT: port.default(4310),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:/)
      .optional(),
    DATABASE_OWNER_URL: z
      .string()
      .regex(/^postgres(ql)?:/)
      .optional(),
    DATA_FOLDER: z.string().min(1).default('.local/backend'),
    LOCAL_IDENTITY: z.string().min(1).default('.local/identity'),
    CUSTOMERS: count.default(0),
    SEED: z.coerce.number().int().min(0).default(1),
    ISSUER: z.string().min(1).optional(),
    AUDIENCE: z.string().min(1).optional(),
    JWKS_URI: z.url().optional(),
    /** Base64 of at least 32 bytes; several backends of one database need the same. */
    IDEMPOTENCY_SECRET: z.base64().min(44).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine(
    (env) => [env.ISSUER, env.AUDIENCE, env.JWKS_URI].every((one) => (one === undefined) === (env.JWKS_URI === undefined)),
    {
      message: 'ISSUER, AUDIENCE and JWKS_URI go together',
    },
  )
  .refine((env) => env.JWKS_URI !== undefined || isLoopback(env.HOST), {
    message: 'The local identity serves this machine alone: set ISSUER, AUDIENCE and JWKS_URI, or a loopback HOST',
  })
  .refine((env) => env.JWKS_URI === undefined || /^https:/.test(env.JWKS_URI) || isLoopback(new URL(env.JWKS_URI).hostname), {
    message: 'JWKS_URI needs https',
  })
  .refine((env) => env.DATABASE_URL !== undefined || env.DATABASE_OWNER_URL === undefined, {
    message: 'DATABASE_OWNER_URL needs DATABASE_URL',
  });

/** What the backend is told by its environment. */
export type Environment = z.output<typeof schema>;

/** Reads the environment once; throws one line per fault, naming the variable and never its value. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('\n'));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
