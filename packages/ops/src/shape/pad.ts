import {
  ArgumentError,
  DTYPES,
  type DTypeOf,
  type Fit,
  type Of,
  type Pad,
  type Shape,
  type ShapeOf,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  checkPaddings,
  defineOp,
  dispatch1,
  e,
  padShape,
  showShape,
  storeTo,
  toTensor,
  type Expr,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { filled } from "../create/fill.ts";
import { literalOf } from "../create/literal.ts";
import { concat } from "./concat.ts";
import { reverse } from "./reverse.ts";
import { slice } from "./slice.ts";

export type Paddings = readonly (readonly [before: number, after: number])[];

interface PadAttrs {
  readonly paddings: Paddings;
  readonly value: number | bigint;
}

const padOp = /*@__PURE__*/ defineOp<PadAttrs>({
  name: "pad",
  infer: ([x], { paddings }) => [{ shape: padShape("pad", x.shape, paddings), dtype: x.dtype }],
  lower([x], { paddings, value }, [out]) {
    const unit = (d: number): number[] => x.shape.map((_, i) => (i === d ? 1 : 0));
    const bordered = paddings.flatMap(([before, after], d) => (before + after > 0 ? [d] : []));
    const element = e.load(0, x.dtype);
    // Outside, the read yields 0 by itself; another value has to be chosen.
    const inside = bordered.flatMap((d) => {
      const begin = paddings[d]![0];
      return [e.ge(e.axis(d), begin), e.lt(e.axis(d), begin + x.shape[d]!)];
    });
    const border = e.const(value, x.dtype);
    const choose = (conditions: readonly [Expr, ...Expr[]]): Expr =>
      e.where(
        conditions.reduce((a, b) => e.and(a, b)),
        element,
        border,
      );
    const isZero = Object.is(value, 0) || value === 0n;
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        {
          input: 0,
          dtype: x.dtype,
          offset: -paddings.reduce((sum, [before], d) => sum + before * x.strides[d]!, 0),
          strides: x.strides,
          guards: bordered.map((d) => ({
            offset: -paddings[d]![0],
            strides: unit(d),
            size: x.shape[d]!,
          })),
        },
      ],
      store: storeTo(
        0,
        out,
        isZero || inside.length === 0 ? element : choose(inside as [Expr, ...Expr[]]),
      ),
    };
  },
  grad: ({ inputs: [x], attrs: { paddings } }, g) => [
    () =>
      slice(
        g,
        paddings.map(([before]) => before),
        [...x.shape],
      ),
  ],
});

/** `x` with a border of one value. */
export const padded = (x: Tensor, paddings: Paddings, value: number | bigint): Tensor =>
  dispatch1(padOp, [x], { paddings, value });

/** What lies around the tensor: one value, its elements mirrored without the edge, or with it. */
export type PadMode = "constant" | "reflect" | "symmetric";

export interface PadOptions {
  /** Default: constant. */
  mode?: PadMode;
  /** The value of the border in mode constant. Default: 0, false, or the empty string. */
  constantValues?: number | bigint | boolean | string;
}

const MODES: readonly PadMode[] = ["constant", "reflect", "symmetric"];

export type PadOf<X, P extends Paddings> =
  ShapeOf<X> extends infer S ? (S extends Shape ? Pad<S, P> : S) : never;

/**
 * `x` with a border: `paddings[d]` is `[before, after]`, the number of elements put before and after axis d.
 *
 * The border is `constantValues` everywhere (mode `"constant"`), or the tensor mirrored at its edge, which is not repeated
 * (`"reflect"`: 3 2 | 1 2 3 | 2 1) or is (`"symmetric"`: 2 1 | 1 2 3 | 3 2).
 *
 * Shape: each size plus its paddings. Dtypes: any. Throws `ShapeError` if the paddings do not fit the rank, `ArgumentError`
 * for negative ones and for more than a mirror can give, `DTypeError` for a value that the dtype cannot hold.
 * Gradient: `g` without the border; mirrored parts add up.
 *
 * @example
 * pad([1, 2], [[1, 2]]).arraySync() // => [0, 1, 2, 0, 0]
 * @example
 * pad([1, 2, 3], [[2, 1]], { mode: "reflect" }).arraySync() // => [3, 2, 1, 2, 3, 2]
 */
export function pad<const X extends TensorLike, const P extends Paddings>(
  x: X,
  paddings: Fit<P, PadOf<X, P>>,
  options?: PadOptions,
): Of<PadOf<X, P>, DTypeOf<X>>;
export function pad(
  x: TensorLike,
  paddings: readonly (readonly number[])[],
  options?: PadOptions,
): Tensor {
  checkOptions("pad", options, ["mode", "constantValues"]);
  const mode = checkChoice("pad", "mode", options?.mode ?? "constant", MODES);
  const t = toTensor("pad", x);
  const pairs = checkPaddings("pad", t.shape, paddings);
  if (mode !== "constant") {
    if (options?.constantValues !== undefined)
      throw new ArgumentError("pad", `constantValues has no meaning in mode "${mode}"`);
    const edge = mode === "reflect" ? 1 : 0;
    pairs.forEach((pair, d) => checkMirror(t.shape, d, pair, edge));
    return pairs.reduce((y, pair, d) => mirrored(y, d, pair, edge), t);
  }
  const { kind } = DTYPES[t.dtype];
  const value = options?.constantValues ?? (kind === "string" ? "" : kind === "bool" ? false : 0);
  const literal = literalOf("pad", value, t.dtype);
  return literal === undefined ? framed(t, pairs, value) : padded(t, pairs, literal);
}

/** The border by joining, for dtypes without literals. */
function framed(x: Tensor, paddings: Paddings, value: TensorLike): Tensor {
  return paddings.reduce((y, pair, d) => {
    const [before, after] = pair.map((n) => filled("pad", y.shape.with(d, n), value, y.dtype));
    return concat([before!, y, after!], d);
  }, x);
}

/** A mirror shows no more than there is; `edge` is 1 if the edge is left out. */
function checkMirror(shape: Shape, axis: number, pair: Paddings[number], edge: 0 | 1): void {
  const most = Math.max(0, shape[axis]! - edge);
  if (Math.max(...pair) <= most) return;
  const mode = edge === 1 ? "reflect" : "symmetric";
  throw new ShapeError(
    "pad",
    `cannot pad axis ${axis} of ${showShape(shape)} by ${showShape(pair)} in mode "${mode}": its size allows ${most} at most`,
    {
      shapes: [shape],
      axis,
    },
  );
}

/** One axis with its mirrors. */
function mirrored(x: Tensor, axis: number, [before, after]: Paddings[number], edge: 0 | 1): Tensor {
  const size = x.shape[axis]!;
  const part = (from: number, count: number): Tensor[] => {
    if (count === 0) return [];
    const begin = x.shape.map((_, d) => (d === axis ? from : 0));
    return [reverse(slice(x, begin, x.shape.with(axis, count)), axis)];
  };
  const parts = [...part(edge, before), x, ...part(size - edge - after, after)];
  return parts.length === 1 ? x : concat(parts, axis);
}
