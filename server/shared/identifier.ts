import { v7 } from 'uuid';

/** A new id: UUIDv7, so that ids made one after the other lie beside each other in an index. */
export const newId = (): string => v7();

/** When such an id was made, in milliseconds: its first 48 bits. */
export const momentOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
