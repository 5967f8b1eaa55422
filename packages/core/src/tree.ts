// Nested structures: arrays, tuples, maps, sets and plain objects with tensors (or anything) at the leaves.
import { isTensor } from "./brand.ts";
import { checkFunction } from "./options.ts";
import type { Tensor } from "./tensor.ts";

const isPlain = (x: object): x is Record<string, unknown> => {
  const proto = Object.getPrototypeOf(x) as unknown;
  return proto === Object.prototype || proto === null;
};

/** Call `fn` on every leaf of arrays and plain objects and rebuild the structure around the results. */
export function mapTree(
  tree: unknown,
  fn: (leaf: unknown, path: string) => unknown,
  path = "",
): unknown {
  checkFunction("mapTree", fn);
  if (Array.isArray(tree)) return tree.map((x, i) => mapTree(x, fn, `${path}[${i}]`));
  if (typeof tree === "object" && tree !== null && isPlain(tree)) {
    return Object.fromEntries(
      Object.entries(tree).map(([k, x]) => [k, mapTree(x, fn, path ? `${path}.${k}` : k)]),
    );
  }
  return fn(tree, path);
}

/** The leaves of arrays and plain objects, in order. */
export function flattenTree(tree: unknown): unknown[] {
  const leaves: unknown[] = [];
  mapTree(tree, (x) => leaves.push(x));
  return leaves;
}

/** Every tensor inside a value, looking into arrays, plain objects, maps and sets; cycles are fine. */
export function tensorsIn(value: unknown): Tensor[] {
  const found = new Set<Tensor>();
  const seen = new Set<object>();
  const visit = (x: unknown): void => {
    if (typeof x !== "object" || x === null || seen.has(x)) return;
    seen.add(x);
    if (isTensor(x)) found.add(x);
    else if (Array.isArray(x) || x instanceof Set) for (const y of x) visit(y);
    else if (x instanceof Map) for (const [k, y] of x) visit([k, y]);
    else if (isPlain(x)) for (const y of Object.values(x)) visit(y);
  };
  visit(value);
  return [...found];
}
