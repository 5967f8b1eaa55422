import {
  isDifferentiable,
  ShapeError,
  type Of,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  sameDType,
  sameShape,
  showShape,
  storeTo,
  toTensors,
  type Expr,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";

export type Side = "left" | "right";

interface SearchAttrs {
  readonly side: Side;
  /** Whether NaN counts as larger than all numbers, as in a sorted row; else it is not smaller than anything. */
  readonly nanLast: boolean;
}

const searchsortedOp = /*@__PURE__*/ defineOp<SearchAttrs>({
  name: "searchsorted",
  infer([row, x]) {
    sameDType("searchsorted", row.dtype, x.dtype);
    checkDType("searchsorted", x.dtype, "real");
    const rows = row.shape.slice(0, -1);
    if (row.shape.length === 0 || (rows.length > 0 && !sameShape(rows, x.shape.slice(0, -1)))) {
      throw new ShapeError(
        "searchsorted",
        `values ${showShape(x.shape)} do not fit sequences ${showShape(row.shape)}: all sizes but the last must be equal, or there is one sequence`,
        { shapes: [row.shape, x.shape] },
      );
    }
    return [{ shape: x.shape, dtype: "int32" }];
  },
  lower([row, x], { side, nanLast }, [out]) {
    const n = row.shape.at(-1)!;
    const value = e.load(1, x.dtype);
    // How many elements come before the value, bit by bit from the highest.
    let found = e.const(0, "int32");
    for (let step = highestBit(n); step >= 1; step /= 2) {
      const next = e.add(found, step);
      const element = e.gather(0, row.dtype, e.mul(e.sub(next, 1), row.strides.at(-1)!));
      const before =
        side === "left"
          ? comesBefore(element, value, nanLast)
          : e.not(comesBefore(value, element, nanLast));
      found = e.where(e.and(e.le(next, n), before), next, found);
    }
    const batches = row.strides.slice(0, -1);
    return {
      kind: "map",
      axes: x.shape,
      reads: [
        readOf(0, row, batches.length > 0 ? [...batches, 0] : x.shape.map(() => 0)),
        readOf(1, x),
      ],
      store: storeTo(0, out, found),
    };
  },
});

/** The highest power of 2 that is not larger than n, 0 if there is none. */
const highestBit = (n: number): number => (n < 1 ? 0 : 2 ** (31 - Math.clz32(n)));

const comesBefore = (x: Expr, y: Expr, nanLast: boolean): Expr =>
  nanLast && isDifferentiable(x.dtype)
    ? e.or(e.lt(x, y), e.and(e.isNan(y), e.not(e.isNan(x))))
    : e.lt(x, y);

/** How many elements of each sorted row come before each value. */
export const placesAmong = (rows: Tensor, values: Tensor, side: Side, nanLast: boolean): Tensor =>
  dispatch1(searchsortedOp, [rows, values], { side, nanLast });

/**
 * Where each value would have to be put into a sorted sequence to keep it sorted: before equal elements (`"left"`, how many
 * elements are smaller), or after them (`{ side: "right" }`, how many are not larger).
 *
 * Shape: that of values. One sequence is for all values; several, `[…, n]`, are each for the row of `values` in the same place.
 * Dtypes: integers and floats, both the same (a JavaScript number takes the other's); gives int32, or int64 by
 * `{ outType: "int64" }`. NaN is placed at the beginning on the left side, at the end on the right one, as in TensorFlow.
 * Throws `ShapeError` if the rows of values do not fit the sequences. Gradient: none.
 *
 * @example
 * searchsorted([1, 2, 2, 3], [2, 5]).arraySync() // => [1, 4]
 * @example
 * searchsorted([1, 2, 2, 3], [2, 5], { side: "right" }).arraySync() // => [3, 4]
 */
export function searchsorted<const V extends TensorLike, D extends IndexDType = "int32">(
  sortedSequence: TensorLike,
  values: V,
  options?: { side?: Side; outType?: D },
): Of<ShapeOf<V>, NoInfer<D>>;
export function searchsorted(
  sortedSequence: TensorLike,
  values: TensorLike,
  options?: { side?: Side; outType?: IndexDType },
): Tensor {
  checkOptions("searchsorted", options, ["side", "outType"]);
  const side = checkChoice("searchsorted", "side", options?.side ?? "left", ["left", "right"]);
  const [rows, x] = toTensors("searchsorted", sortedSequence, values);
  return toIndexDType("searchsorted", "outType", options?.outType, () =>
    placesAmong(rows, x, side, false),
  );
}
