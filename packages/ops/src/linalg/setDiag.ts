import { ShapeError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  sameDType,
  sameShape,
  showShape,
  toTensors,
} from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { checkDType } from "../define/accepts.ts";
import { copyOf } from "../index/copy-of.ts";
import { diagPartOf } from "./diagPart.ts";
import {
  bandOf,
  checkBand,
  copies,
  diagonalAxes,
  type Band,
  type DiagonalAlign,
  type DiagonalRange,
} from "./diagonals.ts";

const setDiagOp = /*@__PURE__*/ defineOp<Band>({
  name: "setDiag",
  infer([x, diagonal], band) {
    checkDType("setDiag", x.dtype, "not text");
    sameDType("setDiag", x.dtype, diagonal.dtype);
    const [rows, columns] = checkBand("setDiag", x.shape, band);
    const wanted = [...x.shape.slice(0, -2), ...diagonalAxes(rows, columns, band)];
    if (!sameShape(wanted, diagonal.shape))
      throw new ShapeError(
        "setDiag",
        `diagonals of ${showShape(x.shape)} have shape ${showShape(wanted)} here, got ${showShape(diagonal.shape)}`,
        { shapes: [x.shape, diagonal.shape] },
      );
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower: ([x, diagonal], band, [out]) => [
    copyOf(x, out),
    ...copies(1, { spec: diagonal, isMatrix: false }, { spec: out, isMatrix: true }, band),
  ],
  grad({ inputs: [, diagonal], attrs: { low, high, align } }, g) {
    const band = { low, high, align };
    return [() => replaced(g, zerosLike(diagonal) as Tensor, band), () => diagPartOf(g, band, 0)];
  },
});

const replaced = (x: Tensor, diagonal: Tensor, { low, high, align }: Band): Tensor =>
  dispatch1(setDiagOp, [x, diagonal], { low, high, align });

export interface SetDiagOptions {
  /** Which diagonals: 0, the default, is the main one, positive ones lie above; or `[lowest, highest]`. */
  k?: DiagonalRange;
  /** At which end of their rows shorter diagonals are, those above the main one and those below. Default: RIGHT_LEFT. */
  align?: DiagonalAlign;
}

/**
 * Matrices with some diagonals replaced by those given, in the form that `diagPart` yields with these options.
 *
 * Shape: that of x. Dtypes: all but strings, both the same. Throws `ShapeError` if the diagonals have another shape than
 * `diagPart` gives, `ArgumentError` for a diagonal that is not there. Gradient: to x `g` beside the diagonals, and to the
 * diagonals `g` on them.
 *
 * @example
 * linalg.setDiag([[1, 2], [3, 4]], [8, 9]).arraySync() // => [[8, 2], [3, 9]]
 */
export function setDiag<const X extends TensorLike>(
  x: Arg<X>,
  diagonal: TensorLike,
  options?: SetDiagOptions,
): Like<X>;
export function setDiag(x: TensorLike, diagonal: TensorLike, options?: SetDiagOptions): Tensor {
  checkOptions("setDiag", options, ["k", "align"]);
  return replaced(...toTensors("setDiag", x, diagonal), bandOf("setDiag", options));
}
