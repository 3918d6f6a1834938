import { v7 } from 'uuid';

/** A new id, made here, offline too (UUIDv7). */
export const newId = (): string => v7();
