import { computed, signal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { firstValueFrom, type Observable } from 'rxjs';
import { refusalOf, type Refusal } from './problem';

type Fields = Record<string, FieldTree<unknown> | undefined>;

/** One attempt after another to save: what the server refused is said at the form, and what was typed always stays. */
export class Saving {
  private readonly refused = signal<Refusal | null>(null);
  private readonly renewed = signal(false);
  readonly refusal = this.refused.asReadonly();
  /** The newest version was fetched after somebody else had been first; saving now replaces theirs. */
  readonly freshened = this.renewed.asReadonly();
  /** Somebody else changed the same thing since it was read. */
  readonly stale = computed(() => this.refused()?.code === 'input.stale-version');

  /**
   * @param version of what is changed, as it was read; not needed for something new
   * @param newest asks for the version of this moment; undefined when the thing is gone
   */
  constructor(
    private version = 0,
    private readonly newest: () => Promise<number | undefined> = () => Promise.resolve(undefined),
  ) {}

  /** The answer, or undefined when the server refused; then `refusal` says why. */
  async attempt<T>(request: (version: number) => Observable<T> | Promise<T>): Promise<{ answer: T } | undefined> {
    this.refused.set(null);
    this.renewed.set(false);
    try {
      const asked = request(this.version);
      return { answer: await (asked instanceof Promise ? asked : firstValueFrom(asked)) };
    } catch (error) {
      this.refused.set(refusalOf(error));
      return undefined;
    }
  }

  /** What was refused is being asked for: it is no longer said. */
  forget(): void {
    this.refused.set(null);
  }

  /** Says a refusal that did not come from a request of here. */
  refuse(refusal: Refusal): void {
    this.refused.set(refusal);
  }

  /** Fetches the newest version, so that saving may go on. */
  async freshen(): Promise<void> {
    try {
      this.version = (await this.newest()) ?? this.version;
      this.refused.set(null);
      this.renewed.set(true);
    } catch (error) {
      this.refused.set(refusalOf(error));
    }
  }

  /** The fields that the server pointed at, as errors of the form that has them. */
  fieldErrors(form: object): ValidationError.WithFieldTree[] {
    const fields = form as Fields;
    const refusal = this.refused();
    return (refusal?.fields ?? []).flatMap((name) => {
      const fieldTree = fields[name];
      return fieldTree && refusal ? [{ fieldTree, kind: 'server', message: refusal.code }] : [];
    });
  }
}
