import { computed, signal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Merging } from './merging';
import { refusalOf, type Refusal } from './problem';

type Fields = Record<string, FieldTree<unknown> | undefined>;

/** A field by the server's name for it: `leads.0.from` is that of the first row. */
const fieldOf = (form: object, name: string): FieldTree<unknown> | undefined =>
  name.split('.').reduce<object | undefined>((tree, part) => tree && (tree as Fields)[part], form) as FieldTree<unknown> | undefined;

/** One attempt after another to save: what the server refused is said at the form, and what was typed always stays. */
export class Saving {
  private readonly refused = signal<Refusal | null>(null);
  private readonly renewed = signal(false);
  private readonly met = signal(false);
  readonly refusal = this.refused.asReadonly();
  /** The newest version was fetched after somebody else had been first; saving now replaces theirs. */
  readonly freshened = this.renewed.asReadonly();
  /** Somebody else changed the same thing since it was read, and what they made of it is not known yet. */
  readonly stale = computed(() => this.refused()?.code === 'input.stale-version' && !this.met());

  /**
   * @param version of what is changed, as it was read; not needed for something new
   * @param newest asks for the version of this moment; undefined when the thing is gone
   * @param merging puts what somebody else wrote beside what was typed here
   */
  constructor(
    private version = 0,
    private readonly newest: () => Promise<number | undefined> = () => Promise.resolve(undefined),
    readonly merging: Merging<object, never> | null = null,
  ) {}

  /** The answer, or undefined when the server refused; then `refusal` says why. */
  async attempt<T>(request: (version: number) => Observable<T> | Promise<T>): Promise<{ answer: T } | undefined> {
    this.refused.set(null);
    this.renewed.set(false);
    try {
      const asked = request(this.version);
      return { answer: await (asked instanceof Promise ? asked : firstValueFrom(asked)) };
    } catch (error) {
      const refusal = refusalOf(error);
      this.meet(refusal);
      this.refused.set(refusal);
      return undefined;
    }
  }

  /** A stale version comes with what stands there now: from here on that is what is changed. */
  private meet({ code, facts: { present } }: Refusal): void {
    const known = code === 'input.stale-version' && this.merging !== null && typeof present === 'object' && present !== null && 'version' in present;
    this.met.set(known);
    if (!known) return;
    this.version = Number(present.version);
    this.merging.meet(present as never);
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
    const refusal = this.refused();
    return (refusal?.fields ?? []).flatMap((name) => {
      const fieldTree = fieldOf(form, name);
      return fieldTree && refusal ? [{ fieldTree, kind: 'server', message: refusal.code, facts: refusal.facts }] : [];
    });
  }
}
