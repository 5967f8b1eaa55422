// Images read between their pixels: the op behind `cropAndResize` and `transform`.
import type { Tensor } from "@gradtape/core";
import {
  broadcastAll,
  broadcastStrides,
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  type Access,
  type Expr,
  type Op,
  type Spec,
} from "@gradtape/core/internal";
import { sumTo } from "../define/sum-to.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { checkIndices } from "../index/index-range.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { basesOf, fromBases, isDense, nearest } from "./pixel-bases.ts";

export interface SampleAttrs {
  readonly interpolation: "bilinear" | "nearest";
  /** A point outside has the fill value as a whole; else each of the pixels around it that lies outside has. */
  readonly whole: boolean;
  readonly fill: number;
  /** How often the samples are differentiated by the points' rows and columns: no more than once changes anything. */
  readonly byRow: boolean;
  readonly byColumn: boolean;
}

/** One of the pixels that a sample is made of. */
interface Corner {
  readonly row: Expr;
  readonly column: Expr;
  /** Whether it is one of the image's. */
  readonly inside: Expr;
  /** Absent for 1. */
  readonly weight: Expr | undefined;
}

/** The pixels around the point (y, x) of images of these sizes. */
export function cornersOf(
  y: Expr,
  x: Expr,
  [height, width]: readonly [number, number],
  { interpolation, whole, byRow, byColumn }: SampleAttrs,
): Corner[] {
  const within = (a: Expr, size: number): Expr => e.and(e.ge(a, 0), e.le(a, size - 1));
  const both = (a: Expr, b: Expr): Expr => e.and(within(a, height), within(b, width));
  const int = (a: Expr): Expr => e.cast(a, "int32");
  if (interpolation === "nearest") {
    const [row, column] = [nearest(y), nearest(x)];
    return [
      {
        row: int(row),
        column: int(column),
        inside: whole ? both(y, x) : both(row, column),
        weight: undefined,
      },
    ];
  }
  const ends = (a: Expr, differentiated: boolean): { at: Expr; weight: Expr }[] => {
    const below = e.floor(a);
    const part = e.sub(a, below);
    const one = e.const(1, a.dtype);
    return [
      { at: below, weight: differentiated ? e.neg(one) : e.sub(1, part) },
      { at: whole ? e.ceil(a) : e.add(below, 1), weight: differentiated ? one : part },
    ];
  };
  return ends(y, byRow).flatMap((row) =>
    ends(x, byColumn).map((column) => ({
      row: int(row.at),
      column: int(column.at),
      inside: whole ? both(y, x) : both(row.at, column.at),
      weight: e.mul(row.weight, column.weight),
    })),
  );
}

/** Reads of the points' rows and columns and of their images' places, over samples and channels. */
function pointReads(points: readonly Spec[], samples: readonly number[]): Access[] {
  const [y, x, images] = points as readonly [Spec, Spec, Spec];
  const over = (s: Spec): number[] => [...broadcastStrides(s.shape, s.strides, samples), 0];
  return [
    readOf(1, y, over(y)),
    readOf(2, x, over(x)),
    readOf(3, images, [images.strides[0]!, ...samples.slice(1).map(() => 0), 0]),
  ];
}

/** Their axes: those of rows and columns together. */
const samplesOf = (y: Spec, x: Spec): readonly number[] =>
  broadcastAll("sample", [y.shape, x.shape]);

/**
 * Inputs: images `[n, height, width, channels]`, rows and columns of points, which image each first index reads, and where in
 * dense images rows and columns are (`basesOf`).
 */
