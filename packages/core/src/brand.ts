// Brands rather than `instanceof`: two copies of this package in one program must know each other's tensors and variables.
import type { IndexedSlices } from "./indexed-slices.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

/** A property with the value `true`. Its name is text: a class with a computed one stays in every bundle. */
type Brand = "~tensor" | "~variable" | "~indexedSlices";

const has = (x: unknown, brand: Brand): boolean =>
  typeof x === "object" && x !== null && (x as Record<string, unknown>)[brand] === true;

/** Whether `x` is a tensor, also one of another copy of this package. */
export const isTensor = (x: unknown): x is Tensor => has(x, "~tensor");

/** Whether `x` is a variable, also one of another copy of this package. */
export const isVariable = (x: unknown): x is Variable => has(x, "~variable");

/** Whether `x` is a tensor that is known as rows of zeros, also one of another copy of this package. */
export const isIndexedSlices = (x: unknown): x is IndexedSlices => has(x, "~indexedSlices");
