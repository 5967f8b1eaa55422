// Shapes as text: Python's tuples.

/** `(2, 3)`, `(2,)`, `()`; an unknown dimension is `None`, an unknown rank `<unknown>`. */
export function shapeToString(shape: readonly (number | null)[] | null): string {
  if (shape === null) return "<unknown>";
  const dims = shape.map((d) => (d === null ? "None" : String(d)));
  return dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(", ")})`;
}
