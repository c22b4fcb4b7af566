/** Something to choose, and what it is called. */
export interface Option<T extends string = string> {
  value: T;
  label: string;
  /** Under which heading it stands in a longer list; those of one group stand together. */
  group?: string;
}

/** What a value is called among the choices. */
export const labelOf = (options: readonly Option<string>[], value: string): string => options.find((option) => option.value === value)?.label ?? '';
