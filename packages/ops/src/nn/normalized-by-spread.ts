// Elements over their own spread: what layer, group, instance and RMS normalization share.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch,
  dispatch1,
  e,
  NONE,
  reduceShape,
  sameShape,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { countOf } from "../define/spread.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { square } from "../math/square.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { reshape } from "../shape/reshape.ts";
import { centredScale } from "./centred-scale.ts";
import { meanProduct, meanSquareAround } from "./mean-pairs.ts";
import { isGiven } from "./is-given.ts";

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
  compose([x], { axes, epsilon, centred }) {
    if (!centred) {
      const factor = rsqrt(add(meanProduct(x, x, axes), epsilon));
      return [multiply(x, factor), factor];
    }
    const mean = reduceMean(x, axes, { keepDims: true }) as Tensor;
    const factor = rsqrt(add(meanSquareAround(x, mean, axes), epsilon));
    return [centredScale(x, mean, factor), factor];
  },
  // With the factor f: `∂y/∂x` gives `f · (g - mean(g) - y · mean(g · y))`, and `∂f/∂x` is `-f² · y / n`.
  grad({ inputs: [x], outputs: [y, f], attrs: { axes, centred } }, g, gFactor) {
    return [
      () => {
        const ofFactor = divide(multiply(gFactor, square(f)), countOf(x, { axes, keepDims: true }));
        const along = add(multiply(f, meanProduct(g, y, axes)), ofFactor);
        const mean = centred
          ? [multiply(f, reduceMean(g, axes, { keepDims: true }) as Tensor)]
          : [];
        return dispatch1(withoutOp, [g, f, y, along, ...mean], NONE);
      },
    ];
  },
});

/** `g · f - y · along - mean`: a gradient without what the normalization takes out. */
const withoutOp = /*@__PURE__*/ elementwise({
  name: "normalizedGrad",
  arity: 5,
  accepts: "float",
  scalar([g, f, y, along, mean]) {
    const rest = e.sub(e.mul(g, f), e.mul(y, along!));
    return mean ? e.sub(rest, mean) : rest;
  },
  grad: ({ inputs: [g, f, y, along] }, h) => [
    () => multiply(h, f),
    () => multiply(h, g),
    () => neg(multiply(h, along!)),
    () => neg(multiply(h, y)),
    () => neg(h),
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
