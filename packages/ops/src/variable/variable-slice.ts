// Slice assignment: `v.at("1:3").assign(x)`.
import type { Both, Fit, Tensor, TensorLike, Variable } from "@gradtape/core";
import { broadcastToShape, read, resolveIndex } from "@gradtape/core/internal";
import { range } from "../create/range.ts";
import { picked, type Parts } from "../index/index-parts.ts";
import { tensorScatterNdAdd } from "../index/tensorScatterNdAdd.ts";
import { tensorScatterNdSub } from "../index/tensorScatterNdSub.ts";
import { tensorScatterNdUpdate } from "../index/tensorScatterNdUpdate.ts";
import { sliceUpdated } from "../index/tensorStridedSliceUpdate.ts";
import { add } from "../math/add.ts";
import { subtract } from "../math/subtract.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { expandDims } from "../shape/expandDims.ts";
import { reshape } from "../shape/reshape.ts";
import { slicedBy } from "../shape/stridedSlice.ts";
import { valueFor } from "./amount-of.ts";

/** The part T of a variable V at an index: a tensor of what is there now, and the place to assign to. */
export type VariableSlice<V extends Variable, T extends Tensor> = T & Assignable<V, T>;
interface Assignable<V extends Variable, T extends Tensor> {
  /** Replaces this part of the variable by `value`, which broadcasts to it. Returns the variable. */
  assign<const X extends TensorLike>(value: Fit<X, Both<T, X>>): V;
  /** Adds `value`, which broadcasts, to this part of the variable. Returns the variable. */
  assignAdd<const X extends TensorLike>(value: Fit<X, Both<T, X>>): V;
  /** Subtracts `value`, which broadcasts, from this part of the variable. Returns the variable. */
  assignSub<const X extends TensorLike>(value: Fit<X, Both<T, X>>): V;
}

interface Way {
  /** What becomes of a slice, given a value of its shape. */
  inSlice(slice: Tensor, value: Tensor): Tensor;
  /** What becomes of a vector, given places in it and a value for each. */
  atPlaces(all: Tensor, places: Tensor, values: Tensor): Tensor;
}
const WAYS: Readonly<Record<keyof Assignable<Variable, Tensor>, Way>> = {
  assign: { inSlice: (_, value) => value, atPlaces: tensorScatterNdUpdate },
  assignAdd: { inSlice: add, atPlaces: tensorScatterNdAdd },
  assignSub: { inSlice: subtract, atPlaces: tensorScatterNdSub },
};

/** Gives the part of a variable at an index the methods that assign to it. */
export function assignable(part: Tensor, v: Variable, parts: Parts): Tensor {
  for (const [op, how] of Object.entries(WAYS)) {
    const value = (x: TensorLike): Variable => v.assign(changed(op, v, parts, x, how));
    Object.defineProperty(part, op, { value });
  }
  return part;
}

/** The variable's value with a part changed. Index and value are looked at again: the variable may hold another shape by now. */
function changed(
  op: string,
  v: Variable,
  parts: Parts,
  value: TensorLike,
  { inSlice, atPlaces }: Way,
): Tensor {
  const all = read(v);
  const given = valueFor(op, v, value);
  const fitted = (shape: readonly number[]): Tensor =>
    broadcastTo(given, broadcastToShape(op, given.shape, shape));
  const { slice, arrays } = resolveIndex(op, all.shape, parts);
  if (arrays.length === 0)
    return sliceUpdated(all, slice, inSlice(slicedBy(all, slice), fitted(slice.shape)));
  // The index, applied to the elements' numbers, tells where the elements are.
  const numbers = reshape(range(all.size, { dtype: "int32" }), all.shape);
  const places = picked(op, numbers, parts);
  const flat = atPlaces(reshape(all, [all.size]), expandDims(places, -1), fitted(places.shape));
  return reshape(flat, all.shape);
}
