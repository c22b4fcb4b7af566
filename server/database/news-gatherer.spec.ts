import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { NewsGatherer } from './news-gatherer.js';
import { EVERYTHING } from './news-rules.js';

/** Keeps what it is told; each telling lasts until it is let go on, or fails. */
function listener() {
  const told: string[][] = [];
  const open: { succeed: () => void; fail: (error: Error) => void }[] = [];
  const tell = (payloads: string[]): Promise<void> => {
    told.push(payloads);
    return new Promise((resolve, reject) => open.push({ succeed: resolve, fail: reject }));
  };
  const next = async (): Promise<{ succeed: () => void; fail: (error: Error) => void }> => {
    while (open.length === 0) await pause(1);
    return open.shift()!;
  };
  return { told, tell, next };
}

describe('the gatherer of news', () => {
  it('tells the first change at once, and what comes meanwhile in one statement', async () => {
    const { told, tell, next } = listener();
    const gatherer = new NewsGatherer(tell, 5);
    gatherer.add(['a'], null);
    expect(told).toEqual([['a']]);
    gatherer.add(['b', 'c'], 'page-one');
    gatherer.add(['b'], 'page-two');
    gatherer.add(['a'], null);
    expect(told.length).toBe(1);
    (await next()).succeed();
    (await next()).succeed();
    expect(told).toEqual([['a'], ['b c:page-one a']]);
    gatherer.add([], null);
    await pause(20);
    expect(told.length).toBe(2);
  });

  it('leaves a pause between two tellings', async () => {
    const moments: number[] = [];
    const gatherer = new NewsGatherer(() => {
      moments.push(performance.now());
      return Promise.resolve();
    }, 40);
    for (let change = 0; change < 50; change++) {
      gatherer.add([`household ${change}`], null);
      await pause(2);
    }
    await gatherer.flush();
    // A timer may be a little early by its own clock.
    for (const [place, moment] of moments.slice(1, -1).entries()) expect(moment - moments[place]!).toBeGreaterThanOrEqual(38);
    expect(moments.length).toBeGreaterThan(2);
  });

  it('tells again what could not be told, together with what came since', async () => {
    const { told, tell, next } = listener();
    const gatherer = new NewsGatherer(tell, 2);
    gatherer.add(['a'], 'page-one');
    gatherer.add(['b'], null);
    (await next()).fail(new Error('away'));
    (await next()).succeed();
    expect(told[1]).toEqual(['b a:page-one']);
  });

  it('keeps no list without end: then everything has changed', async () => {
    const { told, tell, next } = listener();
    const gatherer = new NewsGatherer(tell, 2, 3);
    gatherer.add(['a'], null);
    gatherer.add(['b', 'c', 'd', 'e'], null);
    gatherer.add(['f'], null);
    (await next()).succeed();
    (await next()).succeed();
    expect(told).toEqual([['a'], [EVERYTHING]]);
  });

  it('at the end tells what waits without a pause, and waits for no database that is away', async () => {
    const { told, tell, next } = listener();
    const gatherer = new NewsGatherer(tell, 60_000);
    gatherer.add(['a'], null);
    (await next()).succeed();
    gatherer.add(['b'], null);
    const flushed = gatherer.flush();
    (await next()).fail(new Error('away'));
    await flushed;
    expect(told).toEqual([['a'], ['b']]);
    gatherer.add(['c'], null);
    expect(told.at(-1)).toEqual(['c']);
    (await next()).succeed();
  });
});
