import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { serveClient } from './client-files.js';
import type { Config } from './config.js';
import { inputPipe } from './input-pipe.js';
import { API_PREFIX, API_VERSION, serveOpenApi } from './openapi.js';
import { ProblemFilter } from './problem-filter.js';

/** Largest request, in bytes. The longest text of a form fits many times. */
const LARGEST_REQUEST = 256 * 1024;

/** The whole application, ready to listen; used by `main.ts` and by the tests alike. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LARGEST_REQUEST, trustProxy: config.trustProxy, forceCloseConnections: 'idle' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, databaseUrl), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(inputPipe());
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
        upgradeInsecureRequests: config.publicUrl?.protocol === 'https:' ? [] : null,
      },
    },
    strictTransportSecurity: config.publicUrl?.protocol === 'https:' ? undefined : false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(`/${API_PREFIX}`)) return;
    // Answers are about people: nothing between here and the reader keeps them.
    void reply.header('API-Version', API_VERSION).header('Cache-Control', 'no-store');
  });
  serveOpenApi(app);
  await serveClient(app);
  app.enableShutdownHooks([]);
  await app.init();
  await fastify.ready();
  return app;
}
