import type { IncomingMessage } from 'node:http';
import superagent from 'superagent';

type Parse = (answer: IncomingMessage & { text?: string }, done: (error: Error | null, body: unknown) => void) => void;

/**
 * An answer of events has no end: for what walks over all routes it is over with its first piece. `superagent` is what supertest
 * sends with.
 */
export function endEndlessAnswers(): void {
  const { parse, buffer } = superagent as unknown as { parse: Record<string, Parse>; buffer: Record<string, boolean> };
  buffer['text/event-stream'] = true;
  parse['text/event-stream'] = (answer, done) => {
    let over = false;
    const finish = (text: string): void => {
      if (over) return;
      over = true;
      answer.text = text;
      done(null, {});
      answer.destroy();
    };
    answer.setEncoding('utf8');
    answer.once('data', finish);
    answer.once('end', () => finish(''));
    answer.once('error', () => finish(''));
  };
}
