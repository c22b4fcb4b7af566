import { HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom, of, throwError } from 'rxjs';
import { Saving } from './saving';

const stale = new HttpErrorResponse({ status: 412, error: { code: 'input.stale-version' } });

describe('saving', () => {
  it('gives the answer and refuses nothing', async () => {
    const saving = new Saving(3);
    expect(await saving.attempt((version) => of({ version }))).toEqual({ answer: { version: 3 } });
    expect(saving.refusal()).toBeNull();
  });

  it('tells an empty answer from a refusal', async () => {
    expect(await new Saving().attempt(() => of(undefined))).toEqual({ answer: undefined });
  });

  it('says that somebody else was first, and goes on from the newest version', async () => {
    const saving = new Saving(3, () => Promise.resolve(7));
    expect(await saving.attempt(() => throwError(() => stale))).toBeUndefined();
    expect(saving.stale()).toBe(true);
    await saving.freshen();
    expect([saving.stale(), saving.freshened()]).toEqual([false, true]);
    expect(await saving.attempt((version) => of(version))).toEqual({ answer: 7 });
    expect(saving.freshened()).toBe(false);
  });

  it('says so when the newest version cannot be fetched', async () => {
    const saving = new Saving(3, () => firstValueFrom(throwError(() => new HttpErrorResponse({ status: 0 }))));
    await saving.freshen();
    expect([saving.refusal()?.code, saving.freshened()]).toEqual(['connection', false]);
  });
});
