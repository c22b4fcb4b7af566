import { of, Subject, throwError } from 'rxjs';
import { added, SettingCount, type CountedPart } from './setting-count';

const part = (now: number, then: number, next: string | null): CountedPart => ({ counts: [{ code: 'same_topic', now, then }], households: 10, different: 2, next });

/** Answers one part after the other. */
const answering = (...parts: CountedPart[]) => {
  const asked: (string | null)[] = [];
  const ask = (_: string, __: object, after: string | null) => {
    asked.push(after);
    return of(parts[asked.length - 1]!);
  };
  return { ask, asked };
};

describe('counting what other settings would give', () => {
  it('goes on where the last part stopped, and adds up', async () => {
    const { ask, asked } = answering(part(3, 5, 'h10'), part(1, 0, 'h20'), part(2, 2, null));
    const count = new SettingCount(ask);
    await count.ask('team', { sameTopicDays: 9 });
    expect(asked).toEqual([null, 'h10', 'h20']);
    expect(count.counted()).toEqual({ counts: [{ code: 'same_topic', now: 6, then: 7 }], households: 30, different: 6, comes: 0, goes: 0 });
    expect([count.standing(), count.now(), count.then()]).toEqual(['done', 6, 7]);
  });

  it('adds up kinds that only some households have, and who comes onto the worklist', () => {
    const one = { counts: [{ code: 'unsafe', now: 1, then: 1 }], households: 5, different: 0, comes: 0, goes: 1 };
    const other = { counts: [{ code: 'no_active_lead', now: 0, then: 2 }], households: 5, different: 2, comes: 2, goes: 0, next: null };
    expect(added(one, other)).toEqual({ counts: [{ code: 'unsafe', now: 1, then: 1 }, { code: 'no_active_lead', now: 0, then: 2 }], households: 10, different: 2, comes: 2, goes: 1 });
  });

  it('stops when asked, and keeps what was counted as a part', async () => {
    const second = new Subject<CountedPart>();
    let asked = 0;
    const count = new SettingCount(() => (asked++ === 0 ? of(part(3, 5, 'h10')) : second));
    const asking = count.ask('team', {});
    await new Promise((done) => setTimeout(done));
    count.stop();
    second.next(part(9, 9, null));
    second.complete();
    await asking;
    expect([count.standing(), count.now(), count.counted().households]).toEqual(['stopped', 3, 10]);
  });

  it('says why where it is refused', async () => {
    const count = new SettingCount(() => throwError(() => new Error('gone')));
    await count.ask('team', {});
    expect([count.standing(), count.refusal()?.code]).toEqual(['none', 'service.unexpected']);
  });
});
