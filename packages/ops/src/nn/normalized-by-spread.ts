// Elements over their own spread: what layer, group, instance and RMS normalization share.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch,
  e,
  reduceShape,
  sameShape,
  showShape,
  toTensor,
  type Fold,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { rowKernel } from "../define/row-kernel.ts";
import { countOf } from "../define/spread.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { reshape } from "../shape/reshape.ts";
import { isGiven } from "./is-given.ts";
import { normalizedGradient } from "./normalized-gradient.ts";

interface NormalizedAttrs {
  readonly axes: readonly number[];
  readonly epsilon: number;
  /** Whether the mean is taken out first. */
  readonly centred: boolean;
}

// The second output stays inside: the factor of each group, which the gradient needs.
const normalizedOp = /*@__PURE__*/ defineOp<NormalizedAttrs>({
  name: "normalized",
  infer: ([{ shape, dtype }], { axes }) => [
    { shape, dtype },
    { shape: reduceShape("normalized", shape, axes, true), dtype },
  ],
  lower([x], { axes, epsilon, centred }, [y, factor]) {
    const element = e.load(0, x.dtype);
    const n = countOf(x, { axes });
    const mean = (fold: number) => e.div(e.acc(x.dtype, fold), n);
    const moved = centred ? e.sub(element, mean(0)) : element;
    const squares: Fold = { combine: "sum", body: e.mul(moved, moved) };
    const folds: Fold[] = centred ? [{ combine: "sum", body: element }, squares] : [squares];
    const f = e.rsqrt(e.add(mean(folds.length - 1), epsilon));
    return rowKernel([x], axes, folds, [
      [y, e.mul(moved, f)],
      [factor, f],
    ]);
  },
  grad: ({ outputs: [y, f], attrs }, g, gFactor) => [
    () => normalizedGradient(g, y, f, gFactor, attrs),
  ],
});

/** Scale and offset of a normalization, one number for each place on the axes that they are given for. */
export interface Affine {
  readonly scale?: TensorLike | null | undefined;
  readonly offset?: TensorLike | null | undefined;
}

/** `x` over the root of its mean square along the axes, with the mean taken out first if `centred`. */
export function normalized(op: string, x: Tensor, attrs: NormalizedAttrs): Tensor {
  checkDType(op, x.dtype, "float");
  // Half precision is too narrow for squares.
  const wide = x.dtype === "float64" ? x : (cast(x, "float32") as Tensor);
  return cast(dispatch(normalizedOp, [wide], attrs)[0]!, x.dtype) as Tensor;
}

/** `y · scale + offset`, where both lie along the given axes of y. */
export function rescaled(
  op: string,
  y: Tensor,
  axes: readonly number[],
  { scale, offset }: Affine,
): Tensor {
  const along = (name: string, given: TensorLike): Tensor => {
    const t = toTensor(op, given, y.dtype);
    const want = axes.map((d) => y.shape[d]!);
    if (!sameShape(t.shape, want)) {
      throw new ShapeError(
        op,
        `${name} has shape ${showShape(t.shape)}, x ${showShape(y.shape)}: ${name} must have shape ${showShape(want)}, a number for each place on ${axes.length === 1 ? `axis ${axes[0]}` : `the axes ${axes.join(", ")}`}`,
        { shapes: [t.shape, y.shape] },
      );
    }
    return reshape(
      t,
      y.shape.map((n, d) => (axes.includes(d) ? n : 1)),
    );
  };
  const scaled = isGiven(scale) ? multiply(y, along("scale", scale)) : y;
  return isGiven(offset) ? add(scaled, along("offset", offset)) : scaled;
}
