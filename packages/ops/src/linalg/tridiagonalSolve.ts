import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  NONE,
  sameDType,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { sumTo } from "../define/sum-to.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { squeeze } from "../shape/squeeze.ts";
import { stack } from "../shape/stack.ts";
import { unstack } from "../shape/unstack.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { flipped } from "./lower-part.ts";
import { batchOf, matrixSizes } from "./matrix-shapes.ts";
import { compactOf, shifted, type DiagonalsFormat } from "./tridiagonal.ts";

const algorithm = /*@__PURE__*/ overBatches(
  "tridiagonalSolve",
  ([t, b], [x], [n, columns], which) => {
    x!.set(b!);
    const failed = eliminate(t!, x!, n!, columns!);
    if (failed >= 0)
      throw new ArgumentError(
        "tridiagonalSolve",
        `${which()} is not invertible: pivot ${failed} of its LU factors is 0`,
      );
  },
);

/** Elimination with partial pivoting, as LAPACK's dgtsv; returns the place of a pivot that is 0, or -1. */
function eliminate(t: Float64Array, x: Float64Array, n: number, columns: number): number {
  const above = t.subarray(0, n);
  const main = t.subarray(n, 2 * n);
  const below = t.subarray(2 * n);
  const second = new Float64Array(n); // what row exchanges bring beyond the superdiagonal
  for (let i = 0; i < n - 1; i++) {
    const [row, next] = [i * columns, (i + 1) * columns];
    const low = below[i + 1]!;
    const right = i + 2 < n ? above[i + 1]! : 0;
    if (Math.abs(main[i]!) >= Math.abs(low)) {
      if (main[i] === 0) return i;
      const factor = low / main[i]!;
      main[i + 1]! -= factor * above[i]!;
      for (let j = 0; j < columns; j++) x[next + j]! -= factor * x[row + j]!;
      continue;
    }
    const factor = main[i]! / low;
    main[i] = low;
    const corner = main[i + 1]!;
    main[i + 1] = above[i]! - factor * corner;
    above[i] = corner;
    second[i] = right;
    above[i + 1] = -factor * right;
    for (let j = 0; j < columns; j++) {
      const moved = x[row + j]!;
      x[row + j] = x[next + j]!;
      x[next + j] = moved - factor * x[next + j]!;
    }
  }
  if (n > 0 && main[n - 1] === 0) return n - 1;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = 0; j < columns; j++) {
      let sum = x[i * columns + j]!;
      if (i + 1 < n) sum -= above[i]! * x[(i + 1) * columns + j]!;
      if (i + 2 < n) sum -= second[i]! * x[(i + 2) * columns + j]!;
      x[i * columns + j] = sum / main[i]!;
    }
  }
  return -1;
}

const tridiagonalSolveOp = /*@__PURE__*/ defineOp({
  name: "tridiagonalSolve",
  infer([t, b]) {
    sameDType("tridiagonalSolve", t.dtype, b.dtype);
    const n = t.shape[t.shape.length - 1]!;
    const [rows, columns] = matrixSizes("tridiagonalSolve", b.shape);
    if (rows !== n)
      throw new ShapeError(
        "tridiagonalSolve",
        `diagonals of ${n} elements take right sides of ${n} rows, got shape ${showShape(b.shape)}`,
        { shapes: [t.shape, b.shape] },
      );
    return [
      { shape: [...batchOf("tridiagonalSolve", t.shape, b.shape), n, columns], dtype: t.dtype },
    ];
  },
  lower: ([t, b], _, [x]) =>
    batchKernel(
      algorithm,
      [t.shape.at(-1)!, b.shape.at(-1)!],
      [
        [t, 2],
        [b, 2],
      ],
      [[x, 2]],
    ),
  grad({ inputs: [t, b], outputs: [x] }, g) {
    const back = (): Tensor => {
      const [above, main, below] = unstack(t, -2) as [Tensor, Tensor, Tensor];
      const last = main.rank - 1;
      const turned = stack([shifted(below, last, -1), main, shifted(above, last, 1)], -2);
      return dispatch1(tridiagonalSolveOp, [turned as Tensor, g], NONE);
    };
    const toDiagonals = (): Tensor => {
      const h = back();
      const rows = h.rank - 2;
      const along = (y: Tensor): Tensor => reduceSum(multiply(h, y), -1) as Tensor;
      return neg(
        stack([along(shifted(x, rows, -1)), along(x), along(shifted(x, rows, 1))], -2),
      ) as Tensor;
    };
    return [() => sumTo(toDiagonals(), t.shape), () => sumTo(back(), b.shape)];
  },
});

/**
 * The X of `A · X = rhs` for a matrix with three diagonals, in a time that grows with its size alone, by elimination with partial
 * pivoting.
 *
 * `diagonalsFormat` says how they are given: `"compact"`, rows `[superdiagonal, diagonal, subdiagonal]` of n elements each, whose i-th
 * stand in row i of A (so the superdiagonal's last and the subdiagonal's first do not count); `"sequence"`, a list of these, of n or
 * n - 1 elements; or `"matrix"`, A itself. With `transposeRhs` the right sides are rows, transposed first.
 *
 * Shape: `[..., 3, n]` and `[..., n, k]` → `[..., n, k]`, or `[..., n]` → `[..., n]` where rhs has one axis less than compact
 * diagonals; batches broadcast. Dtypes: float32 and float64, both the same. Throws `ShapeError` if the sizes do not fit, and
 * `ArgumentError` if a matrix is not invertible.
 * Gradient: with `h = A⁻ᵀ · g`, h to rhs, and of `-h · Xᵀ` the three diagonals.
 *
 * @example
 * tridiagonalSolve([[1, 1, 0], [2, 3, 4], [0, 1, 2]], [3, 5, 6]).arraySync() // => ≈ [1, 1, 1]
 */
export function tridiagonalSolve<const B extends TensorLike>(
  diagonals: TensorLike | readonly TensorLike[],
  rhs: B,
  options?: { diagonalsFormat?: DiagonalsFormat; transposeRhs?: boolean },
): Of<Shape, DTypeOf<B>>;
export function tridiagonalSolve(
  diagonals: TensorLike | readonly TensorLike[],
  rhs: TensorLike,
  options?: { diagonalsFormat?: DiagonalsFormat; transposeRhs?: boolean },
): Tensor {
  checkOptions("tridiagonalSolve", options, ["diagonalsFormat", "transposeRhs"]);
  const t = compactOf("tridiagonalSolve", diagonals, options?.diagonalsFormat ?? "compact");
  const b = toTensor("tridiagonalSolve", rhs, t.dtype);
  const solved = (y: Tensor): Tensor => dispatch1(tridiagonalSolveOp, [t, y], NONE);
  if (b.rank >= 1 && b.rank === t.rank - 1)
    return squeeze(solved(expandDims(b, -1) as Tensor), -1) as Tensor;
  matrixSizes("tridiagonalSolve", b.shape);
  return solved(options?.transposeRhs ? flipped(b) : b);
}
