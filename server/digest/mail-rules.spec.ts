import { describe, expect, it } from '@jest/globals';
import { fateOf, type Failure } from './mail-rules.js';

describe('a mail that was not taken', () => {
  it.each<[Failure, begun: boolean, ReturnType<typeof fateOf>]>([
    // No answer.
    [{ code: 'ECONNECTION', command: 'CONN' }, false, 'away'],
    [{ code: 'ESOCKET', command: 'CONN' }, true, 'unknown'],
    [{ code: 'ETIMEDOUT' }, true, 'unknown'],
    [{}, false, 'away'],
    [{ code: 'EENVELOPE', command: 'API' }, false, 'refused'],
    // What came of an answer when the line broke.
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 250 }, true, 'unknown'],
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 250 }, false, 'away'],
    // About the recipient, or what is said to them.
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, false, 'refused'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, false, 'later'],
    [{ code: 'EENVELOPE', command: 'DATA', responseCode: 554 }, false, 'refused'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 552 }, true, 'refused'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, true, 'later'],
    // The first of their hundred.
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 400 }, true, 'later'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 500 }, true, 'refused'],
    // About us.
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, false, 'away'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 451 }, false, 'away'],
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 554 }, false, 'away'],
    // The server closes.
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, false, 'away'],
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, true, 'away'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, false, 'away'],
  ])('%j, being said: %s, is %s', (failure, begun, fate) => expect(fateOf(failure, begun)).toBe(fate));
});
