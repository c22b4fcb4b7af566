import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import type { Databases } from './database/databases.js';

/** Does something that is nobody's request, with the application's own services on the owner's connection. */
export async function asSystem<T>(config: Config, databases: Databases, task: (context: INestApplicationContext) => Promise<T>): Promise<T> {
  const context = await NestFactory.createApplicationContext(AppModule.with(config, databases, 'system'), { logger: ['error'] });
  try {
    return await task(context);
  } finally {
    await context.close();
  }
}
