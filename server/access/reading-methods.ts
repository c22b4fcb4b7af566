import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';

/** Methods with which somebody only reads. */
export const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The page that a change comes from, where it says so (`X-Page`, a UUID that it made at random): it is not told of its own change. */
export function pageOf({ headers }: FastifyRequest): string | null {
  const page = headers['x-page'];
  return isUUID(page) ? (page as string).toLowerCase() : null;
}

/** A page reads by itself (`X-Unattended: 1`), because it heard of a change: nobody is there because of it. */
export const isUnattended = ({ method, headers }: FastifyRequest): boolean => READS.has(method) && headers['x-unattended'] === '1';
