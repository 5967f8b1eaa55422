// What layer, group, instance and RMS normalization share.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";
import { isGiven } from "./is-given.ts";
import { normalizedAffine } from "./normalized-affine.ts";
import { normalizedRows, type NormalizedAttrs } from "./normalized-op.ts";

/** Scale and offset of a normalization, one number for each place on the axes that they are given for. */
export interface Affine {
  readonly scale?: TensorLike | null | undefined;
  readonly offset?: TensorLike | null | undefined;
}

/** Such tensors, each with as many axes as x: those that were not given for are of size 1. */
export interface AffineTensors {
  readonly scale: Tensor | undefined;
  readonly offset: Tensor | undefined;
}

/** Checks scale and offset, which lie along the given axes of x. */
export function affineAlong(
  op: string,
  x: Tensor,
  axes: readonly number[],
  { scale, offset }: Affine,
): AffineTensors {
  checkDType(op, x.dtype, "float");
  const along = (name: string, given: TensorLike | null | undefined): Tensor | undefined => {
    if (!isGiven(given)) return undefined;
    const t = toTensor(op, given, x.dtype);
    const want = axes.map((d) => x.shape[d]!);
    if (!sameShape(t.shape, want)) {
      throw new ShapeError(
        op,
        `${name} has shape ${showShape(t.shape)}, x ${showShape(x.shape)}: ${name} must have shape ${showShape(want)}, a number for each place on ${axes.length === 1 ? `axis ${axes[0]}` : `the axes ${axes.join(", ")}`}`,
        { shapes: [t.shape, x.shape] },
      );
    }
    return reshape(
      t,
      x.shape.map((n, d) => (axes.includes(d) ? n : 1)),
    );
  };
  return { scale: along("scale", scale), offset: along("offset", offset) };
}

/**
 * `x` over the root of its mean square along the axes, with the mean taken out first if `centred`; then scaled and
 * moved.
 */
export function normalized(
  x: Tensor,
  attrs: NormalizedAttrs,
  { scale, offset }: AffineTensors,
): Tensor {
  // Half precision is too narrow for squares.
  const dtype = x.dtype === "float64" ? "float64" : "float32";
  const wide = (t: Tensor): Tensor => cast(t, dtype) as Tensor;
  const moved = offset && wide(offset);
  const result = (y: Tensor): Tensor => cast(y, x.dtype) as Tensor;
  if (scale) return result(normalizedAffine(wide(x), wide(scale), moved, attrs));
  const [y] = normalizedRows(wide(x), attrs);
  return result(moved ? add(y, moved) : y);
}
