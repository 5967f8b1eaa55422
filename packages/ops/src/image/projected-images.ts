// Images under projective transformations, each pixel worked out once for all of its channels.
import type { Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  upload,
  type Expr,
} from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { numbersOf, pointOf, projectedPoints, type FillMode } from "./projected-points.ts";
import { floatOf } from "./resample.ts";
import { cornersOf, sampledBack, type SampleAttrs } from "./sample.ts";

interface ProjectedAttrs extends Pick<SampleAttrs, "interpolation" | "fill"> {
  readonly mode: FillMode;
  /** Height and width of the result. */
  readonly size: readonly [number, number];
}

const sampling = ({ interpolation, fill }: ProjectedAttrs): SampleAttrs => ({
  interpolation,
  fill,
  whole: false,
  byRow: false,
  byColumn: false,
});

const COORDINATES = ["y", "x"] as const;

/** Inputs: images `[n, height, width, channels]` and transformations, `[n, 8]` or `[1, 8]`. */
const projectedOp = /*@__PURE__*/ defineOp<ProjectedAttrs>({
  name: "projectedImages",
  infer: ([images], { interpolation, size }) => [
    {
      shape: [images.shape[0]!, ...size, images.shape[3]!],
      dtype: interpolation === "nearest" ? images.dtype : floatOf(images.dtype),
    },
  ],
  lower([images, t], attrs, [out]) {
    const [, height, width] = images.shape as [number, number, number];
    const [sn, sh, sw, sc] = images.strides as [number, number, number, number];
    const numbers = numbersOf(t!, 1, 3);
    const loads = numbers.map((_, i) => e.load(1 + i, t!.dtype));
    const [y, x] = COORDINATES.map((coordinate, i) => {
      const along = { coordinate, mode: attrs.mode, size: i === 0 ? height : width };
      return e.cast(pointOf(loads, [e.axis(1), e.axis(2)], along), floatOf(images.dtype));
    }) as [Expr, Expr];
    const pixels = cornersOf(y, x, [height, width], sampling(attrs)).map((c) => {
      const at = e.add(e.mul(c.row, sh), e.mul(c.column, sw));
      return e.where(
        c.inside,
        e.cast(e.gather(0, images.dtype, at), out.dtype),
        e.const(attrs.fill, out.dtype),
      );
    });
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, images, [sn, 0, 0, sc]), ...numbers],
      store: storeTo(0, out, pixels.length === 1 ? pixels[0]! : mixed(pixels, y, x)),
    };
  },
  grad: ({ inputs: [images, transforms], attrs }, g) => [
    () =>
      sampledBack(g, pointsOf(images, transforms!, attrs), images, sampling({ ...attrs, fill: 0 })),
    null,
  ],
});

/** Four pixels around a point, first along rows. */
function mixed(pixels: readonly Expr[], y: Expr, x: Expr): Expr {
  const between = (a: Expr, b: Expr, part: Expr): Expr =>
    e.add(e.mul(e.sub(1, part), a), e.mul(part, b));
  const [down, right] = [y, x].map((a) => e.sub(a, e.floor(a))) as [Expr, Expr];
  const [a, b, c, d] = pixels as [Expr, Expr, Expr, Expr];
  return between(between(a, b, right), between(c, d, right), down);
}

/** The points that are read, and the place of the image of each. */
function pointsOf(images: Tensor, transforms: Tensor, { mode, size }: ProjectedAttrs): Tensor[] {
  const [n, height, width] = images.shape as [number, number, number];
  const points = COORDINATES.map((coordinate, i) => {
    const along = { coordinate, mode, size: i === 0 ? height : width };
    const point = projectedPoints(transforms, { ...along, shape: [n, ...size] });
    return cast(point, floatOf(images.dtype)) as Tensor;
  });
  return [
    ...points,
    upload(
      Int32Array.from({ length: n }, (_, i) => i),
      [n],
      "int32",
    ),
  ];
}

/** A batch of images under transformations of float32, `[n, 8]` or one for all. */
export const projected = (images: Tensor, transforms: Tensor, attrs: ProjectedAttrs): Tensor =>
  dispatch1(projectedOp, [images, transforms], attrs);
