import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What is told of a closing: whose, by the random alias alone, the London day, how far it is. */
const toldSchema = z.strictObject({
  alias: z.guid(),
  closedOn: z.iso.date(),
  step: z.enum(['closed', 'stopped', 'destroyed']),
  /** The alias of the record that remains of two. */
  remains: z.guid().nullable(),
});
export type Told = z.output<typeof toldSchema>;

/** Where a journal ends, or was: the position of a line and its hash (hex). */
export type Place = { readonly position: number; readonly hash: string };
export type Line = Told & Place;

const lineSchema = toldSchema.extend({ position: z.int().positive(), hash: z.string().regex(/^[\da-f]{64}$/) });

/** Before the first line. */
export const BEGINNING: Place = { position: 0, hash: '0'.repeat(64) };

/** The line that comes after a place: its hash covers everything before it. */
export function linked({ position, hash }: Place, { alias, closedOn, step, remains }: Told): Line {
  const next = position + 1;
  const bytes = `adviser-desk closing journal 1\n${hash}\n${next}\n${alias}\n${closedOn}\n${step}\n${remains ?? ''}\n`;
  return { position: next, alias, closedOn, step, remains, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** The lines that come after a place. */
export function linkedAll(from: Place, told: readonly Told[]): readonly Line[] {
  let last = from;
  return told.map((one) => {
    const line = linked(last, one);
    last = line;
    return line;
  });
}

/** A line as the file has it, with its end. */
export function writeLine({ position, alias, closedOn, step, remains, hash }: Line): string {
  return `${JSON.stringify({ position, alias, closedOn, step, remains, hash })}\n`;
}

/** Reads a line without its end, as one that comes after a place; undefined for anything else, a line written in another way too. */
export function readLine(text: string, after: Place): Line | undefined {
  const parsed = lineSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const line = linked(after, parsed.data);
  return writeLine(line) === `${text}\n` ? line : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
