import { z } from 'zod';
import { refuseField } from '../refusal.ts';

/** Where a page ended: the instant and the id of its last item, never a name. */
export type Cursor = { readonly at: string; readonly id: string };

const schema = z.tuple([z.iso.datetime({ offset: true }), z.string().max(120)]);

/** A cursor as callers carry it. */
export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Reads a cursor; refuses what this service did not make. */
export function readCursor(text: string): Cursor {
  try {
    const [at, id] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at, id };
  } catch {
    throw refuseField('cursor', 'bad-cursor', 'This cursor was not given by this service');
  }
}
