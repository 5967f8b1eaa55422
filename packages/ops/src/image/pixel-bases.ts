// Where points are in dense images: worked out once for all channels.
import type { Tensor } from "@gradtape/core";
import {
  broadcastStrides,
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  type Access,
  type Expr,
  type MapKernel,
  type Spec,
} from "@gradtape/core/internal";
import type { SampleAttrs } from "./sample.ts";

interface BaseAttrs extends Pick<SampleAttrs, "interpolation" | "whole"> {
  /** Of the images along the coordinate. */
  readonly size: number;
  /** From one pixel to the next along it, and from one image to the next: 0 where the other coordinate counts them. */
  readonly step: number;
  readonly image: number;
}

/**
 * Of one coordinate of points, where the pixel at it, or the one before it, is among the elements: with that of the other
 * coordinate the place of the pixel's first channel. -1 where the point has the fill value.
 */
export const basesOp = /*@__PURE__*/ defineOp<BaseAttrs>({
  name: "pixelBases",
  infer: ([a]) => [{ shape: a.shape, dtype: "int32" }],
  lower([a, places], { interpolation, whole, size, step, image }, [out]) {
    const point = e.load(0, a.dtype);
    const at = interpolation === "nearest" ? nearest(point) : e.floor(point);
    // Nothing is read beyond the pixels next to the image.
    const pixel = e.cast(e.min(e.max(at, -2), size + 1), "int32");
    const own = e.mul(pixel, step);
    const base = image === 0 ? own : e.add(e.mul(e.load(1, "int32"), image), own);
    const asked = whole ? point : at;
    const inside = e.and(e.ge(asked, 0), e.le(asked, size - 1));
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, a),
        readOf(1, places!, [places!.strides[0]!, ...out.shape.slice(1).map(() => 0)]),
      ],
      store: storeTo(
        0,
        out,
        interpolation === "nearest" || whole ? e.where(inside, base, -1) : base,
      ),
    };
  },
});

/** Rounded, halves away from 0. */
export const nearest = (x: Expr): Expr => e.mul(e.sign(x), e.floor(e.add(e.abs(x), 0.5)));

/** The bases of rows and columns of points in images of this shape. */
export function basesOf(
  [y, x, places]: readonly Tensor[],
  [, height, width, channels]: readonly number[],
  { interpolation, whole }: SampleAttrs,
): Tensor[] {
  const line = width! * channels!;
  const how = { interpolation, whole };
  return [
    dispatch1(basesOp, [y!, places!], {
      ...how,
      size: height!,
      step: line,
      image: height! * line,
    }),
    dispatch1(basesOp, [x!, places!], { ...how, size: width!, step: channels!, image: 0 }),
  ];
}

/** Whether elements lie in row-major order without gaps. */
export function isDense({ shape, strides }: Spec): boolean {
  let next = 1;
  for (let d = shape.length - 1; d >= 0; next *= shape[d--]!)
    if (shape[d] !== 1 && strides[d] !== next) return false;
  return true;
}

/** Up to so many channels the loop over them is the outermost: loops over points are longer. */
const FEW = 16;

/** Samples of dense images by the bases of their points. */
export function fromBases(
  images: Spec,
  points: readonly Spec[],
  { interpolation, whole, fill }: SampleAttrs,
  out: Spec,
): MapKernel {
  const [y, x, , rows, columns] = points as readonly [Spec, Spec, Spec, Spec, Spec];
  const [, height, width, channels] = images.shape as [number, number, number, number];
  const samples = out.shape.slice(0, -1);
  const isFew = channels <= FEW;
  const order = <T>(points: readonly T[], channel: T): T[] =>
    isFew ? [channel, ...points] : [...points, channel];
  const over = (input: number, s: Spec): Access =>
    readOf(input, s, order(broadcastStrides(s.shape, s.strides, samples), 0));
  const [ofRow, ofColumn] = [e.load(1, "int32"), e.load(2, "int32")];
  const base = e.add(ofRow, ofColumn);
  const known = e.and(e.ge(ofRow, 0), e.ge(ofColumn, 0));
  const pixel = (offset: number | Expr): Expr =>
    e.cast(e.gather(0, images.dtype, e.add(base, offset)), out.dtype);
  const reads = [
    readOf(
      0,
      images,
      order(
        samples.map(() => 0),
        1,
      ),
    ),
    over(4, rows),
    over(5, columns),
    ...(interpolation === "nearest" ? [] : [over(1, y), over(2, x)]),
  ];
  const value = (): Expr => {
    if (interpolation === "nearest") return e.where(known, pixel(0), fill);
    const point = [e.load(3, y.dtype), e.load(4, x.dtype)] as const;
    const [top, left] = point.map((a) => e.floor(a)) as [Expr, Expr];
    const [down, right] = [e.sub(point[0], top), e.sub(point[1], left)];
    const line = channels * width;
    const mixed = (a: Expr, b: Expr, part: Expr): Expr =>
      e.add(e.mul(e.sub(1, part), a), e.mul(part, b));
    if (whole) {
      // At the last row and column the next one weighs nothing, and is not looked at.
      const none = e.const(0, "int32");
      const toRow = e.where(e.lt(top, height - 1), e.const(line, "int32"), none);
      const toColumn = e.where(e.lt(left, width - 1), e.const(channels, "int32"), none);
      const between = (a: Expr, b: Expr, part: Expr): Expr => e.add(a, e.mul(part, e.sub(b, a)));
      const above = between(pixel(0), pixel(toColumn), right);
      const below = between(pixel(toRow), pixel(e.add(toRow, toColumn)), right);
      return e.where(known, between(above, below, down), fill);
    }
    const inside = (a: Expr, from: number, size: number): Expr =>
      e.and(e.ge(a, from), e.le(a, from + size - 1));
    const vertical = [inside(top, 0, height), inside(top, -1, height)];
    const horizontal = [inside(left, 0, width), inside(left, -1, width)];
    const corner = (r: 0 | 1, c: 0 | 1): Expr =>
      e.where(e.and(vertical[r]!, horizontal[c]!), pixel(r * line + c * channels), fill);
    return mixed(
      mixed(corner(0, 0), corner(0, 1), right),
      mixed(corner(1, 0), corner(1, 1), right),
      down,
    );
  };
  return {
    kind: "map",
    axes: order(samples, channels),
    reads,
    store: storeTo(0, out, value(), {
      strides: order(out.strides.slice(0, -1), out.strides.at(-1)!),
    }),
  };
}