const sampleOp: Op<SampleAttrs> = /*@__PURE__*/ defineOp<SampleAttrs>({
  name: "sample",
  infer: ([images, y, x], { interpolation }) => [
    {
      shape: [...samplesOf(y, x!), images.shape[3]!],
      dtype: interpolation === "nearest" ? images.dtype : y.dtype,
    },
  ],
  lower([images, ...points], attrs, [out]) {
    if (isDense(images) && !attrs.byRow && !attrs.byColumn)
      return fromBases(images, points, attrs, out);
    const [, height, width] = images.shape as [number, number, number];
    const [sn, sh, sw, sc] = images.strides as [number, number, number, number];
    const samples = out.shape.slice(0, -1);
    const [y, x] = [e.load(1, points[0]!.dtype), e.load(2, points[1]!.dtype)];
    const image = e.mul(e.load(3, "int32"), sn);
    const { fill, whole, byRow, byColumn } = attrs;
    const corners = cornersOf(y, x, [height, width], attrs);
    const outside = whole && (byRow || byColumn) ? 0 : fill;
    const pixel = (c: Corner): Expr => {
      const at = e.add(image, e.add(e.mul(c.row, sh), e.mul(c.column, sw)));
      return e.cast(e.gather(0, images.dtype, at), out.dtype);
    };
    const term = (c: Corner, value: Expr): Expr =>
      c.weight === undefined ? value : e.mul(c.weight, value);
    const all = corners
      .map((c) => term(c, whole ? pixel(c) : e.where(c.inside, pixel(c), outside)))
      .reduce((a, b) => e.add(a, b));
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, images, [...samples.map(() => 0), sc]), ...pointReads(points, samples)],
      store: storeTo(0, out, whole ? e.where(corners[0]!.inside, all, outside) : all),
    };
  },
  validate: ([images, , , places]) =>
    checkIndices("image.cropAndResize", places!, images.shape, [0]),
  grad: ({ inputs, attrs }, g) => {
    const [images, y, x, places] = inputs as readonly Tensor[] as Four;
    const points = [y, x, places];
    const flat = { ...attrs, fill: 0 };
    return [
      () => sampledBack(g, points, images, flat),
      ...byPoints(points, attrs, (moved) => multiply(g, sample(images, points, moved)) as Tensor),
      null,
      null,
      null,
    ];
  },
});

/** The gradients to rows and columns, from the product of cotangents and samples that are differentiated by them. */
function byPoints(
  points: readonly Tensor[],
  attrs: SampleAttrs,
  product: (attrs: SampleAttrs) => Tensor,
): ((() => Tensor) | null)[] {
  if (attrs.interpolation === "nearest") return [null, null];
  return (["byRow", "byColumn"] as const).map((by, i) => () => {
    const point = points[i]!;
    // A straight line: differentiated twice it is 0.
    if (attrs[by]) return zerosLike(point);
    return sumTo(reduceSum(product({ ...attrs, [by]: true }), -1) as Tensor, point.shape);
  });
}

type Four = readonly [Tensor, Tensor, Tensor, Tensor];

interface BackAttrs extends SampleAttrs {
  readonly shape: readonly number[];
}

/** The transposed map: what samples are made of is added where it came from. */
const sampleBackOp: Op<BackAttrs> = /*@__PURE__*/ defineOp<BackAttrs>({
  name: "sampleBack",
  infer: ([g], { shape }) => [{ shape, dtype: g.dtype }],
  lower([g, ...points], attrs, [out]) {
    const [, height, width] = out.shape as [number, number, number];
    const [sn, sh, sw, sc] = out.strides as [number, number, number, number];
    const samples = g.shape.slice(0, -1);
    const [y, x] = [e.load(1, points[0]!.dtype), e.load(2, points[1]!.dtype)];
    const image = e.mul(e.load(3, "int32"), sn);
    const value = e.load(0, g.dtype);
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      ...cornersOf(y, x, [height, width], attrs).map((c) => ({
        kind: "scatter" as const,
        combine: "sum" as const,
        axes: g.shape,
        reads: [readOf(0, g), ...pointReads(points, samples)],
        at: e.where(c.inside, e.add(image, e.add(e.mul(c.row, sh), e.mul(c.column, sw))), -1),
        limit: out.shape.reduce((n, size) => n * size, 1),
        store: storeTo(
          0,
          out,
          c.weight === undefined ? value : e.mul(e.cast(c.weight, g.dtype), value),
          { strides: [...samples.map(() => 0), sc] },
        ),
      })),
    ];
  },
  grad: ({ inputs, attrs: { interpolation, whole, fill, byRow, byColumn } }, h) => {
    const attrs = { interpolation, whole, fill, byRow, byColumn };
    const [g, ...points] = inputs as readonly Tensor[] as readonly [Tensor, ...Tensor[]];
    return [
      () => sample(h, points, attrs),
      ...byPoints(points, attrs, (moved) => multiply(g, sample(h, points, moved)) as Tensor),
      null,
    ];
  },
});

/** The transpose of `sample`: images of the shape and dtype of those given, with `g` added to the pixels around the points. */
export function sampledBack(
  g: Tensor,
  points: readonly Tensor[],
  { shape, dtype }: Tensor,
  attrs: SampleAttrs,
): Tensor {
  return cast(dispatch1(sampleBackOp, [g, ...points], { ...attrs, shape }), dtype);
}

/** `[samples…, channels]` from images at points: rows, columns, and the places of images (int32, one for each first index). */
export const sample = (images: Tensor, points: readonly Tensor[], attrs: SampleAttrs): Tensor =>
  dispatch1(sampleOp, [images, ...points, ...basesOf(points, images.shape, attrs)], attrs);
