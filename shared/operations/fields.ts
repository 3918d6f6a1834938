import { z } from 'zod';
import { LINE_LENGTH, NOTE_LENGTH } from '../domain/limits.ts';

/** An id made by whoever creates the thing (UUIDv7 on the desk). */
export const id = () => z.uuid();
/** The id of the command in whose place a corrected one comes. */
export const replaces = () => id().optional();
/** An instant: RFC 3339 with offset. */
export const instant = () => z.iso.datetime({ offset: true });
/** A day in Europe/London: `YYYY-MM-DD`. */
export const day = () => z.iso.date();
/** A 10-digit touchpoint (DSS). */
export const touchpoint = () => z.string().regex(/^\d{10}$/);
/** Text typed by a person on one line, without control characters. */
export const typed = (max = LINE_LENGTH) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Text of several lines, with no control character but the end of a line. What is too long is not looked through. */
export const lines = (max: number) =>
  z
    .string()
    .min(1)
    .max(max, { abort: true })
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u);
/** A reference made on the desk: ten of Crockford's letters, the last of which checks the others. */
export const reference = () => z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/);
/** A short optional note (domain: conversation). */
export const note = () => typed(NOTE_LENGTH);

/** A page of a list: how many, and where the last page ended. */
export const page = { limit: z.int().min(1).max(100).optional(), cursor: z.string().max(200).optional() };

/** Whose the request was when this was begun; null: nobody's. Where it is another's by now, nothing is recorded. */
export const ofWhom = () => id().nullable().optional();
