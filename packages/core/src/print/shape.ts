// Shapes as text: Python's tuples.

/** `(2, 3)`, `(2,)`, `()`; an unknown dimension is `None`. */
export function shapeToString(shape: readonly (number | null)[]): string {
  const dims = shape.map((d) => (d === null ? "None" : String(d)));
  return dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(", ")})`;
}
