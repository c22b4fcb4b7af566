import { jest } from '@jest/globals';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LongList } from './long-list';

const ROW = 100;

@Component({
  imports: [LongList],
  template: `
    <ul>
      <li *appLongList="let row of rows(); key: 'id'"><button type="button">{{ row.name }}</button></li>
    </ul>
  `,
})
class Page {
  readonly rows = signal<{ id: number; name: string }[]>([]);
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, id) => ({ id, name: `row ${id}` }));

describe('a long list', () => {
  let scrolled = 0;
  let page: ComponentFixture<Page>;
  const list = (): HTMLElement => page.nativeElement.querySelector('ul') as HTMLElement;
  const items = (): HTMLElement[] => [...list().querySelectorAll<HTMLElement>('li:not([aria-hidden])')];
  const names = (): string[] => items().map(({ textContent }) => textContent);
  const itemOf = (name: string): HTMLElement | undefined => items().find(({ textContent }) => textContent === name);
  const heightOf = (item: Element): number => (item.hasAttribute('aria-hidden') ? parseFloat((item as HTMLElement).style.height) : ROW);
  const length = (): number => [...list().children].reduce((sum, item) => sum + heightOf(item), 0);
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const settled = async (): Promise<void> => {
    for (let frames = 0; frames < 20; frames++) await frame();
  };
  const scrollTo = async (top: number): Promise<void> => {
    scrolled = top;
    dispatchEvent(new Event('scroll'));
    await settled();
  };
  const show = async (count: number): Promise<void> => {
    page.componentInstance.rows.set(rowsOf(count));
    await page.whenStable();
    await settled();
  };

  beforeEach(() => {
    scrolled = 0;
    // jsdom lays nothing out: each row is as high as another, each gap as high as it says.
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      let top = -scrolled;
      for (let item = this.tagName === 'LI' ? this.previousElementSibling : null; item; item = item.previousElementSibling) top += heightOf(item);
      return { top, bottom: top + (this.tagName === 'LI' ? heightOf(this) : 0) } as DOMRect;
    });
    page = TestBed.createComponent(Page);
    document.body.append(page.nativeElement as HTMLElement);
  });
  afterEach(() => jest.restoreAllMocks());

  it('of two hundred rows is wholly in the page, and says nothing of places', async () => {
    await show(200);
    expect(names()).toEqual(rowsOf(200).map(({ name }) => name));
    expect(list().querySelector('[aria-setsize], [aria-hidden]')).toBeNull();
  });

  it('has the rows in the page that are looked at, each with its place, and keeps its length', async () => {
    await show(1_000);
    expect(names()[0]).toBe('row 0');
    expect(names().length).toBeLessThan(60);
    await scrollTo(50_000);
    expect(length()).toBe(1_000 * ROW);
    expect(itemOf('row 0')).toBeUndefined();
    expect(items().length).toBeLessThan(60);
    const [first] = items();
    expect(names()).toEqual(rowsOf(1_000).slice(Number(first!.getAttribute('aria-posinset')) - 1).slice(0, items().length).map(({ name }) => name));
    expect(itemOf('row 500')!.getAttribute('aria-posinset')).toBe('501');
    expect(itemOf('row 507')!.getAttribute('aria-setsize')).toBe('1000');
    await scrollTo(99_300);
    expect(names().at(-1)).toBe('row 999');
    await scrollTo(0);
    expect(names()[0]).toBe('row 0');
    expect(length()).toBe(1_000 * ROW);
  });

  it('keeps the row with the focus, and those beside it', async () => {
    await show(1_000);
    itemOf('row 4')!.querySelector('button')!.focus();
    await scrollTo(70_000);
    expect(document.activeElement!.textContent).toBe('row 4');
    expect(names().slice(0, 11)).toEqual(rowsOf(10).map(({ name }) => name).concat(names()[10]!));
    expect(length()).toBe(1_000 * ROW);
  });

  it('that grows keeps what is in the page, by the same elements', async () => {
    await show(1_000);
    await scrollTo(40_000);
    const before = itemOf('row 403');
    await show(1_100);
    expect(itemOf('row 403')).toBe(before);
    expect(before!.getAttribute('aria-setsize')).toBe('1100');
    expect(length()).toBe(1_100 * ROW);
  });

  it('follows rows that come, go and change', async () => {
    await show(3);
    const last = itemOf('row 2');
    page.componentInstance.rows.set([{ id: 7, name: 'new' }, { id: 2, name: 'row 2, changed' }]);
    await page.whenStable();
    expect(names()).toEqual(['new', 'row 2, changed']);
    expect(items()[1]).toBe(last);
  });

  it('is whole on paper', async () => {
    await show(1_000);
    dispatchEvent(new Event('beforeprint'));
    expect(names().length).toBe(1_000);
    dispatchEvent(new Event('afterprint'));
    await settled();
    expect(names().length).toBeLessThan(60);
  });
});
