import type { ConcatResult, ConcatShape, Fit, Tensor, TensorLike } from "@gradtape/core";
import {
  concatShape,
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  readOf,
  storeTo,
} from "@gradtape/core/internal";
import { slice } from "./slice.ts";
import { tensorsOf } from "./tensors-of.ts";

const concatOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "concat",
  infer: (inputs, { axis }) => [
    {
      shape: concatShape(
        "concat",
        inputs.map((x) => x.shape),
        axis,
      ),
      dtype: inputs[0].dtype,
    },
  ],
  // One copy an input, each into its part.
  lower: (inputs, { axis }, [out]) =>
    starts(inputs, axis).map((start, i) => {
      const x = inputs[i]!;
      return {
        kind: "map",
        axes: x.shape,
        reads: [readOf(i, x)],
        store: storeTo(0, out, e.load(0, x.dtype), { offset: start * out.strides[axis]! }),
      };
    }),
  grad({ inputs, attrs: { axis } }, g) {
    const from = starts(inputs, axis);
    return inputs.map(
      ({ shape }, i) =>
        () =>
          slice(
            g,
            shape.map((_, d) => (d === axis ? from[i]! : 0)),
            [...shape],
          ),
    );
  },
});

/** Where each input begins on the joined axis. */
function starts(inputs: readonly { readonly shape: readonly number[] }[], axis: number): number[] {
  let next = 0;
  return inputs.map(({ shape }) => (next += shape[axis]!) - shape[axis]!);
}

/**
 * The tensors one after the other along an axis that they have (0 by default).
 *
 * Shape: the sizes on `axis` add up, all others must be equal. Dtypes: any, all the same; JavaScript numbers take the dtype
 * of the first tensor. Throws `ShapeError` for shapes that differ elsewhere. Gradient: to each its part of `g`.
 *
 * @example
 * concat([[1, 2], [3]], 0).arraySync() // => [1, 2, 3]
 */
export function concat<const L extends readonly TensorLike[], const A extends number = 0>(
  values: Fit<L, ConcatShape<L, A>>,
  axis?: A,
): ConcatResult<L, A>;
export function concat(values: readonly TensorLike[], axis = 0): Tensor {
  const xs = tensorsOf("concat", values);
  return dispatch1(concatOp, xs, { axis: normalizeAxis("concat", axis, xs[0]?.shape.length ?? 1) });
}
