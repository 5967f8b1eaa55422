// Where the pixels of a transformed image come from.
import type { Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  storeTo,
  type Access,
  type Expr,
  type Spec,
} from "@gradtape/core/internal";

/** What images are taken to have around them. */
export type FillMode = "constant" | "nearest" | "reflect" | "wrap";
export const FILL_MODES: readonly FillMode[] = ["constant", "nearest", "reflect", "wrap"];

/** Outside every image, and a whole number. */
const FAR = -(2 ** 30);

interface PointAttrs {
  readonly coordinate: "y" | "x";
  readonly mode: FillMode;
  /** How many pixels the image has along the coordinate. */
  readonly size: number;
  readonly shape: readonly number[];
}

/** How many numbers a transformation has. */
export const NUMBERS = 8;

/** The numbers of each image's transformation, as reads over images and so many axes more. */
export const numbersOf = (t: Spec, input: number, more: number): Access[] =>
  Array.from({ length: NUMBERS }, (_, column) => ({
    input,
    dtype: t.dtype,
    offset: column * t.strides[1]!,
    strides: [t.shape[0] === 1 ? 0 : t.strides[0]!, ...new Array<number>(more).fill(0)],
  }));

/**
 * Where the pixel of the result at `row` and `column` comes from. Every step is rounded to float32, as TensorFlow does it: this
 * decides between pixels.
 */
export function pointOf(
  numbers: readonly Expr[],
  [row, column]: readonly [Expr, Expr],
  { coordinate, mode, size }: Pick<PointAttrs, "coordinate" | "mode" | "size">,
): Expr {
  const { rounded } = e;
  const { dtype } = numbers[0]!;
  const [y, x] = [e.cast(row, dtype), e.cast(column, dtype)];
  const line = (a: Expr, b: Expr, c: Expr): Expr =>
    rounded(e.add(rounded(e.add(rounded(e.mul(a, x)), rounded(e.mul(b, y)))), c));
  const depth = line(numbers[6]!, numbers[7]!, e.const(1, dtype));
  const first = coordinate === "x" ? 0 : 3;
  const [byX, byY, shift] = numbers.slice(first, first + 3) as [Expr, Expr, Expr];
  const mapped = mapCoordinate(rounded(e.div(line(byX, byY, shift), depth)), mode, size);
  // A point at infinity is outside, whatever lies around the image.
  return e.where(e.eq(depth, 0), e.const(FAR, dtype), mapped);
}

const op = /*@__PURE__*/ defineOp<PointAttrs>({
  name: "projectedPoints",
  infer: ([{ dtype }], { shape }) => [{ shape, dtype }],
  lower([t], attrs, [out]) {
    const reads = numbersOf(t, 0, 2);
    const numbers = reads.map((_, i) => e.load(i, t.dtype));
    return {
      kind: "map",
      axes: attrs.shape,
      reads,
      store: storeTo(0, out, pointOf(numbers, [e.axis(1), e.axis(2)], attrs)),
    };
  },
});

/** A coordinate as one inside the image, but for mode "constant". */
function mapCoordinate(at: Expr, mode: FillMode, size: number): Expr {
  const last = size - 1;
  const clamp = (x: Expr): Expr => e.min(e.max(x, 0), last);
  if (mode === "constant") return at;
  if (mode === "nearest") return clamp(at);
  if (size <= 1) return e.const(0, at.dtype);
  const { rounded } = e;
  const below = e.lt(at, 0);
  if (mode === "wrap") {
    const turns = (x: Expr): Expr => e.trunc(rounded(e.div(x, last)));
    const left = rounded(e.add(at, rounded(e.mul(e.add(turns(e.neg(at)), 1), size))));
    const right = rounded(e.sub(at, rounded(e.mul(turns(at), size))));
    return clamp(e.where(below, left, e.where(e.gt(at, last), right, at)));
  }
  const period = 2 * size;
  const turns = (x: Expr): Expr => rounded(e.mul(e.trunc(rounded(e.div(x, period))), period));
  const shifted = rounded(e.add(turns(e.neg(at)), at));
  const left = e.where(
    e.lt(shifted, -size),
    rounded(e.add(shifted, period)),
    rounded(e.sub(e.neg(shifted), 1)),
  );
  const folded = rounded(e.sub(at, turns(at)));
  const right = e.where(
    e.ge(folded, size),
    rounded(e.sub(rounded(e.sub(period, folded)), 1)),
    folded,
  );
  return clamp(e.where(below, left, e.where(e.gt(at, last), right, at)));
}

/** The rows (y) or columns (x) at which an image is read for each pixel of the results, from `[1 or n, 8]` numbers. */
export const projectedPoints = (transforms: Tensor, attrs: PointAttrs): Tensor =>
  dispatch1(op, [transforms], attrs);
