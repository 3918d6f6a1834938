import { z } from 'zod';
import type { AuditKey } from './audit-key.ts';

/** The end of the chain as it was at a time: its position and its hash (hex). */
export type Head = { readonly position: number; readonly hash: string; readonly at: string };

const lineSchema = z.object({
  position: z.int().positive(),
  hash: z.string().regex(/^[\da-f]{64}$/),
  at: z.iso.datetime(),
  key: z.string(),
  signature: z.base64(),
});

function signedBytes({ position, hash, at }: Head): Buffer {
  return Buffer.from(`adviser-desk audit head 1\n${position}\n${hash}\n${at}\n`);
}

/** A head as one line of JSON with its signature, ending in a newline. */
export function writeHead(head: Head, key: AuditKey): string {
  const signature = key.sign(signedBytes(head)).toString('base64');
  return `${JSON.stringify({ ...head, key: key.id, signature })}\n`;
}

/** A line of the file: the head it states and whether one of our keys signed it; undefined for what is no head at all. */
export function readHead(line: string): (Head & { readonly signed: (key: AuditKey) => boolean }) | undefined {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { key: keyId, signature, ...head } = parsed.data;
  return { ...head, signed: (key) => key.signed(keyId, signedBytes(head), Buffer.from(signature, 'base64')) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
