import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { of, Subject, throwError, type Observable } from 'rxjs';
import { ListPages, rowsOnce } from './list-pages';

interface Page {
  names: string;
  next: string | null;
}

const page = (names: string, next: string | null = names): Page => ({ names, next });

function listOf(answer: (after: string) => Observable<Page>, kept?: Page[]) {
  const first = signal<Page | undefined>(undefined);
  const question = signal('all');
  const pages = TestBed.runInInjectionContext(() => new ListPages<Page>({ hasValue: () => first() !== undefined, value: first }, answer, { question, kept }));
  return { first, question, pages, names: () => pages.all().map(({ names }) => names) };
}

/** What follows from a change of a signal is done, and what follows from that. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    TestBed.tick();
    await Promise.resolve().then(() => Promise.resolve());
  }
}

describe('the pages of a list', () => {
  it('grow until the last', async () => {
    const { first, pages, names } = listOf((after) => of(page(`after ${after}`, null)));
    expect(names()).toEqual([]);
    first.set(page('1'));
    await pages.more();
    expect(names()).toEqual(['1', 'after 1']);
    await pages.more();
    expect([pages.next(), pages.all().length]).toEqual([null, 2]);
  });

  it('stay when the first is read anew, and begin anew with another question', async () => {
    const { first, question, pages, names } = listOf(() => of(page('2')));
    first.set(page('1'));
    await pages.more();
    first.set(page('1 again', '1'));
    TestBed.tick();
    expect(names()).toEqual(['1 again', '2']);
    question.set('some');
    expect(names()).toEqual(['1 again']);
  });

  it('are read anew one after the other where the one before them ends elsewhere, so that no row falls between them', async () => {
    const asked: string[] = [];
    const { first, pages, names } = listOf((after) => {
      asked.push(after);
      return of(after === 'x' ? page('2 again', 'y') : page(`after ${after}`, null));
    }, [page('1'), page('2'), page('3', null)]);
    first.set(page('1 again', 'x'));
    await settled();
    expect([names(), asked]).toEqual([['1 again', '2 again', 'after y'], ['x', 'y']]);
    first.set(page('1 again', null));
    await settled();
    expect([names(), pages.next()]).toEqual([['1 again'], null]);
  });

  it('behind a gap that cannot be read are not shown; more can be asked for', async () => {
    const { first, pages, names } = listOf(() => throwError(() => new Error('away')), [page('1'), page('2'), page('3')]);
    first.set(page('1 again'));
    await settled();
    expect([names(), pages.next()]).toEqual([['1 again'], '1 again']);
  });

  it('that were kept are there before the first is, and each can be read anew', async () => {
    const { first, pages, names } = listOf((after) => of(page(`${after}, new`)), [page('1'), page('2'), page('3')]);
    expect(names()).toEqual(['1', '2', '3']);
    first.set(page('1'));
    await settled();
    await pages.renew(2);
    expect(names()).toEqual(['1', '2', '2, new']);
  });

  it('are not mixed up with those of the question before', async () => {
    const answer = new Subject<Page>();
    const { first, question, pages, names } = listOf(() => answer);
    first.set(page('1'));
    const more = pages.more();
    question.set('some');
    first.set(page('other'));
    answer.next(page('2'));
    await more;
    expect(names()).toEqual(['other']);
  });

  it('are as they were when no more could be had', async () => {
    const { first, pages, names } = listOf(() => throwError(() => new Error('away')));
    first.set(page('1'));
    await expect(pages.more()).rejects.toThrow('away');
    expect(names()).toEqual(['1']);
  });

  it('have each row once, as in the first that has it', () => {
    expect(rowsOnce([{ id: 'a', n: 1 }, { id: 'b', n: 2 }, { id: 'a', n: 3 }], 'id')).toEqual([{ id: 'a', n: 1 }, { id: 'b', n: 2 }]);
  });
});
