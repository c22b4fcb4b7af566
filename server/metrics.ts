import { createServer } from 'node:http';
import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ChangedHouseholds } from './database/changed-households.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { DigestSending } from './digest/digest-sending.js';
import { NewsStreams } from './news/news-streams.service.js';
import { EVENT_STREAM } from './shared/answers.js';

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Figures of how the service runs, for Prometheus. Routes by their shape: no id, no name, nothing of anybody. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'samenregie_request_seconds',
    help: 'Time that requests took, by method, shape of the route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(@InjectDataSource() dataSource: DataSource, work: UnitOfWork, digests: DigestSending, news: ChangedHouseholds, streams: NewsStreams) {
    collectDefaultMetrics({ register: this.registry });
    const pool = (): Pool => (dataSource.driver as PostgresDriver).master as Pool;
    this.gauge('samenregie_database_connections', 'Connections to the database.', () => pool().totalCount);
    this.gauge('samenregie_database_connections_idle', 'Connections that nothing uses now.', () => pool().idleCount);
    this.gauge('samenregie_database_waiting', 'Requests that wait for a connection.', () => pool().waitingCount);
    this.gauge('samenregie_units_of_work_retried', 'Units of work done over because another came between, since the start.', () => work.retries);
    this.gauge('samenregie_digests_sent', 'Digest mails that the mail server took from this process, since the start.', () => digests.figures.sent);
    this.gauge('samenregie_digests_failed', 'Digest mails that this process could not get rid of: refused, cut off or given up, since the start.', () => digests.figures.failed);
    this.gauge('samenregie_news_streams', 'Pages that follow a household now.', () => streams.open);
    this.gauge('samenregie_news_events', 'Events told to pages, since the start.', () => streams.told);
    this.gauge('samenregie_news_tellings', 'Statements with which this process told others of changes, since the start.', () => news.tellings);
  }

  private gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }

  /** From here on each request of the API counts. Before the application is ready. */
  measure(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request, reply) => {
      // How long a page was open says nothing of how the service runs.
      if (String(reply.getHeader('content-type')).startsWith(EVENT_STREAM)) return;
      this.requests.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
    });
  }

  /** Serves them apart from the API, on a port that is not for the world. Answers how to stop that. */
  async serve(port: number, host: string): Promise<() => Promise<void>> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void this.registry.metrics().then((text) => response.writeHead(200, { 'content-type': this.registry.contentType }).end(text));
    });
    server.listen(port, host);
    await once(server, 'listening');
    return async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    };
  }
}
