import type { Fit, StackResult, StackShape, Tensor, TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  newAxis,
  readOf,
  stackShape,
  storeTo,
} from "@gradtape/core/internal";
import { placeOf } from "./stridedSlice.ts";
import { tensorsOf } from "./tensors-of.ts";

const stackOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "stack",
  infer: (inputs, { axis }) => [
    {
      shape: stackShape(
        "stack",
        inputs.map((x) => x.shape),
        axis,
      ),
      dtype: inputs[0].dtype,
    },
  ],
  // One copy an input, each into its place.
  lower: (inputs, { axis }, [out]) =>
    inputs.map((x, i) => ({
      kind: "map",
      axes: x.shape,
      reads: [readOf(i, x)],
      store: storeTo(0, out, e.load(0, x.dtype), {
        offset: i * out.strides[axis]!,
        strides: out.strides.toSpliced(axis, 1),
      }),
    })),
  grad: ({ inputs, attrs: { axis } }, g) => inputs.map((_, i) => () => placeOf(g, axis, i)),
});

/**
 * The tensors side by side along a new axis (0 by default; negative places count from the end of the result).
 *
 * Shape: theirs, which must be equal, with the new axis. Dtypes: any, all the same; JavaScript numbers take the dtype of the
 * first tensor. Throws `ShapeError` for shapes that differ. Gradient: to each its place of `g`.
 *
 * @example
 * stack([[1, 2], [3, 4]], 1).arraySync() // => [[1, 3], [2, 4]]
 */
export function stack<const L extends readonly TensorLike[], const A extends number = 0>(
  values: Fit<L, StackShape<L, A>>,
  axis?: A,
): StackResult<L, A>;
export function stack(values: readonly TensorLike[], axis = 0): Tensor {
  const xs = tensorsOf("stack", values);
  return dispatch1(stackOp, xs, { axis: newAxis("stack", axis, xs[0]?.shape ?? []) });
}
