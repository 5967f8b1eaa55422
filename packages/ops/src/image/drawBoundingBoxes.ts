import {
  ArgumentError,
  ShapeError,
  type Arg,
  type Like,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  showShape,
  storeTo,
  toTensor,
  type Expr,
} from "@gradtape/core/internal";
import { less } from "../compare/less.ts";
import { checkDType } from "../define/accepts.ts";
import { gathered } from "../index/gather.ts";
import { where } from "../logic/where.ts";
import { cast } from "../math/cast.ts";
import { maximum } from "../math/maximum.ts";
import { mod } from "../math/mod.ts";
import { expandDims } from "../shape/expandDims.ts";
import { onesLike } from "../create/onesLike.ts";
import { slice } from "../shape/slice.ts";

interface EdgeAttrs {
  readonly height: number;
  readonly width: number;
}

/** For every pixel the last box whose edge goes through it, or -1. */
const edgeOp = /*@__PURE__*/ defineOp<EdgeAttrs>({
  name: "boxEdges",
  infer: ([boxes], { height, width }) => [
    { shape: [boxes.shape[0]!, height, width], dtype: "int32" },
  ],
  lower([boxes], { height, width }, [out]) {
    const corner = (d: number, size: number): Expr =>
      e.trunc(e.rounded(e.mul(e.load(d, boxes.dtype), size - 1)));
    const [top, left, bottom, right] = [
      corner(0, height),
      corner(1, width),
      corner(2, height),
      corner(3, width),
    ] as const;
    const [row, column] = [e.axis(1), e.axis(2)].map((a) => e.cast(a, boxes.dtype)) as [Expr, Expr];
    const between = (x: Expr, from: Expr, to: Expr): Expr => e.and(e.ge(x, from), e.le(x, to));
    const isInside = e.and(between(row, top, bottom), between(column, left, right));
    const isEnd = (x: Expr, from: Expr, to: Expr): Expr => e.or(e.eq(x, from), e.eq(x, to));
    const isEdge = e.and(isInside, e.or(isEnd(row, top, bottom), isEnd(column, left, right)));
    const count = boxes.shape[1]!;
    if (count === 0) {
      return {
        kind: "map",
        axes: out.shape,
        reads: [],
        store: storeTo(0, out, e.const(-1, "int32")),
      };
    }
    const [sn, sb, sc] = boxes.strides as [number, number, number];
    return {
      kind: "reduce",
      axes: [...out.shape, count],
      kept: 3,
      combine: "max",
      body: e.where(isEdge, e.axis(3), -1),
      reads: [0, 1, 2, 3].map((d) => ({
        input: 0,
        dtype: boxes.dtype,
        offset: d * sc,
        strides: [sn, 0, 0, sb],
      })),
      store: storeTo(0, out, e.acc("int32")),
    };
  },
});

/** TensorFlow's colours: red, green, blue, opacity. */
const COLOURS = [
  [1, 1, 0, 1],
  [0, 0, 1, 1],
  [1, 0, 0, 1],
  [0, 1, 0, 1],
  [0.5, 0, 0.5, 1],
  [0.5, 0.5, 0, 1],
  [0.5, 0, 0, 1],
  [0, 0, 0.5, 1],
  [0, 1, 1, 1],
  [1, 0, 1, 1],
];

/**
 * Images with boxes drawn on them, one pixel wide, box by box: where boxes meet the later one is seen.
 *
 * Boxes are `[yMin, xMin, yMax, xMax]` in parts of the height less 1 and the width less 1. What lies outside is not drawn. Box i has
 * colour i of `colors`, which begin again at their end; without colours (`null`) it is one of
 * TensorFlow's ten, and white on shades of grey.
 *
 * Shape: images `[batch, height, width, channels]` of 1, 3 or 4 channels, boxes `[batch, n, 4]`, colours `[colours, ≥ channels]`.
 * Dtypes: floats. Throws `ShapeError` for other shapes.
 * Gradient: to the images, `g` where nothing is drawn; to the colours, its sums where they are.
 *
 * @example
 * const x = [[[[0], [0], [0]], [[0], [0], [0]], [[0], [0], [0]]]];
 * const y = image.drawBoundingBoxes(x, [[[0, 0, 0.5, 0.5]]], [[1]]);
 * y.arraySync() // => [[[[1], [1], [0]], [[1], [1], [0]], [[0], [0], [0]]]]
 */
export function drawBoundingBoxes<const X extends TensorLike>(
  images: Arg<X>,
  boxes: TensorLike,
  colors: TensorLike | null,
): Like<X>;
export function drawBoundingBoxes(
  images: TensorLike,
  boxes: TensorLike,
  colors: TensorLike | null,
): Tensor {
  const op = "image.drawBoundingBoxes";
  const x = toTensor(op, images);
  checkDType(op, x.dtype, "float");
  const b = toTensor(op, boxes, "float32");
  checkDType(op, b.dtype, "float");
  if (colors === undefined)
    throw new ArgumentError(op, "colors are missing: give [n, channels] of them, or null");
  const table = toTensor(op, colors ?? COLOURS, x.dtype);
  checkDType(op, table.dtype, "float");
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const fits =
    x.rank === 4 && b.rank === 3 && b.shape[0] === batch && b.shape[2] === 4 && table.rank === 2;
  if (!fits || ![1, 3, 4].includes(channels)) {
    throw new ShapeError(
      op,
      `images, boxes and colours have shapes [batch, height, width, 1, 3 or 4], [batch, n, 4] and [colours, channels], got ${showShape(x.shape)}, ${showShape(b.shape)} and ${showShape(table.shape)}`,
      { shapes: [x.shape, b.shape, table.shape] },
    );
  }
  const [count, depth] = table.shape as [number, number];
  if (count === 0 || depth < channels) {
    throw new ShapeError(
      op,
      `colours of ${showShape(table.shape)} do not fit ${channels} channels: give at least one, with as many numbers`,
      { shapes: [table.shape, x.shape] },
    );
  }
  if (height === 0 || width === 0) return x;
  const own = slice(cast(table, x.dtype) as Tensor, [0, 0], [count, channels]) as Tensor;
  // Shades of grey are drawn over in white, unless colours are given.
  const palette = channels === 1 && colors === null ? (onesLike(own) as Tensor) : own;
  const edges = dispatch1(edgeOp, [cast(b, "float32") as Tensor], { height, width });
  const picks = mod(maximum(edges, 0), count) as Tensor;
  const drawn = gathered(palette, picks, { axis: 0, batchDims: 0 });
  return where(expandDims(less(edges, 0), -1), x, drawn) as Tensor;
}
