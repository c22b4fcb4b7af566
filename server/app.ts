import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { serveClient } from './client-files.js';
import type { Config } from './config.js';
import { ChangedHouseholds } from './database/changed-households.js';
import type { Databases } from './database/databases.js';
import { InputPipe } from './input-pipe.js';
import { Metrics } from './metrics.js';
import { API_PREFIX, API_VERSION, serveOpenApi } from './openapi.js';
import { ProblemFilter, refuseUnreadable } from './problem-filter.js';

/** How long connections that are kept open may still send a request after a stop was asked for, in milliseconds. */
const LAST_ORDERS = 300;

/** Largest request, in bytes. The longest text of a form fits many times. */
const LARGEST_REQUEST = 256 * 1024;

/** Many visits at once, after the shape of their route. */
const LARGER_REQUEST = 1024 * 1024;
const TAKES_MANY_VISITS = /\/visit-imports(\/preview)?$/;

const FORM = 'application/x-www-form-urlencoded';
const TAKES_FORM = `/${API_PREFIX}/session/back-channel-logout`;

/** The whole application, ready to listen; used by `main.ts` and by the tests alike. */
export async function createApp(config: Config, databases: Databases): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_REQUEST,
    trustProxy: (_, hop) => hop < config.proxies,
    frameworkErrors: refuseUnreadable,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, databases), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // `default` lets through the scripts of our own workers and nothing else: see file-worker.ts.
        trustedTypes: ['angular', 'angular#bundler', 'angular#components', 'default'],
        upgradeInsecureRequests: config.publicUrl?.protocol === 'https:' ? [] : null,
      },
    },
    strictTransportSecurity: config.publicUrl?.protocol === 'https:' ? undefined : false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.addHook('onRoute', (route) => {
    if (TAKES_MANY_VISITS.test(route.url)) route.bodyLimit = LARGER_REQUEST;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(`/${API_PREFIX}`)) return;
    // Answers are about people: nothing between here and the reader keeps them.
    void reply.header('API-Version', API_VERSION).header('Cache-Control', 'no-store');
  });
  if (config.metricsPort !== null) app.get(Metrics).measure(fastify);
  finishBeforeClosing(fastify);
  // What the last requests changed is still told.
  fastify.addHook('onClose', () => app.get(ChangedHouseholds).flush());
  serveOpenApi(app);
  await serveClient(app);
  app.enableShutdownHooks([]);
  await app.init();
  readJsonOnly(fastify);
  await fastify.ready();
  return app;
}

/** What a plain form of another site could send is not even read, but for the one address where the provider of single sign-on sends a form. */
function readJsonOnly(fastify: FastifyInstance): void {
  for (const type of ['text/plain', FORM]) if (fastify.hasContentTypeParser(type)) fastify.removeContentTypeParser(type);
  fastify.addHook('preParsing', async (request) => {
    if (request.headers['content-type']?.startsWith(FORM) && request.routeOptions.url !== TAKES_FORM) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
  });
  fastify.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))));
}

/**
 * A connection that looks idle may have a request under way to us: cutting it off would fail that request. So for a moment
 * all is answered still, with the word that the connection ends; only then is what remains really idle.
 */
function finishBeforeClosing(fastify: FastifyInstance): void {
  let closing = false;
  // Browsers make connections that they may need: as long as nothing was sent on one it counts as busy, for a minute.
  const unused = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  fastify.server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  fastify.addHook('preClose', async () => {
    closing = true;
    await pause(LAST_ORDERS);
    for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
  });
  fastify.addHook('onSend', async (_, reply) => {
    if (closing) void reply.header('Connection', 'close');
  });
}
