import { KeptFocus } from './kept-focus';

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the focus after a dialog', () => {
  beforeEach(() => {
    document.body.innerHTML = '<main><h2>Vast</h2><ul><li id="one"><button>Beantwoorden</button></li><li id="two"><a href="#two">Volgende</a></li></ul></main>';
    document.querySelector('button')!.focus();
  });

  it('stays where it was as long as that is there', async () => {
    new KeptFocus().watch();
    await settle();
    expect(document.activeElement?.textContent).toBe('Beantwoorden');
  });

  it.each([
    ['what came after it, where a row went', ['#one'], 'two'],
    ['what it stood in, where nothing came after it', ['#two', '#one'], null],
  ])('goes on to %s', async (_, gone, id) => {
    const focus = new KeptFocus();
    if (gone.length > 1) document.querySelector('#two')!.remove();
    focus.watch();
    document.querySelector('#one')!.remove();
    await settle();
    expect([document.activeElement?.localName, document.activeElement?.id || null]).toEqual(id ? ['li', id] : ['ul', null]);
  });

  it('is left to who went on by themselves', async () => {
    new KeptFocus().watch();
    document.querySelector('a')!.focus();
    document.querySelector('#one')!.remove();
    await settle();
    expect(document.activeElement?.textContent).toBe('Volgende');
  });
});
