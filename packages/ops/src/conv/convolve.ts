// The three ops of convolution (their arguments have been checked), each the gradient of the others: `[n, …sizes, groups · c] * […widths, c, groups · m]`.
import type { Shape, Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  type Access,
  type Kernel,
  type Spec,
} from "@gradtape/core/internal";
import { everyPhase, readThrough, seen, type SeenRead, type WindowAxis } from "./windows.ts";

interface ConvolveAttrs {
  readonly axes: readonly WindowAxis[];
  /** Channels are this many groups that do not see each other. */
  readonly groups: number;
}

/** Below this many channels made in a group, folding along channels is faster than a product of matrices for each group. */
const FEW = 4;

/** What a kernel of convolution is made of, by the names of its axes. */
interface Part {
  readonly size: number;
  /** Strides of the first read, the second, and the store. */
  readonly steps: readonly [number, number, number];
}

/**
 * The sum of products over `inner` for each group, row and column. With few columns in a group it is a fold whose last kept
 * axis is the group: rows of channels, as depthwise convolution wants them.
 */
function contraction(
  out: Spec,
  reads: readonly [Spec, Spec],
  parts: { groups: Part; rows: readonly Part[]; columns: Part; inner: readonly Part[] },
  offsets: readonly [number, number, number],
  guards: (at: { rows: number; inner: number; axes: number }) => Access["guards"],
): Kernel {
  const { groups, rows, columns, inner } = parts;
  const few = groups.size > 1 && columns.size < FEW;
  const order = few ? [...rows, columns, groups, ...inner] : [groups, ...rows, columns, ...inner];
  const kept = order.length - inner.length;
  const place = { rows: few ? 0 : 1, inner: kept, axes: order.length };
  const access = (input: 0 | 1): Access => ({
    input,
    dtype: reads[input].dtype,
    offset: offsets[input],
    strides: order.map((p) => p.steps[input]),
    ...(input === 0 && { guards: guards(place) ?? [] }),
  });
  const loops = {
    axes: order.map((p) => p.size),
    kept,
    combine: "sum",
    body: e.mul(e.load(0, out.dtype), e.load(1, out.dtype)),
    reads: [access(0), access(1)],
    store: {
      output: 0,
      dtype: out.dtype,
      offset: offsets[2],
      strides: order.slice(0, kept).map((p) => p.steps[2]),
      value: e.acc(out.dtype),
    },
  } as const;
  return few ? { kind: "reduce", ...loops } : { kind: "dot", parts: [1, rows.length, 1], ...loops };
}

/** Sizes and strides of images `[n, …sizes, channels]` and filters `[…widths, c, m]`. */
function imageOf({ shape, strides }: Spec, groups: number) {
  const last = shape.length - 1;
  return {
    batch: strides[0]!,
    spatial: strides.slice(1, last),
    channel: strides[last]!,
    perGroup: shape[last]! / groups,
  };
}

function filterOf({ shape, strides }: Spec, groups: number) {
  const last = shape.length - 1;
  return {
    spatial: strides.slice(0, last - 1),
    taken: strides[last - 1]!,
    made: strides[last]!,
    perGroup: shape[last]! / groups,
  };
}

const part = (size: number, a: number, b: number, out: number): Part => ({
  size,
  steps: [a, b, out],
});

/** Convolution: windows are rows, the channels made are columns. */
const convolveOp = /*@__PURE__*/ defineOp<ConvolveAttrs>({
  name: "convolution",
  infer: ([x, f], { axes }) => [
    { shape: [x.shape[0]!, ...axes.map((a) => a.count), f.shape.at(-1)!], dtype: x.dtype },
  ],
  lower([x, f], { axes, groups }, [out]) {
    const [i, w, o] = [imageOf(x, groups), filterOf(f, groups), imageOf(out, groups)];
    const through = (at: Parameters<typeof readThrough>[2]): SeenRead =>
      readThrough(axes.map(seen), i.spatial, at);
    const see = through({ axes: 0, window: 0, place: 0 });
    return contraction(
      out,
      [x, f],
      {
        groups: part(groups, i.perGroup * i.channel, w.perGroup * w.made, o.perGroup * o.channel),
        rows: [
          part(x.shape[0]!, i.batch, 0, o.batch),
          ...axes.map((a, d) => part(a.count, see.windows[d]!, 0, o.spatial[d]!)),
        ],
        columns: part(w.perGroup, 0, w.made, o.channel),
        inner: [
          ...axes.map((a, d) => part(a.width, see.places[d]!, w.spatial[d]!, 0)),
          part(i.perGroup, i.channel, w.taken, 0),
        ],
      },
      [see.offset, 0, 0],
      (at) => through({ axes: at.axes, window: at.rows + 1, place: at.inner }).guards,
    );
  },
  grad: ({ inputs: [x, f], attrs }, g) => [
    () => convolveInput(g, f, attrs),
    () => convolveFilter(x, g, attrs),
  ],
});

