// The ops of pooling: folds over windows, and the transposes of their gradients.
import {
  integerRange,
  isBig,
  isFloat,
  type DType,
  type IntDType,
  type Tensor,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  type Access,
  type Combine,
  type Expr,
  type Kernel,
  type ReduceKernel,
  type Spec,
} from "@gradtape/core/internal";
import { everyPhase, readThrough, seen, type WindowAxis } from "../conv/windows.ts";
import { scatteredNd } from "../index/scatterNd.ts";
import { reshape } from "../shape/reshape.ts";

interface PoolAttrs {
  readonly axes: readonly WindowAxis[];
}

/** What maximum takes for an element that is not there. */
function lowest(dtype: DType): number | bigint {
  if (isFloat(dtype)) return -Infinity;
  const [low] = integerRange(dtype as IntDType);
  return isBig(dtype) ? low : Number(low);
}

/** A fold over the windows of input 0: axes are `[n, …windows, c, …places]`. Input 1, if any, has an element for each place and c. */
function overWindows(
  [x, filter]: readonly Spec[],
  out: Spec,
  axes: readonly WindowAxis[],
  fold: { readonly combine: Combine; readonly value: Expr },
  fill?: number | bigint,
): ReduceKernel {
  if (!x) throw new Error("This is a bug in Gradtape: a pooling op without input");
  const rank = axes.length;
  const see = readThrough(axes.map(seen), x.strides.slice(1, -1), {
    axes: 2 * rank + 2,
    window: 1,
    place: rank + 2,
  });
  const read: Access = {
    input: 0,
    dtype: x.dtype,
    offset: see.offset,
    strides: [x.strides[0]!, ...see.windows, x.strides[rank + 1]!, ...see.places],
    guards: see.guards,
    ...(fill !== undefined && { fill }),
  };
  const element = e.load(0, x.dtype);
  return {
    kind: "reduce",
    axes: [...out.shape, ...axes.map((a) => a.width)],
    kept: rank + 2,
    combine: fold.combine,
    body: filter ? e.add(element, e.load(1, x.dtype)) : element,
    reads: filter
      ? [
          read,
          {
            input: 1,
            dtype: filter.dtype,
            offset: 0,
            strides: [
              ...out.shape.slice(0, -1).map(() => 0),
              filter.strides.at(-1)!,
              ...filter.strides.slice(0, -1),
            ],
          },
        ]
      : [read],
    store: { output: 0, dtype: out.dtype, offset: 0, strides: out.strides, value: fold.value },
  };
}

const pooledShape = (x: Spec, axes: readonly WindowAxis[]): number[] => [
  x.shape[0]!,
  ...axes.map((a) => a.count),
  x.shape.at(-1)!,
];

/** Maxima of the windows; with a second input, of its sum with them. */
const maxPoolOp = /*@__PURE__*/ defineOp<PoolAttrs>({
  name: "maxPool",
  infer: ([x], { axes }) => [{ shape: pooledShape(x, axes), dtype: x.dtype }],
  lower: (inputs, { axes }, [out]) =>
    overWindows(inputs, out, axes, { combine: "max", value: e.acc(out.dtype) }, lowest(out.dtype)),
  grad({ inputs: [x, filter], attrs: { axes } }, g) {
    const inputs = filter ? [x, filter] : [x];
    return inputs.map((of, i) => () => {
      const counted = i === 0 ? "batch" : "filter";
      return placedAt(g, dispatch1(maxPlacesOp, inputs, { axes, counted }), of);
    });
  },
});

/** `g` at flat places of zeros in the shape of `x`. */
function placedAt(g: Tensor, places: Tensor, x: Tensor): Tensor {
  const flat = scatteredNd(
    reshape(places, [places.size, 1]) as Tensor,
    reshape(g, [g.size]) as Tensor,
    [x.size],
    0,
  );
  return reshape(flat, [...x.shape]) as Tensor;
}

interface PlacesAttrs extends PoolAttrs {
  /** Through what places count: the whole batch, one image, or the second input. */
  readonly counted: "batch" | "image" | "filter";
}

/** The flat place of each window's largest element; the first of several, and a NaN before all. */
const maxPlacesOp = /*@__PURE__*/ defineOp<PlacesAttrs>({
  name: "maxPoolPlaces",
  infer: ([x], { axes }) => [{ shape: pooledShape(x, axes), dtype: "int32" }],
  lower(inputs, { axes, counted }, [out]) {
    const rank = axes.length;
    const start = counted === "batch" ? e.axis(0) : e.const(0, "int32");
    const inWindow = counted === "filter";
    const image = placesOf(axes).reduce((all, place, d) => {
      const axis = axes[d]!;
      const at = inWindow ? place : elementAt(axis, e.axis(d + 1), place);
      return e.add(e.mul(all, inWindow ? axis.width : axis.size), at);
    }, start);
    const value = e.add(e.mul(image, out.shape[rank + 1]!), e.axis(rank + 1));
    return overWindows(inputs, out, axes, { combine: "argMax", value }, lowest(inputs[0].dtype));
  },
});

