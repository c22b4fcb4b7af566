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
    [{ JOBS: 'sometimes' }, /JOBS takes one of on, off/],
    [{ AUDIT_SEAL_EVENTS: '1' }, /AUDIT_SEAL_EVENTS takes a whole number from 10/],
    [{ LOCAL_ACCOUNTS: 'off' }, /LOCAL_ACCOUNTS=off needs OIDC_ISSUER/],
    [{ OIDC_ISSUER: 'https://login.example' }, /OIDC_ISSUER needs PUBLIC_URL/],
    [{ OIDC_ISSUER: 'https://login.example', PUBLIC_URL: 'https://samenregie.example' }, /OIDC_ISSUER needs OIDC_CLIENT_ID/],
    [{ OIDC_ISSUER: 'http://login.example' }, /OIDC_ISSUER takes an https address/],
    [{ SECRETS_KEY: 'short' }, /SECRETS_KEY takes 32 bytes in base64/],
  ])('stop the start with a sentence: %j', (environment, sentence) => {
    expect(() => readConfig(environment as Record<string, string>)).toThrow(WrongSetting);
    expect(() => readConfig(environment as Record<string, string>)).toThrow(sentence);
  });

  it('keep what sealing needs beside the data, or beside the key that is named', () => {
    expect(readConfig({ SAMENREGIE_DATA: '/srv/data' })).toMatchObject({ auditKeyFile: '/srv/data/audit-key.pem', auditHeadFile: '/srv/data/audit-head.json' });
    expect(readConfig({ AUDIT_KEY_FILE: '/srv/keys/seal.pem' })).toMatchObject({ auditKeyFile: '/srv/keys/seal.pem', auditHeadFile: '/srv/keys/audit-head.json' });
    expect(readConfig({ AUDIT_KEY_FILE: '/run/secrets/seal.pem', AUDIT_HEAD_FILE: '/srv/head.json' })).toMatchObject({ auditHeadFile: '/srv/head.json' });
  });

  it('never repeat a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' })).toThrow(/^(?!.*secret)/);
  });
});
