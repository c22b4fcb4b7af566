/** How long what had the focus may still go away after a dialog closed over it, in milliseconds: what is shown is then read anew. */
const WATCHED = 5_000;

/**
 * Where somebody was on the page, for when a dialog has closed. What opened it may be gone by then, or go a moment later: a signal that
 * was answered, a row that was removed. The focus goes on to what came after it, else to what it stood in, and not to the top of the page.
 */
export class KeptFocus {
  private readonly around: { part: Element; next: Element | null }[] = [];

  constructor(private readonly opener: Element | null = document.activeElement) {
    for (let part = opener; part && part.localName !== 'main' && part !== document.body; part = part.parentElement) this.around.push({ part, next: part.nextElementSibling });
  }

  /** From here on, for a while. */
  watch(): void {
    if (!this.opener || this.around.length === 0) return;
    const observer = new MutationObserver(() => this.look(observer));
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), WATCHED);
    this.look(observer);
  }

  private look(observer: MutationObserver): void {
    if (this.opener!.isConnected) return;
    observer.disconnect();
    // Somebody went on by themselves.
    if (document.activeElement !== document.body) return;
    for (const { part, next } of this.around) {
      const left = part.isConnected ? part : next?.isConnected ? next : null;
      if (left instanceof HTMLElement && focusOn(left)) return;
    }
  }
}

/** Whether it took the focus: what is not shown, as a list with nothing left in it, does not. */
function focusOn(part: HTMLElement): boolean {
  const reachable = part.matches('a[href], button, [tabindex]');
  if (!reachable) part.tabIndex = -1;
  part.focus({ preventScroll: true });
  return document.activeElement === part;
}
