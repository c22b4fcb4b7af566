import { deserialize, serialize } from 'node:v8';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// Every browser has it and jsdom does not.
globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T;
