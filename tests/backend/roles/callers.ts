import { createPublicKey } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, openLocalIdentity } from '../../../backend/identity/local.ts';
import { localToken } from '../../support/local-token.ts';
import { testIdentity } from '../../support/prepared.ts';
import type { CallerKind } from './expected.ts';

const HOUR = 3600;
const soon = () => Math.floor(Date.now() / 1000) + HOUR;
/** A forger asks for everything. */
const everything = { roles: ['adviser', 'supervisor', 'website'] };

/** The seeded person behind each caller whose token is good. */
export const PERSON: Partial<Record<CallerKind, string>> = {
  'adviser of the organisation': 'phone.adviser',
  'adviser of another': 'local.adviser',
  supervisor: 'supervisor',
  'supervisor of another': 'local.supervisor',
  website: 'website',
};

/** The Authorization token of each caller; null for none. */
export async function tokenFor(kind: CallerKind): Promise<string | null> {
  const person = PERSON[kind];
  if (person) return localToken(testIdentity, person);
  const forged = (claims: JWTPayload, typ = 'at+jwt') =>
    localToken(testIdentity, 'phone.adviser', { claims: { ...everything, ...claims }, typ });
  switch (kind) {
    case 'no token':
      return null;
    case 'expired':
      return forged({ exp: soon() - HOUR - 60 });
    case 'wrong issuer':
      return forged({ iss: 'https://issuer.example' });
    case 'wrong audience':
      return forged({ aud: 'urn:adviser-desk:elsewhere' });
    case 'alg none':
      return `${[{ alg: 'none', typ: 'at+jwt' }, claims()].map(encoded).join('.')}.AA`;
    case 'HS256 with the public key':
      return symmetric();
    case 'id token':
      return forged({}, 'JWT');
    case 'no role':
      return forged({ roles: [] });
    default:
      return forged({ touchpoint: '0000000123' });
  }
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function claims() {
  const who = { sub: 'phone.adviser', name: 'Priya Shah', touchpoint: '0000000999', ...everything };
  return { ...who, iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE, exp: soon() };
}

/** The old trick: the public key, known to all, taken for a shared secret. */
async function symmetric(): Promise<string> {
  const { publicKey } = await openLocalIdentity(testIdentity);
  const pem = createPublicKey({ key: publicKey as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: publicKey.kid })
    .sign(Buffer.from(pem as string));
}
