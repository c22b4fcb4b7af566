import { computed, signal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { firstValueFrom, type Observable } from 'rxjs';
import { refusalOf, type Refusal } from './problem';

type Fields = Record<string, FieldTree<unknown> | undefined>;

/** One attempt after another to save a form: what the server refused, said at the form. What was typed always stays. */
export class Saving {
  private readonly refused = signal<Refusal | null>(null);
  readonly refusal = this.refused.asReadonly();
  /** Somebody else changed the same thing since it was read. */
  readonly stale = computed(() => this.refused()?.code === 'input.stale-version');

  /** The answer, or undefined when the server refused; then `refusal` says why. */
  async attempt<T>(request: Observable<T>): Promise<{ answer: T } | undefined> {
    this.refused.set(null);
    try {
      return { answer: await firstValueFrom(request) };
    } catch (error) {
      this.refused.set(refusalOf(error));
      return undefined;
    }
  }

  /** The fields that the server pointed at, as errors of the form that has them. */
  fieldErrors(form: object): ValidationError.WithFieldTree[] {
    const fields = form as Fields;
    return (this.refused()?.fields ?? []).flatMap((name) => {
      const fieldTree = fields[name];
      return fieldTree ? [{ fieldTree, kind: 'server' }] : [];
    });
  }

  /** The newest version was fetched: saving may go on. */
  freshen(): void {
    this.refused.set(null);
  }
}
