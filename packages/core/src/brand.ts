// Brands rather than `instanceof`: two copies of this package in one program must know each other's tensors and variables.
import type { IndexedSlices } from "./indexed-slices.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

export const TENSOR: unique symbol = Symbol.for("gradtape.tensor") as never;
export const VARIABLE: unique symbol = Symbol.for("gradtape.variable") as never;
export const SLICES: unique symbol = Symbol.for("gradtape.indexedSlices") as never;

const has = (x: unknown, brand: symbol): boolean =>
  typeof x === "object" && x !== null && (x as Record<symbol, unknown>)[brand] === true;

/** Whether `x` is a tensor, also one of another copy of this package. */
export const isTensor = (x: unknown): x is Tensor => has(x, TENSOR);

/** Whether `x` is a variable, also one of another copy of this package. */
export const isVariable = (x: unknown): x is Variable => has(x, VARIABLE);

/** Whether `x` is a tensor that is known as rows of zeros, also one of another copy of this package. */
export const isIndexedSlices = (x: unknown): x is IndexedSlices => has(x, SLICES);
