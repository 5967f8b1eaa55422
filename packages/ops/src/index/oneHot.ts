import {
  ArgumentError,
  DTypeError,
  type DType,
  type ExpandShape,
  type Fit,
  type Made,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  defineOp,
  dispatch1,
  e,
  expandDimsShape,
  newAxis,
  readOf,
  storeTo,
} from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { literalOf } from "../create/literal.ts";
import { checkIndexDType, indexInto, toIndices } from "./index-range.ts";

interface OneHotAttrs {
  readonly depth: number;
  /** Of the result. */
  readonly axis: number;
  readonly on: number | bigint;
  readonly off: number | bigint;
  readonly dtype: DType;
}

const oneHotOp = /*@__PURE__*/ defineOp<OneHotAttrs>({
  name: "oneHot",
  infer([indices], { axis, depth, dtype }) {
    checkIndexDType("oneHot", indices);
    return [{ shape: expandDimsShape("oneHot", indices.shape, axis, depth), dtype }];
  },
  // Few places are hot: the others are filled, which takes the least that can be, and looked at once.
  lower([indices], { depth, axis, on, off, dtype }, [out]) {
    const { at, inside } = indexInto(e.load(0, indices.dtype), depth);
    const step = out.strides[axis]!;
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(off, dtype)) },
      {
        kind: "scatter",
        combine: "set",
        axes: indices.shape,
        reads: [readOf(0, indices)],
        at: e.where(inside, e.mul(at, step), -1),
        limit: depth * step,
        store: storeTo(0, out, e.const(on, dtype), { strides: out.strides.toSpliced(axis, 1) }),
      },
    ];
  },
});

export interface OneHotOptions<A extends number = number, D extends DType = DType> {
  /** Where the index is met. Default: 1, or true. */
  onValue?: number | bigint | boolean;
  /** Elsewhere. Default: 0, or false. */
  offValue?: number | bigint | boolean;
  /** Place of the new axis in the result. Default: -1, the last. */
  axis?: A;
  /** Default: float32. */
  dtype?: D;
}

/**
 * A new axis of size `depth` with `onValue` at the place that each index names and `offValue` elsewhere:
 * `result[…, k] = indices[…] = k ? onValue : offValue`. An index outside 0…depth-1 gives `offValue` only, as in TensorFlow.
 *
 * Shape: that of indices with the new axis. Dtypes: indices are integers (int32 from JavaScript numbers); the result is any of
 * bool, integers and floats, float32 by default. Gradient: none, it is a constant.
 *
 * @example
 * oneHot([0, 2], 3).arraySync() // => [[1, 0, 0], [0, 0, 1]]
 */
export function oneHot<
  const I extends TensorLike,
  const N extends number,
  const A extends number = -1,
  D extends DType = "float32",
>(
  indices: Fit<I, ExpandShape<I, A, N>>,
  depth: N,
  options?: OneHotOptions<A, D>,
): Made<ExpandShape<I, A, N>, D>;
export function oneHot(indices: TensorLike, depth: number, options?: OneHotOptions): Tensor {
  checkOptions("oneHot", options, ["onValue", "offValue", "axis", "dtype"]);
  if (checkInteger("oneHot", "depth", depth) < 0)
    throw new ArgumentError("oneHot", `depth must be 0 or more, got ${depth}`);
  const i = toIndices("oneHot", indices);
  const dtype = knownDType("oneHot", options?.dtype, "float32");
  const bool = dtype === "bool";
  const on = literalOf("oneHot", options?.onValue ?? (bool ? true : 1), dtype);
  const off = literalOf("oneHot", options?.offValue ?? (bool ? false : 0), dtype);
  if (on === undefined || off === undefined) {
    throw new DTypeError(
      "oneHot",
      `gives bool, integers or floats, not ${dtype}: cast what it gives`,
      [dtype],
    );
  }
  return dispatch1(oneHotOp, [i], {
    depth,
    axis: newAxis("oneHot", options?.axis ?? -1, i.shape),
    on,
    off,
    dtype,
  });
}
