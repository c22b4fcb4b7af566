import { describe, expect, it } from '@jest/globals';
import { readConfig, WrongSetting } from './config.js';

describe('the settings', () => {
  it('have values that suit a first start', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, demo: 'auto', publicUrl: null, proxies: 0 });
  });

  it.each([
    [{ PORT: 'many' }, /PORT takes a whole number from 0 to 65535, not "many"/],
    [{ PORT: '70000' }, /PORT/],
    [{ DEMO: 'maybe' }, /DEMO takes one of auto, load, off/],
    [{ DATABASE_URL: 'mysql://root:secret@db/x' }, /DATABASE_URL takes an address that begins with postgres/],
    [{ PUBLIC_URL: 'samenregie' }, /PUBLIC_URL/],
    [{ SESSION_IDLE_MINUTES: '0' }, /SESSION_IDLE_MINUTES/],
  ])('stop the start with a sentence: %j', (environment, sentence) => {
    expect(() => readConfig(environment as Record<string, string>)).toThrow(WrongSetting);
    expect(() => readConfig(environment as Record<string, string>)).toThrow(sentence);
  });

  it('never repeat a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' })).toThrow(/^(?!.*secret)/);
  });
});
