import type { Config } from '../config.js';
import type { SealingOptions } from './sealing.js';

export const sealingOptions = (config: Config): SealingOptions => ({
  files: { key: config.auditKeyFile, head: config.auditHeadFile },
  eventsPerSeal: config.auditSealEvents,
});
