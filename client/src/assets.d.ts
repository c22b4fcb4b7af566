/** An icon of the Material Symbols package, as text. */
declare module '*.svg' {
  const source: string;
  export default source;
}
