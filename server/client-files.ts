import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { projectFolder } from './config.js';

const folder = join(projectFolder, 'build/client');

/** Files whose name holds their content's hash never change. */
const HASHED = /-[\w-]{8}\.(js|css|woff2?|svg)(\.br|\.gz)?$/;

/** What a browser heeds for a document or a worker only; beside the files that these fetch it would be half a kilobyte each, for nothing. */
const OF_DOCUMENTS = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];
const FETCHED_BY_DOCUMENTS = /[/\\](main|chunk|styles)-[^/\\]+\.(js|css)(\.br|\.gz)?$|\.woff2$/;

const FILE = /^[^?]*\.\w+(\?|$)/;

/** Serves the client from the same port. Its own addresses (`/households/…`) all get the one page. */
export async function serveClient(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (FETCHED_BY_DOCUMENTS.test(path)) for (const name of OF_DOCUMENTS) reply.removeHeader(name);
    },
  });
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    // Not a page of the client, but an address that the API does not know, or a file of an earlier version.
    if (request.url.startsWith('/api/') || FILE.test(request.url)) reply.callNotFound();
    else void reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    return reply;
  };
  fastify.get('/', page);
  fastify.get('/*', page);
}
