import { z } from 'zod';
import { DoesNotOpen, seal, unseal } from '../keys/seal.ts';

/** Which writing of which item a file is: an item written again is another file. Numbers rise; none is used twice. */
export type Place = { readonly id: string; readonly sequence: number };

/** What is sealed beside an item. */
export type Beside = {
  /** The number its first writing had: the order of things stays when one of them is written again. */
  readonly first: number;
  /** Ids whose place this one takes. */
  readonly replaces: readonly string[];
};

/** What the store holds: every listed place has a file; `removed` ones may still have one, which nobody misses. */
export type Head = {
  /** The number of the next file. */
  readonly next: number;
  readonly live: readonly Place[];
  readonly removed: readonly Place[];
};

const count = z.int().nonnegative();
const besideShape = z.strictObject({ first: count, replaces: z.array(z.string()) });
const placeShape = z.tuple([z.string(), count]).transform(([id, sequence]) => ({ id, sequence }));
const headShape = z.strictObject({ next: count, live: z.array(placeShape), removed: z.array(placeShape) });

const LINE = 0x0a;
const identityOf = (kind: string, { id, sequence }: Place) => `${kind} item ${sequence} ${id}`;

/** Seals an item so that it opens only as this writing of it, in its own kind of store. */
export function sealItem(key: Buffer, kind: string, place: Place, beside: Beside, plain: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.from(JSON.stringify(beside)), Buffer.of(LINE), plain]);
  const sealed = seal(key, whole, identityOf(kind, place));
  whole.fill(0);
  return sealed;
}

/** Null when it does not open. */
export function openItem(key: Buffer, kind: string, place: Place, sealed: Buffer): (Beside & { readonly plain: Buffer }) | null {
  const opened = opens(key, sealed, identityOf(kind, place));
  if (!opened) return null;
  const end = opened.indexOf(LINE);
  return { ...besideShape.parse(JSON.parse(opened.subarray(0, end).toString('utf8'))), plain: opened.subarray(end + 1) };
}

export function sealHead(key: Buffer, kind: string, { next, live, removed }: Head): Buffer {
  const pairs = (places: readonly Place[]) => places.map(({ id, sequence }) => [id, sequence]);
  return seal(key, Buffer.from(JSON.stringify({ next, live: pairs(live), removed: pairs(removed) })), `${kind} head`);
}

/** Null when it does not open. */
export function openHead(key: Buffer, kind: string, sealed: Buffer): Head | null {
  const opened = opens(key, sealed, `${kind} head`);
  return opened && headShape.parse(JSON.parse(opened.toString('utf8')));
}

function opens(key: Buffer, sealed: Buffer, identity: string): Buffer | null {
  try {
    return unseal(key, sealed, identity);
  } catch (error) {
    if (error instanceof DoesNotOpen) return null;
    throw error;
  }
}
