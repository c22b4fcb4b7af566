import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** Behind TLS the browser itself holds the cookie to this host (`__Host-`); on plain http that prefix is not taken. */
const SECURE_NAME = '__Host-session';
const PLAIN_NAME = 'session';

const isSecure = (config: Config): boolean => config.publicUrl?.protocol === 'https:';
const nameFor = (config: Config): string => (isSecure(config) ? SECURE_NAME : PLAIN_NAME);

export const sessionCookie = {
  /** Only under the name that belongs to this installation: another one could have been planted by a neighbouring host. */
  read: (request: FastifyRequest, config: Config): string | undefined => request.cookies[nameFor(config)],

  write(reply: FastifyReply, token: string, config: Config): void {
    void reply.setCookie(nameFor(config), token, { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(config) });
  },

  clear(reply: FastifyReply, config: Config): void {
    void reply.clearCookie(nameFor(config), { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(config) });
  },
};
