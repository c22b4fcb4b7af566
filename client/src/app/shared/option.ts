/** Something to choose, and what it is called. */
export interface Option<T extends string = string> {
  value: T;
  label: string;
}
