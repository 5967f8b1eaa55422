// Running on one backend or another within one test.
import {
  getBackend,
  setBackend,
  type Backend,
  type DType,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import type { Element } from "./compare.ts";

/** Run `fn` with `backend` active, then go back to the one before. Synchronous on purpose. */
export function onBackend<T>(backend: Backend, fn: () => T): T {
  const previous = activeBackend();
  if (previous === backend) return fn();
  setBackend(backend);
  try {
    return fn();
  } finally {
    if (previous) setBackend(previous);
  }
}

function activeBackend(): Backend | undefined {
  try {
    return getBackend();
  } catch {
    return undefined; // none was set
  }
}

/** A result as it was read. */
export interface Values {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: ArrayLike<Element>;
}

/** Read tensors on any backend, also one that cannot be read at once. */
export const readAll = (tensors: readonly Tensor[]): Promise<Values[]> =>
  Promise.all(tensors.map(async (x) => ({ shape: x.shape, dtype: x.dtype, data: await x.data() })));

/** The same at once. */
export const readAllSync = (tensors: readonly Tensor[]): Values[] =>
  tensors.map((x) => ({ shape: x.shape, dtype: x.dtype, data: x.dataSync() }));

/** One result or several, as a list. */
export const listOf = (result: Tensor | readonly Tensor[]): readonly Tensor[] =>
  Array.isArray(result) ? (result as readonly Tensor[]) : [result as Tensor];
