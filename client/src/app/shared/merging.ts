import { signal, type WritableSignal } from '@angular/core';

/** How one field of a form is told to the reader. */
export interface MergedField<V> {
  label(): string;
  /** What a value says; left out: the text itself. */
  say?(value: V): string;
}

/** A field that somebody else changed as well, and otherwise. */
export interface Conflict {
  field: string;
  label: string;
  mine: string;
  theirs: string;
  /** Two texts can stand after each other. */
  joinable: boolean;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A form whose thing somebody else changed in the meantime: what only they changed is taken over, what only the writer changed
 * stays, and of what both changed the writer chooses, field by field. Nothing that was typed is lost.
 */
export class Merging<T extends object, View extends object> {
  private readonly open = signal<Conflict[]>([]);
  private readonly adopted = signal<string[]>([]);
  /** Still to be chosen. */
  readonly conflicts = this.open.asReadonly();
  /** Labels of the fields that were taken over as they are now. */
  readonly taken = this.adopted.asReadonly();
  private theirs: T;

  /** @param model the form's values, beginning with what was read */
  constructor(
    private readonly model: WritableSignal<T>,
    private readonly valuesOf: (view: View) => T,
    private readonly fields: { [Field in keyof T]: MergedField<T[Field]> },
  ) {
    this.theirs = model();
  }

  /** What stands there, as far as this form knows: a change is what differs from it. */
  get before(): T {
    return this.theirs;
  }

  /** Compares with what stands there now. */
  meet(present: View): void {
    const [before, theirs, mine] = [this.theirs, this.valuesOf(present), this.model()];
    this.theirs = theirs;
    const names = Object.keys(this.fields) as (keyof T & string)[];
    const moved = names.filter((name) => !same(before[name], theirs[name]) && !same(mine[name], theirs[name]));
    const taken = moved.filter((name) => same(mine[name], before[name]));
    this.model.set({ ...mine, ...pick(theirs, taken) });
    this.adopted.set(taken.map((name) => this.fields[name].label()));
    this.open.set(moved.filter((name) => !taken.includes(name)).map((name) => this.conflict(name, mine[name], theirs[name])));
  }

  keep(field: string): void {
    this.open.update((all) => all.filter((each) => each.field !== field));
  }

  take(field: string): void {
    this.model.update((mine) => ({ ...mine, ...pick(this.theirs, [field as keyof T]) }));
    this.keep(field);
  }

  /** Theirs first, then what was typed here. */
  join(field: string): void {
    const name = field as keyof T;
    this.model.update((mine) => ({ ...mine, [name]: `${String(this.theirs[name])}\n${String(mine[name])}` }));
    this.keep(field);
  }

  private conflict<Name extends keyof T & string>(field: Name, mine: T[Name], theirs: T[Name]): Conflict {
    const told = this.fields[field];
    const said = (value: T[Name]): string => (told.say ? told.say(value) : String(value));
    const joinable = !told.say && typeof mine === 'string' && mine !== '' && theirs !== '';
    return { field, label: told.label(), mine: said(mine), theirs: said(theirs), joinable };
  }
}

const pick = <T extends object>(values: T, names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(names.map((name) => [name, values[name]])) as Partial<T>;
