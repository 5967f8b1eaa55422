import {
  ArgumentError,
  ShapeError,
  type Of,
  type One,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  normalizeAxes,
  normalizeAxis,
  sameDType,
  showShape,
  showValue,
  toTensors,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { contract } from "./contract.ts";

/** Over which axes: over the last n of a with the first n of b, or over those listed for a with those listed for b. */
export type ContractedAxes =
  number | readonly [a: number | readonly number[], b: number | readonly number[]];

/**
 * Sum of products over some axes of both: over the last n of `a` with the first n of `b`, or over the listed axes, in pairs.
 *
 * Shape: the other axes of a, then those of b. Dtypes: integers (wrapping), floats and complex, both the same. Throws
 * `ShapeError` for axes that are out of range, named twice or of different sizes. Runs as one matrix product.
 * Gradient: to each the product of `g` with the (conjugated) other, by the same rule.
 *
 * @example
 * tensordot([[1, 2], [3, 4]], [[5, 6], [7, 8]], 2).arraySync() // => 70
 * @example
 * tensordot([[1, 2], [3, 4]], [1, 10], [[0], [0]]).arraySync() // => [31, 42]
 */
export function tensordot<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: B,
  axes: ContractedAxes,
): Of<Shape, One<A, B>>;
export function tensordot(a: TensorLike, b: TensorLike, axes: ContractedAxes): Tensor {
  const [x, y] = toTensors("tensordot", a, b);
  checkDType("tensordot", x.dtype, "number");
  sameDType("tensordot", x.dtype, y.dtype);
  const [left, right] = pairs(x, y, axes);
  const name = (d: number): string => String.fromCharCode(0x100 + d);
  const own = x.shape.map((_, d) => name(d));
  const other = y.shape.map((_, d) =>
    right.includes(d) ? own[left[right.indexOf(d)]!]! : name(x.rank + d),
  );
  const free = [
    ...own.filter((_, d) => !left.includes(d)),
    ...other.filter((_, d) => !right.includes(d)),
  ];
  return contract(x, y, { a: own.join(""), b: other.join(""), out: free.join("") });
}

/** The axes to sum over, counted from the front, in pairs of equal size. */
function pairs(x: Tensor, y: Tensor, axes: ContractedAxes): [number[], number[]] {
  if (typeof axes !== "number" && !(Array.isArray(axes) && axes.length === 2))
    throw new ArgumentError(
      "tensordot",
      `axes must be a number, or two lists, got ${showValue(axes)}`,
    );
  const lists = typeof axes === "number" ? counted(x, y, axes) : axes;
  const [left, right] = [x, y].map((t, i) => {
    const given: unknown = lists[i];
    const list = Array.isArray(given)
      ? checkIntegers("tensordot", "axes", given)
      : [checkInteger("tensordot", "axes", given)];
    normalizeAxes("tensordot", list, t.rank); // each once
    return list.map((d) => normalizeAxis("tensordot", d, t.rank));
  }) as [number[], number[]];
  if (left.length !== right.length || left.some((d, i) => x.shape[d] !== y.shape[right[i]!]))
    throw new ShapeError(
      "tensordot",
      `axes ${showShape(left)} of ${showShape(x.shape)} and ${showShape(right)} of ${showShape(y.shape)} differ in ${left.length === right.length ? "size" : "number"}`,
      { shapes: [x.shape, y.shape] },
    );
  return [left, right];
}

/** The last `axes` of x and the first of y. */
function counted(x: Tensor, y: Tensor, axes: number): [number[], number[]] {
  const n = checkInteger("tensordot", "axes", axes);
  if (n < 0 || n > Math.min(x.rank, y.rank))
    throw new ShapeError(
      "tensordot",
      `${n} axes are not there: shapes ${showShape(x.shape)} and ${showShape(y.shape)}`,
      { shapes: [x.shape, y.shape] },
    );
  const first = [...Array(n).keys()];
  return [first.map((d) => d + x.rank - n), first];
}
