import {
  ArgumentError,
  DTYPES,
  type DType,
  type Made,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  checkSize,
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
} from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { checkDType } from "../define/accepts.ts";
import { checkIndexDType, toIndices } from "./index-range.ts";

interface SequenceMaskAttrs {
  readonly maxLength: number;
  readonly dtype: DType;
}

const sequenceMaskOp = /*@__PURE__*/ defineOp<SequenceMaskAttrs>({
  name: "sequenceMask",
  infer([lengths], { maxLength, dtype }) {
    checkIndexDType("sequenceMask", lengths);
    checkDType("sequenceMask", dtype, "not text");
    return [{ shape: checkSize("sequenceMask", [...lengths.shape, maxLength]), dtype }];
  },
  lower([lengths], _, [out]) {
    const place = e.axis(lengths.shape.length);
    const length = e.load(0, lengths.dtype);
    // Compared in whichever of the two dtypes holds both.
    const isWithin =
      DTYPES[lengths.dtype].bytes < 4
        ? e.lt(place, e.cast(length, "int32"))
        : e.lt(e.cast(place, lengths.dtype), length);
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, lengths, [...lengths.strides, 0])],
      store: storeTo(0, out, e.cast(isWithin, out.dtype)),
    };
  },
});

export interface SequenceMaskOptions<D extends DType = DType> {
  /** The size of the new axis. Default: the greatest length, which is read at once. */
  maxLength?: number;
  /** Default: bool. */
  dtype?: D;
}

/**
 * A new last axis that is true for the first `lengths` places: `result[…, j] = j < lengths[…]`.
 *
 * Shape: that of lengths, then `maxLength`, which is the greatest length by default: then it is read at once. Dtypes: lengths are
 * integers (int32 from JavaScript numbers); the result is bool, or any but strings. Throws `ArgumentError` for a negative
 * `maxLength`, `UnsupportedError` where lengths must be read and cannot be. Gradient: none, it is a constant.
 *
 * @example
 * sequenceMask([1, 3, 2]).arraySync() // => [[true, false, false], [true, true, true], [true, true, false]]
 */
export function sequenceMask<D extends DType = "bool">(
  lengths: TensorLike,
  options?: SequenceMaskOptions<D>,
): Made<Shape, D>;
export function sequenceMask(lengths: TensorLike, options?: SequenceMaskOptions): Tensor {
  checkOptions("sequenceMask", options, ["maxLength", "dtype"]);
  const t = toIndices("sequenceMask", lengths);
  checkIndexDType("sequenceMask", t);
  const dtype = knownDType("sequenceMask", options?.dtype, "bool");
  const maxLength = checkInteger("sequenceMask", "maxLength", options?.maxLength ?? greatest(t));
  if (maxLength < 0)
    throw new ArgumentError("sequenceMask", `maxLength must be 0 or more, got ${maxLength}`);
  return dispatch1(sequenceMaskOp, [t], { maxLength, dtype });
}

/** The greatest length, at least 0. */
function greatest(lengths: Tensor): number {
  let most = 0;
  for (const n of lengths.dataSync() as Iterable<number | bigint>) if (n > most) most = Number(n);
  return most;
}
