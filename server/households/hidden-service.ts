/**
 * Whether organisation `o` is a confidential service to whoever writes: they neither name its people, nor take them away,
 * nor learn from a refusal whether they are involved. `directs` and `organisation` are parameters.
 */
export const isHiddenTo = (directs: string, organisation: string): string =>
  `(o.name_is_sensitive and not ${directs}::boolean and o.id <> ${organisation}::uuid)`;
