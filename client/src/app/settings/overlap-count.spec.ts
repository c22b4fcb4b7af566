import type { OverlapCounts } from '@contract/settings';
import { of, Subject, throwError } from 'rxjs';
import { OverlapCount } from './overlap-count';
import type { SettingApi } from './setting-api';

const part = (now: number, then: number, next: string | null): OverlapCounts => ({ counts: [{ code: 'same_topic', now, then }], households: 10, different: 2, next });

/** Answers one part after the other. */
const apiOf = (...parts: OverlapCounts[]) => {
  const asked: (string | null)[] = [];
  const countOverlaps = (_: string, __: object, after: string | null) => {
    asked.push(after);
    return of(parts[asked.length - 1]!);
  };
  return { api: { countOverlaps } as unknown as SettingApi, asked };
};

describe('counting what other settings would give', () => {
  it('goes on where the last part stopped, and adds up', async () => {
    const { api, asked } = apiOf(part(3, 5, 'h10'), part(1, 0, 'h20'), part(2, 2, null));
    const count = new OverlapCount(api);
    await count.ask('team', { sameTopicDays: 9 });
    expect(asked).toEqual([null, 'h10', 'h20']);
    expect(count.counted()).toEqual({ counts: [{ code: 'same_topic', now: 6, then: 7 }], households: 30, different: 6 });
    expect([count.standing(), count.now(), count.then()]).toEqual(['done', 6, 7]);
  });

  it('stops when asked, and keeps what was counted as a part', async () => {
    const second = new Subject<OverlapCounts>();
    let asked = 0;
    const count = new OverlapCount({ countOverlaps: () => (asked++ === 0 ? of(part(3, 5, 'h10')) : second) } as unknown as SettingApi);
    const asking = count.ask('team', {});
    await new Promise((done) => setTimeout(done));
    count.stop();
    second.next(part(9, 9, null));
    second.complete();
    await asking;
    expect([count.standing(), count.now(), count.counted().households]).toEqual(['stopped', 3, 10]);
  });

  it('says why where it is refused', async () => {
    const count = new OverlapCount({ countOverlaps: () => throwError(() => new Error('gone')) } as unknown as SettingApi);
    await count.ask('team', {});
    expect([count.standing(), count.refusal()?.code]).toEqual(['none', 'service.unexpected']);
  });
});
