import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

const isSecure = (config: Config): boolean => config.publicUrl?.protocol === 'https:';

interface OwnCookie {
  read(request: FastifyRequest, config: Config): string | undefined;
  write(reply: FastifyReply, value: string, config: Config): void;
  clear(reply: FastifyReply, config: Config): void;
}

/**
 * A cookie that scripts cannot read and other sites do not send along. Behind TLS the browser itself holds it to this host
 * (`__Host-`); on plain http that prefix is not taken. `maxAge` in seconds; left out: as long as the browser is open.
 */
export function ownCookie(name: string, maxAge?: number): OwnCookie {
  const nameFor = (config: Config): string => (isSecure(config) ? `__Host-${name}` : name);
  const attributes = (config: Config) => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(config) }) as const;
  return {
    // Only under the name that belongs to this installation: another one could have been planted by a neighbouring host.
    read: (request, config) => request.cookies[nameFor(config)],
    write: (reply, value, config) => void reply.setCookie(nameFor(config), value, { ...attributes(config), ...(maxAge === undefined ? {} : { maxAge }) }),
    clear: (reply, config) => void reply.clearCookie(nameFor(config), attributes(config)),
  };
}

export const sessionCookie = ownCookie('session');
