// Where points are in dense images: worked out once for all channels.
import {
  broadcastStrides,
  defineOp,
  e,
  readOf,
  storeTo,
  type Access,
  type Expr,
  type MapKernel,
  type Spec,
} from "@gradtape/core/internal";
import { samplesOf, type SampleAttrs } from "./sample.ts";

interface BaseAttrs extends Pick<SampleAttrs, "interpolation" | "whole"> {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Far outside every image, and small enough to count with. */
const FAR = 2 ** 20;

/** The place of the first channel of the pixel at, or above and to the left of each point; -1 where the point has the fill value. */
export const basesOp = /*@__PURE__*/ defineOp<BaseAttrs>({
  name: "pixelBases",
  infer: ([y, x]) => [{ shape: samplesOf(y, x!), dtype: "int32" }],
  lower(inputs, { interpolation, whole, height, width, channels }, [out]) {
    const [y, x, places] = inputs as readonly [Spec, Spec, Spec];
    const within = (a: Expr, size: number): Expr => e.and(e.ge(a, 0), e.le(a, size - 1));
    // Halves away from 0.
    const near = (a: Expr): Expr => e.mul(e.sign(a), e.floor(e.add(e.abs(a), 0.5)));
    const point = [e.load(0, y.dtype), e.load(1, x.dtype)] as const;
    const at = point.map((a) => (interpolation === "nearest" ? near(a) : e.floor(a)));
    const [row, column] = at.map((a) => e.cast(e.min(e.max(a, -FAR), FAR), "int32")) as [
      Expr,
      Expr,
    ];
    const image = e.mul(e.load(2, "int32"), height * width * channels);
    const base = e.add(image, e.add(e.mul(row, width * channels), e.mul(column, channels)));
    const [a, b] = (whole ? point : at) as [Expr, Expr];
    const known = interpolation === "nearest" || whole;
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, y, broadcastStrides(y.shape, y.strides, out.shape)),
        readOf(1, x, broadcastStrides(x.shape, x.strides, out.shape)),
        readOf(2, places, [places.strides[0]!, ...out.shape.slice(1).map(() => 0)]),
      ],
      store: storeTo(
        0,
        out,
        known ? e.where(e.and(within(a, height), within(b, width)), base, -1) : base,
      ),
    };
  },
});

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
  const [y, x, , bases] = points as readonly [Spec, Spec, Spec, Spec];
  const [, height, width, channels] = images.shape as [number, number, number, number];
  const samples = out.shape.slice(0, -1);
  const isFew = channels <= FEW;
  const order = <T>(points: readonly T[], channel: T): T[] =>
    isFew ? [channel, ...points] : [...points, channel];
  const over = (input: number, s: Spec): Access =>
    readOf(input, s, order(broadcastStrides(s.shape, s.strides, samples), 0));
  const base = e.load(1, "int32");
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
    over(4, bases),
    ...(interpolation === "nearest" ? [] : [over(1, y), over(2, x)]),
  ];
  const value = (): Expr => {
    if (interpolation === "nearest") return e.where(e.ge(base, 0), pixel(0), fill);
    const point = [e.load(2, y.dtype), e.load(3, x.dtype)] as const;
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
      const above = mixed(pixel(0), pixel(toColumn), right);
      const below = mixed(pixel(toRow), pixel(e.add(toRow, toColumn)), right);
      return e.where(e.ge(base, 0), mixed(above, below, down), fill);
    }
    const inside = (a: Expr, from: number, size: number): Expr =>
      e.and(e.ge(a, from), e.le(a, from + size - 1));
    const rows = [inside(top, 0, height), inside(top, -1, height)];
    const columns = [inside(left, 0, width), inside(left, -1, width)];
    const corner = (r: 0 | 1, c: 0 | 1): Expr =>
      e.where(e.and(rows[r]!, columns[c]!), pixel(r * line + c * channels), fill);
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
