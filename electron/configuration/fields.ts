import { z } from 'zod';
import { COPY_HOURS, LOCK_MINUTES, LOCK_MINUTES_IN_CONVERSATION } from '../../shared/domain/limits.ts';
import { readUrl } from '../read-url.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether what goes to an address is protected on its way: https anywhere, plain HTTP on this machine alone. */
export function isProtected(text: string): boolean {
  const url = readUrl(text);
  if (!url || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** Whether an address may be worked with: protected, and nothing beside the address. */
export function isSafeAddress(text: string): boolean {
  const url = readUrl(text);
  return isProtected(text) && url?.search === '' && url.hash === '';
}

const address = z.string().max(500).refine(isSafeAddress, { error: 'not-a-safe-address' });
/** What OAuth lets a client id or an audience be (RFC 6749, appendix A: visible ASCII). */
const word = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** What a person may set. */
export const configurationChange = z
  .strictObject({
    server: address,
    issuer: address,
    clientId: word,
    audience: word,
    lockMinutes: z.int().min(1).max(LOCK_MINUTES.ceiling),
    lockMinutesInConversation: z.int().min(1).max(LOCK_MINUTES_IN_CONVERSATION.ceiling),
    copyHours: z.int().min(1).max(COPY_HOURS.ceiling),
  })
  .partial();

/**
 * What an administrator's file may hold. An unknown name is an error: a misspelt rule must not pass for a rule.
 * `allowDebuggingPort` is read before everything else, by debugging-allowed.ts.
 */
export const managedFields = configurationChange
  .extend({ excludeFromCapture: z.boolean(), allowDebuggingPort: z.boolean() })
  .partial()
  .strict();
export type Managed = z.output<typeof managedFields>;
