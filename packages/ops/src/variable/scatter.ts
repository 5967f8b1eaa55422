// What the functions share that scatter into a variable.
import {
  ArgumentError,
  isTensor,
  ShapeError,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { sameShape, showShape, showValue, toTensor } from "@gradtape/core/internal";
import { checkBatches } from "../index/gather-layout.ts";
import { checkIndexDType, toIndices } from "../index/index-range.ts";
import type { TensorScatter } from "../index/tensor-scatter.ts";
import { expandDims } from "../shape/expandDims.ts";
import { checkVariable } from "./check-variable.ts";

/** Rows, and the places on axis 0 where they go: `IndexedSlices`, or an object of both. */
export interface SlicesLike {
  readonly indices: TensorLike;
  readonly values: TensorLike;
}

/** Work rows into a variable, each at its index on the axis behind the batches. */
export function scatterRows(
  call: string,
  into: TensorScatter,
  v: Variable,
  slices: SlicesLike,
  isBatched = false,
): Variable {
  checkVariable(call, v);
  checkSlices(call, slices);
  const indices = toIndices(call, slices.indices);
  const values = toTensor(call, slices.values, v.dtype);
  checkIndexDType(call, indices);
  const fields = { shapes: [values.shape, indices.shape, v.shape] };
  const batchDims = isBatched ? indices.shape.length - 1 : 0;
  if (batchDims < 0 || batchDims >= v.shape.length) {
    throw new ShapeError(
      call,
      `indices ${showShape(indices.shape)} cannot name rows of ${v.name}, whose shape is ${showShape(v.shape)}`,
      fields,
    );
  }
  checkBatches(call, v.shape, indices.shape, batchDims);
  const want = [...indices.shape, ...v.shape.slice(batchDims + 1)];
  if (!sameShape(values.shape, want)) {
    throw new ShapeError(
      call,
      `values ${showShape(values.shape)} do not fit: indices ${showShape(indices.shape)} name ${showShape(want)} of ${v.name}, whose shape is ${showShape(v.shape)}`,
      fields,
    );
  }
  return v.assign(into(call, v, expandDims(indices, -1), values, batchDims));
}

/** Work updates into a variable at the places that the last axis of the indices holds. */
export function scatterPlaces(
  call: string,
  into: TensorScatter,
  v: Variable,
  indices: TensorLike,
  updates: TensorLike,
): Variable {
  checkVariable(call, v);
  return v.assign(into(call, v, indices, updates));
}

function checkSlices(call: string, x: unknown): asserts x is SlicesLike {
  if (typeof x === "object" && x !== null && "indices" in x && "values" in x) return;
  throw new ArgumentError(
    call,
    `expected indexedSlices(values, indices, shape) or { indices, values }, got ${isTensor(x) ? "a tensor without indices" : showValue(x)}`,
  );
}