/** The gradient to the images: for each phase of the strides, the windows that see an element are the inner axes. */
const inputOp = /*@__PURE__*/ defineOp<ConvolveAttrs>({
  name: "convolutionInput",
  infer([g, f], { axes, groups }) {
    const channels = f.shape.at(-2)! * groups;
    return [{ shape: [g.shape[0]!, ...axes.map((a) => a.size), channels], dtype: g.dtype }];
  },
  lower([g, f], { axes, groups }, [out]) {
    const [i, w, o] = [imageOf(g, groups), filterOf(f, groups), imageOf(out, groups)];
    return everyPhase(axes).map((phases) => {
      const through = (at: Parameters<typeof readThrough>[2]): SeenRead =>
        readThrough(phases, i.spatial, at);
      const see = through({ axes: 0, window: 0, place: 0 });
      const sum = (of: (d: number) => number): number =>
        phases.reduce((all, _, d) => all + of(d), 0);
      return contraction(
        out,
        [g, f],
        {
          groups: part(groups, i.perGroup * i.channel, w.perGroup * w.made, o.perGroup * o.channel),
          rows: [
            part(g.shape[0]!, i.batch, 0, o.batch),
            ...phases.map((p, d) => part(p.elements, see.windows[d]!, 0, p.step * o.spatial[d]!)),
          ],
          columns: part(o.perGroup, 0, w.taken, o.channel),
          inner: [
            ...phases.map((p, d) => part(p.places, see.places[d]!, p.placeJump * w.spatial[d]!, 0)),
            part(i.perGroup, i.channel, w.made, 0),
          ],
        },
        [
          see.offset,
          sum((d) => phases[d]!.place * w.spatial[d]!),
          sum((d) => phases[d]!.first * o.spatial[d]!),
        ],
        (at) => through({ axes: at.axes, window: at.rows + 1, place: at.inner }).guards,
      );
    });
  },
  grad: ({ inputs: [g, f], attrs }, h) => [
    () => convolve(h, f, attrs),
    () => convolveFilter(h, g, attrs),
  ],
});

/** The gradient to the filter: places in the window are rows, and all windows of all images are folded. */
const filterOp = /*@__PURE__*/ defineOp<ConvolveAttrs>({
  name: "convolutionFilter",
  infer([x, g], { axes, groups }) {
    const widths = axes.map((a) => a.width);
    return [{ shape: [...widths, x.shape.at(-1)! / groups, g.shape.at(-1)!], dtype: x.dtype }];
  },
  lower([x, g], { axes, groups }, [out]) {
    const [i, w, o] = [imageOf(x, groups), imageOf(g, groups), filterOf(out, groups)];
    const through = (at: Parameters<typeof readThrough>[2]): SeenRead =>
      readThrough(axes.map(seen), i.spatial, at);
    const see = through({ axes: 0, window: 0, place: 0 });
    return contraction(
      out,
      [x, g],
      {
        groups: part(groups, i.perGroup * i.channel, w.perGroup * w.channel, o.perGroup * o.made),
        rows: [
          ...axes.map((a, d) => part(a.width, see.places[d]!, 0, o.spatial[d]!)),
          part(i.perGroup, i.channel, 0, o.taken),
        ],
        columns: part(w.perGroup, 0, w.channel, o.made),
        inner: [
          part(x.shape[0]!, i.batch, w.batch, 0),
          ...axes.map((a, d) => part(a.count, see.windows[d]!, w.spatial[d]!, 0)),
        ],
      },
      [see.offset, 0, 0],
      (at) => through({ axes: at.axes, window: at.inner + 1, place: at.rows }).guards,
    );
  },
  grad: ({ inputs: [x, g], attrs }, h) => [
    () => convolveInput(g, h, attrs),
    () => convolve(x, h, attrs),
  ],
});

/** Images convolved with a filter. */
export const convolve = (x: Tensor, f: Tensor, attrs: ConvolveAttrs): Tensor =>
  dispatch1(convolveOp, [x, f], attrs);

/** The transpose in the images: what `g` of the windows means for their elements. */
export const convolveInput = (g: Tensor, f: Tensor, attrs: ConvolveAttrs): Tensor =>
  dispatch1(inputOp, [g, f], attrs);

/** The transpose in the filter. */
const convolveFilter = (x: Tensor, g: Tensor, attrs: ConvolveAttrs): Tensor =>
  dispatch1(filterOp, [x, g], attrs);

/** The order of axes that puts channels last, and the one that puts them back. */
export function channelOrders(rank: number): { readonly last: Shape; readonly first: Shape } {
  const spatial = Array.from({ length: rank }, (_, d) => d);
  return {
    last: [0, ...spatial.map((d) => d + 2), 1],
    first: [0, rank + 1, ...spatial.map((d) => d + 1)],
  };
}
