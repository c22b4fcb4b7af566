import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** Behind TLS the browser itself holds the cookie to this host (`__Host-`); on plain http that prefix is not taken. */
const SECURE_NAME = '__Host-session';
const PLAIN_NAME = 'session';

const isSecure = (config: Config): boolean => config.publicUrl?.protocol === 'https:';

export const sessionCookie = {
  read: (request: FastifyRequest): string | undefined => request.cookies[SECURE_NAME] ?? request.cookies[PLAIN_NAME],

  write(reply: FastifyReply, token: string, config: Config): void {
    const secure = isSecure(config);
    void reply.setCookie(secure ? SECURE_NAME : PLAIN_NAME, token, { httpOnly: true, sameSite: 'lax', path: '/', secure });
  },

  clear(reply: FastifyReply, config: Config): void {
    const secure = isSecure(config);
    void reply.clearCookie(secure ? SECURE_NAME : PLAIN_NAME, { httpOnly: true, sameSite: 'lax', path: '/', secure });
  },
};
