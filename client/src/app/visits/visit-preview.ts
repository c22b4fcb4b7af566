import { httpResource } from '@angular/common/http';
import { DestroyRef, effect, inject, linkedSignal, signal, type Signal } from '@angular/core';
import type { PreviewVisit, VisitPreview } from '@contract/visit-previews';

/** How long somebody must have stopped typing before what a visit would add is asked for, in milliseconds. */
const PAUSE = 250;

/**
 * What a visit would add, as it is typed: asked for after each pause. Until the next answer is there the last one stays in
 * sight. Call where injection is possible.
 */
export function previewAsTyped(householdId: string, typed: Signal<PreviewVisit | undefined>): Signal<VisitPreview | undefined> {
  const asked = signal<PreviewVisit | undefined>(typed());
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const visit = typed();
    clearTimeout(waiting);
    waiting = setTimeout(() => asked.set(visit), PAUSE);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(waiting));
  const resource = httpResource<VisitPreview>(() => {
    const body = asked();
    return body && { url: `/api/v1/households/${householdId}/visit-previews`, method: 'POST', body };
  });
  return linkedSignal<VisitPreview | undefined, VisitPreview | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (preview, previous) => preview ?? previous?.value,
  }).asReadonly();
}