/** The place found on each axis of the window, from the flat one. */
function placesOf(axes: readonly WindowAxis[]): Expr[] {
  let rest: Expr = e.acc("int32");
  return axes
    .map(({ width }, d) => ({ width, d }))
    .reverse()
    .map(({ width, d }) => {
      const place = d === 0 ? rest : e.floorMod(rest, width);
      rest = e.floorDiv(rest, width);
      return place;
    })
    .reverse();
}

/** The element of an axis that a window sees. Where all of them are -∞, what lies outside is as large: the nearest inside is meant. */
function elementAt(axis: WindowAxis, window: Expr, place: Expr): Expr {
  const { stride, dilation, before, size } = axis;
  const at = e.sub(e.add(e.mul(window, stride), e.mul(place, dilation)), before);
  return e.max(e.min(at, size - 1), 0);
}

/** How many elements the window at `window` sees: those at places `⌈-first / dilation⌉` to `⌊(size - 1 - first) / dilation⌋`. */
function seenBy(axis: WindowAxis, window: Expr): Expr {
  const { size, width, stride, dilation, before } = axis;
  const first = e.sub(e.mul(window, stride), before);
  const begin = e.max(e.neg(e.floorDiv(first, dilation)), 0);
  const end = e.min(e.floorDiv(e.sub(size - 1, first), dilation), width - 1);
  const count = e.add(e.sub(end, begin), 1);
  return dilation === 1 ? count : e.max(count, 1); // a window with holes may see nothing at all
}

/** The number of elements of a window, given by the expressions of its position. */
function countOf(axes: readonly WindowAxis[], dtype: DType, window: (d: number) => Expr): Expr {
  let fixed = 1;
  let counted: Expr | undefined;
  axes.forEach((axis, d) => {
    if (!seen(axis).guarded) {
      fixed *= axis.width;
      return;
    }
    const count = seenBy(axis, window(d));
    counted = counted ? e.mul(counted, count) : count;
  });
  return counted ? e.cast(e.mul(counted, fixed), dtype) : e.const(fixed, dtype);
}

const avgPoolOp = /*@__PURE__*/ defineOp<PoolAttrs>({
  name: "avgPool",
  infer: ([x], { axes }) => [{ shape: pooledShape(x, axes), dtype: x.dtype }],
  lower([x], { axes }, [out]) {
    const count = countOf(axes, x.dtype, (d) => e.axis(d + 1));
    const value = e.div(e.acc(x.dtype), count);
    return overWindows([x], out, axes, { combine: "sum", value });
  },
  grad: ({ attrs }, g) => [() => spreadAverages(g, attrs.axes)],
});

/** The transpose: each element gets its share of every window that sees it. */
const spreadOp = /*@__PURE__*/ defineOp<PoolAttrs>({
  name: "avgPoolGradient",
  infer: ([g], { axes }) => [
    { shape: [g.shape[0]!, ...axes.map((a) => a.size), g.shape.at(-1)!], dtype: g.dtype },
  ],
  lower([g], { axes }, [out]) {
    const rank = axes.length;
    const [batch, channel] = [0, rank + 1];
    return everyPhase(axes).map((phases): Kernel => {
      const see = readThrough(phases, g.strides.slice(1, -1), {
        axes: 2 * rank + 2,
        window: 1,
        place: rank + 2,
      });
      const count = countOf(axes, g.dtype, (d) => {
        const { offset, windowStep, placeStep } = phases[d]!;
        const moved = e.add(
          e.mul(e.axis(d + 1), windowStep),
          e.mul(e.axis(rank + 2 + d), placeStep),
        );
        return e.add(moved, offset);
      });
      return {
        kind: "reduce",
        axes: [
          out.shape[batch]!,
          ...phases.map((p) => p.elements),
          out.shape[channel]!,
          ...phases.map((p) => p.places),
        ],
        kept: rank + 2,
        combine: "sum",
        body: e.div(e.load(0, g.dtype), count),
        reads: [
          {
            input: 0,
            dtype: g.dtype,
            offset: see.offset,
            strides: [g.strides[batch]!, ...see.windows, g.strides[channel]!, ...see.places],
            guards: see.guards,
          },
        ],
        store: {
          output: 0,
          dtype: out.dtype,
          offset: phases.reduce((sum, p, d) => sum + p.first * out.strides[d + 1]!, 0),
          strides: [
            out.strides[batch]!,
            ...phases.map((p, d) => p.step * out.strides[d + 1]!),
            out.strides[channel]!,
          ],
          value: e.acc(g.dtype),
        },
      };
    });
  },
  grad: ({ attrs }, h) => [() => averages(h, attrs.axes)],
});

/** The largest element of each window, of the sum with a filter if there is one. */
export const maxima = (inputs: readonly Tensor[], axes: readonly WindowAxis[]): Tensor =>
  dispatch1(maxPoolOp, inputs, { axes });

/** Where it stands, counted through the batch or one image. */
export const maxPlaces = (
  x: Tensor,
  axes: readonly WindowAxis[],
  counted: "batch" | "image",
): Tensor => dispatch1(maxPlacesOp, [x], { axes, counted });

/** The mean of the elements that each window sees. */
export const averages = (x: Tensor, axes: readonly WindowAxis[]): Tensor =>
  dispatch1(avgPoolOp, [x], { axes });

const spreadAverages = (g: Tensor, axes: readonly WindowAxis[]): Tensor =>
  dispatch1(spreadOp, [g], { axes });
