import {
  ShapeError,
  type Arg,
  type Like,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  defineOp,
  dispatch1,
  e,
  floorMod,
  normalizeAxis,
  readOf,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";

interface RollAttrs {
  /** For each axis how far, from 0 to its size. */
  readonly by: readonly number[];
}

const rollOp = /*@__PURE__*/ defineOp<RollAttrs>({
  name: "roll",
  infer: ([x]) => [{ shape: x.shape, dtype: x.dtype }],
  // On each axis what moves on and what comes in at the start: every combination of these parts is one copy.
  lower: ([x], { by }, [out]) =>
    boxes(x.shape, by).map(({ from, to, size }) => {
      const at = (strides: readonly number[], places: readonly number[]): number =>
        places.reduce((sum, p, d) => sum + p * strides[d]!, 0);
      return {
        kind: "map",
        axes: size,
        reads: [{ ...readOf(0, x), offset: at(x.strides, from) }],
        store: storeTo(0, out, e.load(0, x.dtype), { offset: at(out.strides, to) }),
      };
    }),
  grad: ({ attrs: { by } }, g) => [
    () =>
      rolled(
        g,
        by.map((s, d) => (s === 0 ? 0 : g.shape[d]! - s)),
      ),
  ],
});

interface Box {
  readonly from: Shape;
  readonly to: Shape;
  readonly size: Shape;
}

function boxes(shape: Shape, by: readonly number[]): Box[] {
  let found: Box[] = [{ from: [], to: [], size: [] }];
  shape.forEach((n, d) => {
    const s = by[d]!;
    const parts = s === 0 ? [[0, 0, n]] : [[0, s, n - s], [n - s, 0, s]]; // prettier-ignore
    found = found.flatMap((box) =>
      parts.map(([from, to, size]) => ({
        from: [...box.from, from!],
        to: [...box.to, to!],
        size: [...box.size, size!],
      })),
    );
  });
  return found;
}

/** Axes that are rolled at once: the copies double with each. */
const TOGETHER = 3;

/** Each axis moved on by so many places, from 0 to less than its size. */
export function rolled(x: Tensor, by: readonly number[]): Tensor {
  const moving = by.flatMap((s, d) => (s === 0 ? [] : [d]));
  if (moving.length <= TOGETHER) return dispatch1(rollOp, [x], { by: [...by] });
  const now = moving.slice(0, TOGETHER);
  const first = by.map((s, d) => (now.includes(d) ? s : 0));
  return rolled(
    dispatch1(rollOp, [x], { by: first }),
    by.map((s, d) => (now.includes(d) ? 0 : s)),
  );
}

/**
 * Moved along an axis by `shift` places, or along several by one shift each: `result[i] = x[(i - shift) mod n]`. What falls off
 * the end comes in at the start. An axis that is named twice is moved by the sum.
 *
 * Shape: that of x. Dtypes: any. Throws `ShapeError` for an axis that is not there and unless there are as many shifts as axes.
 * Gradient: `g`, moved back.
 *
 * @example
 * roll([1, 2, 3, 4], 1, 0).arraySync() // => [4, 1, 2, 3]
 */
export function roll<const X extends TensorLike>(
  x: Arg<X>,
  shift: number | readonly number[],
  axis: number | readonly number[],
): Like<X>;
export function roll(
  x: TensorLike,
  shift: number | readonly number[],
  axis: number | readonly number[],
): Tensor {
  const t = toTensor("roll", x);
  const list = (what: string, given: number | readonly number[]): number[] =>
    Array.isArray(given) ? checkIntegers("roll", what, given) : [checkInteger("roll", what, given)];
  const shifts = list("shift", shift);
  const axes = list("axis", axis).map((a) => normalizeAxis("roll", a, t.rank));
  if (shifts.length !== axes.length)
    throw new ShapeError(
      "roll",
      `${shifts.length} shifts for ${axes.length} axes: give one for each`,
      { shapes: [t.shape] },
    );
  const by = t.shape.map((n, d) => {
    const total = shifts.reduce(
      (sum, s, i) => (axes[i] === d ? sum + floorMod(s, n || 1) : sum),
      0,
    );
    return n === 0 ? 0 : total % n;
  });
  return rolled(t, by);
}
