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
    [{ SMTP_URL: 'mail.example' }, /SMTP_URL takes an address that begins with smtp:\/\/ or smtps:\/\//],
    [{ SMTP_URL: 'smtp://mail.example?tls=yes' }, /SMTP_URL takes smtp:/],
    [{ SMTP_URL: 'smtps://mail.example?tls=no' }, /not both/],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@mail.example' }, /SMTP_URL needs PUBLIC_URL/],
    [{ SMTP_URL: 'smtp://mail.example', PUBLIC_URL: 'https://samenregie.example' }, /SMTP_URL needs MAIL_FROM/],
    [{ SMTP_URL: 'smtp://mail.example', PUBLIC_URL: 'https://samenregie.example', MAIL_FROM: 'a@mail.example\nBcc: b@mail.example' }, /SMTP_URL needs MAIL_FROM/],
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

  it('ask of a mail server that it keeps what is said to itself, unless it is on this machine or that was said', () => {
    const to = (SMTP_URL: string): object | null => readConfig({ SMTP_URL, MAIL_FROM: 'Samenregie <a@mail.example>', PUBLIC_URL: 'https://samenregie.example' }).mail;
    const [from, login] = ['Samenregie <a@mail.example>', null];
    expect(readConfig({ MAIL_FROM: 'a@mail.example' }).mail).toBeNull();
    expect(to('smtp://mail.example')).toEqual({ host: 'mail.example', port: 587, security: 'starttls', login, from });
    expect(to('smtps://an:p%40ss@mail.example')).toEqual({ host: 'mail.example', port: 465, security: 'tls', login: { user: 'an', password: 'p@ss' }, from });
    expect(to('smtp://mail.example:25/?tls=no')).toEqual({ host: 'mail.example', port: 25, security: 'none', login, from });
    expect(to('smtp://[::1]:2525')).toEqual({ host: '::1', port: 2525, security: 'none', login, from });
    expect(to('smtp://localhost:25')).toMatchObject({ security: 'none' });
  });

  it('never repeat a password', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://an:secret@mail.example?tls=yes' })).toThrow(/^(?!.*secret)/);
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@db/x' })).toThrow(/^(?!.*secret)/);
  });
});
