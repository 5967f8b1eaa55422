import { ArgumentError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  toTensor,
  type Expr,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { matrixSizes } from "./matrix-shapes.ts";

interface BandPartAttrs {
  /** The lowest and highest diagonal that stay; 0 is the main one, positive ones lie above. May be infinite. */
  readonly low: number;
  readonly high: number;
}

const bandPartOp = /*@__PURE__*/ defineOp<BandPartAttrs>({
  name: "bandPart",
  infer([x]) {
    checkDType("bandPart", x.dtype, "not text");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x], { low, high }, [out]) {
    const rank = x.shape.length;
    const k = e.sub(e.axis(rank - 1), e.axis(rank - 2));
    const tests = [
      ...(low === -Infinity ? [] : [e.ge(k, low)]),
      ...(high === Infinity ? [] : [e.le(k, high)]),
    ];
    const element = e.load(0, x.dtype);
    const kept = tests.reduce<Expr | undefined>(
      (all, test) => (all ? e.and(all, test) : test),
      undefined,
    );
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, kept ? e.where(kept, element, e.const(0, x.dtype)) : element),
    };
  },
  grad: ({ attrs: { low, high } }, g) => [() => banded(g, low, high)],
});

/** The diagonals from `low` to `high` of matrices, zeros elsewhere. */
export const banded = (x: Tensor, low: number, high: number): Tensor =>
  dispatch1(bandPartOp, [x], { low, high });

/**
 * Matrices with zeros outside of a band around the main diagonal: `numLower` diagonals below it stay and `numUpper` above it; all
 * of them if negative.
 *
 * Shape: that of x. Dtypes: all but strings. Throws `ShapeError` for fewer than two axes, `ArgumentError` for more diagonals
 * than there are. Gradient: the band of `g`.
 *
 * @example
 * linalg.bandPart([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1, 0).arraySync() // => [[1, 0, 0], [4, 5, 0], [0, 8, 9]]
 */
export function bandPart<const X extends TensorLike>(
  x: Arg<X>,
  numLower: number,
  numUpper: number,
): Like<X>;
export function bandPart(x: TensorLike, numLower: number, numUpper: number): Tensor {
  const t = toTensor("bandPart", x);
  const [rows, columns] = matrixSizes("bandPart", t.shape);
  const count = (name: string, given: number, most: number, what: string): number => {
    const n = checkInteger("bandPart", name, given);
    if (n > most)
      throw new ArgumentError(
        "bandPart",
        `${name} is ${n}, but there are ${most} ${what}: give -1 for all`,
      );
    return n < 0 ? Infinity : n;
  };
  const low = count("numLower", numLower, rows, "rows");
  return banded(t, -low, count("numUpper", numUpper, columns, "columns"));
}
