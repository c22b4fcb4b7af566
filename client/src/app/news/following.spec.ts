import { jest } from '@jest/globals';
import { Following, type Reader } from './following';

/** A stream of which the test says what comes. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  tells(): void {
    this.dispatchEvent(new Event('changed'));
  }

  /** @param readyState 0: the browser comes back by itself; 2: it gave up */
  breaks(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

const open = (): Stream[] => Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);
const stream = (): Stream => Stream.all.at(-1)!;

function show(visible: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: !visible });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a page that follows a household', () => {
  let readings: number;
  let busy: boolean;
  let loading: boolean;
  let lastReadAt: number;
  let following: Following;

  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { EventSource: Stream });
    Stream.all = [];
    [readings, busy, loading, lastReadAt] = [0, false, false, performance.now()];
    const reader: Reader = {
      read: () => {
        if (loading) return false;
        readings++;
        lastReadAt = performance.now();
        return true;
      },
      busy: () => busy,
      readAt: () => lastReadAt,
    };
    show(true);
    following = new Following((readAgo) => `/news?readAgo=${readAgo}`, reader);
    stream().opens();
  });
  afterEach(() => {
    following.stop();
    jest.useRealTimers();
    document.body.innerHTML = '';
  });

  const pass = (seconds: number): void => void jest.advanceTimersByTime(seconds * 1_000);

  it('reads once for several changes, and at most once in ten seconds', () => {
    for (let change = 0; change < 5; change++) {
      stream().tells();
      pass(0.1);
    }
    pass(2);
    expect(readings).toBe(1);
    stream().tells();
    pass(5);
    expect(readings).toBe(1);
    pass(6);
    expect(readings).toBe(2);
    pass(60);
    expect(readings).toBe(2);
  });

  it('does not read what was read since for another reason', () => {
    stream().tells();
    pass(0.1);
    lastReadAt = performance.now();
    pass(20);
    expect(readings).toBe(0);
  });

  it('waits while a dialog is open, and as long as something stands in the field that has the focus', () => {
    busy = true;
    stream().tells();
    pass(20);
    expect(readings).toBe(0);
    busy = false;
    document.body.innerHTML = '<textarea>Liever na de middag.</textarea>';
    document.querySelector('textarea')!.focus();
    following.resume();
    pass(20);
    expect(readings).toBe(0);
    document.querySelector('textarea')!.blur();
    pass(1);
    expect(readings).toBe(1);
  });

  it('looks anew when the stream broke off and came back', () => {
    stream().breaks(0);
    pass(5);
    expect(readings).toBe(0);
    stream().opens();
    pass(3);
    expect([readings, Stream.all.length]).toEqual([1, 1]);
  });

  it('has no stream out of sight, and looks anew when it comes back; a moment away changes nothing', () => {
    show(false);
    pass(3);
    show(true);
    pass(3);
    expect([open().length, Stream.all.length, readings]).toEqual([1, 1, 0]);
    show(false);
    pass(6);
    expect(open().length).toBe(0);
    pass(600);
    expect(Stream.all.length).toBe(1);
    show(true);
    pass(3);
    expect([open().length, readings]).toEqual([1, 1]);
    stream().opens();
    pass(20);
    expect(readings).toBe(1);
  });

  it('looks once where the browser gave up, and asks for a stream ever more seldom', () => {
    stream().breaks(2);
    pass(3);
    expect(readings).toBe(1);
    pass(8);
    expect(Stream.all.length).toBe(2);
    stream().breaks(2);
    pass(15);
    expect(Stream.all.length).toBe(2);
    pass(6);
    expect([Stream.all.length, readings]).toEqual([3, 1]);
    stream().opens();
    pass(3);
    // Whether it missed something the server knows: it is told for how long.
    expect([readings, Number(/readAgo=(\d+)$/.exec(stream().url)![1]) > 20_000]).toEqual([1, true]);
  });

  it('asks for no stream that was refused before it has looked, also where that has to wait', () => {
    busy = true;
    stream().breaks(2);
    pass(600);
    expect([Stream.all.length, readings]).toEqual([1, 0]);
    busy = false;
    following.resume();
    pass(1_000);
    expect([Stream.all.length, readings]).toEqual([2, 1]);
  });

  it('reads again what was heard of while it was being read', () => {
    loading = true;
    stream().tells();
    pass(5);
    expect(readings).toBe(0);
    loading = false;
    pass(2);
    expect(readings).toBe(1);
  });

  it('asks nothing while the household is not there for the reader', () => {
    following.pause(true);
    expect(open().length).toBe(0);
    show(false);
    show(true);
    pass(600);
    expect([Stream.all.length, readings]).toEqual([1, 0]);
    following.pause(false);
    expect(open().length).toBe(1);
  });

  it('asks nothing more once the page is left', () => {
    stream().tells();
    following.stop();
    show(false);
    show(true);
    pass(60);
    expect([open().length, readings]).toEqual([0, 0]);
  });
});
