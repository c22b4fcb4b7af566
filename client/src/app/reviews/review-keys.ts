/** What a key does in a review meeting. */
export type ReviewDeed = { kind: 'next' | 'previous' | 'note' | 'end' } | { kind: 'answer'; place: number };

/** What somebody pressed, as far as it matters here. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** The element that has the focus takes keys itself: a field, or an open dialog. */
  typing: boolean;
}

/**
 * Arrows go from case to case; a number answers that signal, N is the note, E ends. Nothing while somebody types or holds a key
 * that belongs to the browser. Letters and numbers can be switched off (WCAG 2.1.4); arrows are no characters, and stay.
 */
export function deedOf({ key, ctrlKey, altKey, metaKey, typing }: Pressed, letters: boolean): ReviewDeed | undefined {
  if (typing || ctrlKey || altKey || metaKey) return undefined;
  if (key === 'ArrowRight') return { kind: 'next' };
  if (key === 'ArrowLeft') return { kind: 'previous' };
  if (!letters) return undefined;
  if (/^[1-9]$/.test(key)) return { kind: 'answer', place: Number(key) };
  if (key.toLowerCase() === 'n') return { kind: 'note' };
  if (key.toLowerCase() === 'e') return { kind: 'end' };
  return undefined;
}
