import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { SAFETY_NET_HOURS } from '../shared/domain/limits.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(0).max(1_000_000);

const perMinute = z.coerce.number().int().min(60).max(100_000_000);
const seconds = z.coerce.number().int().min(1).max(300);
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).refine(isNamed);

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
    /** Where the local identity's provider listens in local mode; `off` for none. */
    IDENTITY_PORT: z.literal('off').or(port).optional(),
    /** How long the provider's access tokens for the desk last. */
    IDENTITY_TOKEN_SECONDS: z.coerce.number().int().min(1).max(3_600).default(600),
    CUSTOMERS: count.default(0),
    /** So many requests round today beside the synthetic people, for trying out a queue. */
    EXAMPLE_REQUESTS: z.coerce.number().int().min(0).max(1_000).default(0),
    SEED: z.coerce.number().int().min(0).default(1),
    ISSUER: z.string().min(1).optional(),
    AUDIENCE: z.string().min(1).optional(),
    JWKS_URI: z.url().optional(),
    /** Base64 of at least 32 bytes; several backends of one database need the same. */
    IDEMPOTENCY_SECRET: z.base64().min(44).optional(),
    /** The same for the shares of desks' keys: lost, what desks have sealed opens by passcode alone. */
    DESK_KEY_SECRET: z.base64().min(44).optional(),
    /** The server's certificate (with its chain) and key: PEM files, read again on SIGHUP. */
    TLS_CERT: z.string().min(1).optional(),
    TLS_KEY: z.string().min(1).optional(),
    /** Addresses or networks of the proxies in front that end TLS, separated by commas; each is named, none is guessed. */
    TRUSTED_PROXY: z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(network).min(1))
      .optional(),
    /** Calls a minute that one person, and one address, may make of this process: a guard and not a promise. */
    PERSON_PER_MINUTE: perMinute.default(600),
    ADDRESS_PER_MINUTE: perMinute.default(6_000),
    /** How long a request's headers, and a whole request, may take to arrive. */
    HEADERS_SECONDS: seconds.default(10),
    REQUEST_SECONDS: seconds.default(30),
    /** The Ed25519 key that signs heads of the audit's chain: PEM text or file. Several backends of one database need the same. */
    AUDIT_KEY: z.string().min(1).optional(),
    /** The file they are signed into, best where who can change the database cannot. Several backends need the same. */
    AUDIT_HEADS: z.string().min(1).optional(),
    /** Hours between a closing and the destruction that follows, in which a supervisor may stop it. */
    SAFETY_NET_HOURS: z.coerce.number().int().min(0).max(SAFETY_NET_HOURS.ceiling).default(SAFETY_NET_HOURS.value),
    /** The file of the closing journal, never inside a back-up of the database. Several backends of one database need the same. */
    CLOSING_JOURNAL: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine((env) => (env.ISSUER === undefined) === (env.AUDIENCE === undefined) && (env.ISSUER || !env.JWKS_URI), {
    message: 'ISSUER and AUDIENCE go together, and JWKS_URI with them',
  })
  .refine((env) => env.ISSUER !== undefined || isLoopback(env.HOST), {
    message: 'The local identity serves this machine alone: set ISSUER and AUDIENCE, or a loopback HOST',
  })
  .refine((env) => env.ISSUER !== undefined || env.TRUSTED_PROXY === undefined, {
    message: 'The local identity serves this machine alone, and a TRUSTED_PROXY others: set ISSUER and AUDIENCE',
  })
  .refine((env) => env.ISSUER === undefined || env.IDENTITY_PORT === undefined || env.IDENTITY_PORT === 'off', {
    message: 'IDENTITY_PORT is for local mode, and with an ISSUER there is none',
  })
  .refine((env) => env.JWKS_URI === undefined || isSafe(env.JWKS_URI), { message: 'JWKS_URI needs https' })
  .refine((env) => env.ISSUER === undefined || env.JWKS_URI !== undefined || isSafe(env.ISSUER), {
    message: 'ISSUER needs https, to be asked for its keys (or name them in JWKS_URI)',
  })
  .refine((env) => (env.TLS_CERT === undefined) === (env.TLS_KEY === undefined), { message: 'TLS_CERT and TLS_KEY go together' })
  .refine((env) => isLoopback(env.HOST) || env.TLS_CERT !== undefined || env.TRUSTED_PROXY !== undefined, {
    message:
      'Plain HTTP is for this machine alone: set TLS_CERT and TLS_KEY, or TRUSTED_PROXY to the proxy that ends TLS, or a loopback HOST',
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

/** A network that holds everybody names nobody. */
function isNamed(network: string): boolean {
  const [address = '', bits] = network.split('/');
  return bits === undefined || Number(bits) >= (isIPv6(address) ? 32 : 8);
}

/** True for a host name or address that only this machine reaches. */
export function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
