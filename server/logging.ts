import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Config } from './config.js';

/**
 * One structured line a request: method, the route's shape, status and time. No address with its ids and search words,
 * no headers, no body: nothing in a log tells who was looked at.
 */
export const logging = (config: Config): Params => ({
  pinoHttp: {
    level: config.logLevel,
    customLogLevel: (_request, response, error) => (error !== undefined || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: (request: { method: string; raw?: IncomingMessage; url?: string }) => ({ method: request.method, path: shapeOf(request.url ?? '') }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  },
});

/** `/api/v1/households/0199…/visits?from=…` → `/api/v1/households/:id/visits`. */
export const shapeOf = (address: string): string =>
  address
    .split('?')[0]!
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '/:id')
    // The token of a calendar is a secret.
    .replace(/\/calendars\/.*$/, '/calendars/:token');
