import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  /** As it came over the wire. */
  raw: string;
  /** With what was encoded for the wire as it was written. */
  text: string;
}

/** A mail server on this machine that keeps what it takes. */
export class MailBox {
  readonly mails: ReceivedMail[] = [];
  /** Says no to a recipient, with the code of the answer; or hangs up when the mail has come. */
  answers: (to: string) => number | 'hangs up' | undefined = () => undefined;
  /** Says no to who sends, with the code of the answer, when the connection has had that many mails. */
  refuses: (had: number) => number | undefined = () => undefined;
  /** Is done before a recipient is taken. */
  meanwhile: (to: string) => Promise<unknown> = () => Promise.resolve();
  private server: SMTPServer | undefined;

  /** @param port 0: any */
  async open(port = 0, options: SMTPServerOptions = { disabledCommands: ['AUTH', 'STARTTLS'] }): Promise<number> {
    this.server = new SMTPServer({
      ...options,
      authOptional: true,
      onMailFrom: (_, session, done) => done(no(this.refuses(session.transaction - 1))),
      onRcptTo: ({ address }, _, done) => void this.meanwhile(address).then(() => done(no(this.answers(address))), done),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          const raw = Buffer.concat(parts).toString();
          this.mails.push({ to, raw, text: decoded(raw) });
          if (this.answers(to) === 'hangs up') for (const connection of this.server!.connections) connection.close();
          else done();
        });
      },
    });
    // Somebody who goes away in the middle is no failure of the box.
    this.server.on('error', () => undefined);
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    return (this.server.server.address() as AddressInfo).port;
  }

  for(to: string): ReceivedMail[] {
    return this.mails.filter((mail) => mail.to === to);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
    this.server = undefined;
  }
}

const no = (code: unknown): Error | null => (typeof code === 'number' ? Object.assign(new Error('Not now.'), { responseCode: code }) : null);

/** What was quoted as printable, and the headers on one line each. */
const decoded = (raw: string): string =>
  raw
    .replace(/^[^]*?\r\n\r\n/, (headers) => headers.replaceAll(/\r\n[ \t]+/g, ' '))
    .replaceAll('=\r\n', '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
    .replaceAll('\r\n', '\n');
