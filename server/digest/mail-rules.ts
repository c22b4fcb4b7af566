/** What became of a mail: taken; refused for good; to be tried later; or cut off when it may have been taken. */
export type Fate = 'sent' | 'refused' | 'later' | 'unknown';

/** What the connection tells of a mail that was not taken. */
export interface Failure {
  /** Of the server's answer; left out: there was none. */
  responseCode?: number | undefined;
  /** The connection's own. */
  code?: string | undefined;
  /** What was answered so. */
  command?: string | undefined;
}

/** What a server says to these is about the mail or its recipient; to all else it is about us, or itself. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

/**
 * By what the server answered and to what; without an answer by whether the mail was being said (`begun`). `away`: the server
 * does not serve us, so the next mail would fare no better.
 */
export function fateOf({ responseCode, code, command = '' }: Failure, begun: boolean): Exclude<Fate, 'sent'> | 'away' {
  // An address in which there is nobody: the server has not even heard of it.
  if (responseCode === undefined && code === 'EENVELOPE') return 'refused';
  // Half a yes is no answer.
  if (responseCode === undefined || responseCode < 400) return begun ? 'unknown' : 'away';
  // 421: it closes the connection.
  if (responseCode === 421 || !ABOUT_THE_MAIL.includes(command)) return 'away';
  return responseCode < 500 ? 'later' : 'refused';
}
