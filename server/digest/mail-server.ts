import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailSettings } from '../config.js';
import { newId } from '../shared/identifier.js';
import { fateOf, type Fate } from './mail-rules.js';

/** Longest wait for a connection, a greeting and an answer, in milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export interface Mail {
  /** An address alone: a name would be one more thing that is told. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one chooses not to get it. */
  choosing: string;
  date: Date;
}

/** The mail server cannot be reached, lets us not in or takes nothing of us; nothing was sent. */
export class MailServerAway extends Error {
  override readonly name = 'MailServerAway';

  /** What it is called by the connection, such as `ECONNECTION` or `EAUTH`: nothing that the server said. */
  constructor(readonly code: string) {
    super(`The mail server cannot be used: ${code}.`);
  }
}

/**
 * A conversation with the mail server, from the first mail until it is closed. It is held one mail at a time, so that of each it is
 * known how far it came: the library's own transport would not tell whether a mail that was cut off had been said already.
 */
export class MailServer {
  private connection: SMTPConnection | undefined;
  /** That connection had a mail. */
  private used = false;

  constructor(
    private readonly settings: MailSettings,
    private readonly site: URL,
  ) {}

  /** Throws MailServerAway: then the mail was not sent, and the next would not be. */
  async send({ to, subject, text, html, choosing, date }: Mail): Promise<Fate> {
    const message = new MailComposer({
      from: this.settings.from,
      // As it is, with nothing to be read in it: one address has one recipient, or none.
      to: { name: '', address: to },
      subject,
      text,
      html,
      date,
      messageId: `<${newId()}@${this.site.hostname}>`,
      headers: { 'List-Unsubscribe': { prepared: true, value: `<${choosing}>` }, 'Auto-Submitted': 'auto-generated' },
    }).compile();
    const content = await message.build();
    // A server takes so many mails on a connection, or ends one on which nothing was said for a while: it may serve us on another.
    const another = this.used;
    let outcome = await this.say(message.getEnvelope(), content);
    if (outcome instanceof MailServerAway && another) outcome = await this.say(message.getEnvelope(), content);
    if (outcome instanceof MailServerAway) throw outcome;
    return outcome;
  }

  close(): void {
    this.connection?.quit();
    this.connection = undefined;
    this.used = false;
  }

  private async say(envelope: SMTPConnection.Envelope, content: Buffer): Promise<Fate | MailServerAway> {
    const connection = (this.connection ??= await this.begin());
    let begun = false;
    const said = new Readable({
      read() {
        begun = true;
        this.push(content);
        this.push(null);
      },
    });
    try {
      await answered(connection, (done) => connection.send(envelope, said, done));
      this.used = true;
      return 'sent';
    } catch (error) {
      this.close();
      const failure = error as SMTPConnection.SMTPError;
      const fate = fateOf(failure, begun);
      return fate === 'away' ? new MailServerAway(failure.code ?? 'ECONNECTION') : fate;
    }
  }

  private async begin(): Promise<SMTPConnection> {
    const { host, port, security, login } = this.settings;
    const { hostname } = this.site;
    const connection = new SMTPConnection({
      ...PATIENCE,
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      name: isIP(hostname) ? `[${hostname}]` : hostname,
    });
    // Also when nobody waits for an answer.
    connection.on('error', () => undefined);
    try {
      await answered(connection, (done) => connection.connect(done));
      if (login) await answered(connection, (done) => connection.login({ credentials: { user: login.user, pass: login.password } }, done));
    } catch (error) {
      connection.close();
      throw new MailServerAway((error as SMTPConnection.SMTPError).code ?? 'ECONNECTION');
    }
    return connection;
  }
}

/** The server's answer; an error too when it hangs up instead. */
async function answered(connection: SMTPConnection, ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  let gone: (error?: Error) => void = () => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      gone = (error) => reject(error ?? new Error('The mail server hung up.'));
      connection.once('error', gone).once('end', gone);
      ask((error) => (error ? reject(error) : resolve()));
    });
  } finally {
    connection.off('error', gone).off('end', gone);
  }
}
