// Where the pixels of a transformed image come from.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, storeTo, type Expr } from "@gradtape/core/internal";

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

/** Every step is rounded to float32, as TensorFlow does it: this decides between pixels. */
const op = /*@__PURE__*/ defineOp<PointAttrs>({
  name: "projectedPoints",
  infer: ([{ dtype }], { shape }) => [{ shape, dtype }],
  lower([t], { coordinate, mode, size, shape }, [out]) {
    const wanted = [...(coordinate === "x" ? [0, 1, 2] : [3, 4, 5]), 6, 7];
    const [byX, byY, shift, perspectiveX, perspectiveY] = wanted.map((_, i) =>
      e.load(i, t.dtype),
    ) as [Expr, Expr, Expr, Expr, Expr];
    const { rounded } = e;
    const [y, x] = [e.cast(e.axis(1), t.dtype), e.cast(e.axis(2), t.dtype)];
    const line = (a: Expr, b: Expr, c: Expr): Expr =>
      rounded(e.add(rounded(e.add(rounded(e.mul(a, x)), rounded(e.mul(b, y)))), c));
    const depth = line(perspectiveX, perspectiveY, e.const(1, t.dtype));
    const at = rounded(e.div(line(byX, byY, shift), depth));
    const mapped = mapCoordinate(at, mode, size);
    return {
      kind: "map",
      axes: shape,
      reads: wanted.map((column) => ({
        input: 0,
        dtype: t.dtype,
        offset: column * t.strides[1]!,
        strides: [t.shape[0] === 1 ? 0 : t.strides[0]!, 0, 0],
      })),
      // A point at infinity is outside, whatever lies around the image.
      store: storeTo(0, out, e.where(e.eq(depth, 0), e.const(FAR, t.dtype), mapped)),
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
