import {
  ShapeError,
  type DTypeOf,
  type Of,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  readOf,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { addAlongAxis } from "./addAlongAxis.ts";
import { checkIndexDType, checkIndices, indexInto, toIndices } from "./index-range.ts";

interface TakeAlongAxisAttrs {
  readonly axis: number;
}

const takeAlongAxisOp = /*@__PURE__*/ defineOp<TakeAlongAxisAttrs>({
  name: "takeAlongAxis",
  infer([x, indices], { axis }) {
    checkIndexDType("takeAlongAxis", indices);
    if (
      indices.shape.length !== x.shape.length ||
      x.shape.some((n, d) => d !== axis && n !== indices.shape[d])
    ) {
      throw new ShapeError(
        "takeAlongAxis",
        `indices ${showShape(indices.shape)} do not fit ${showShape(x.shape)}: all sizes but that of axis ${axis} must be equal`,
        {
          shapes: [x.shape, indices.shape],
          axis,
        },
      );
    }
    return [{ shape: indices.shape, dtype: x.dtype }];
  },
  lower([x, indices], { axis }, [out]) {
    const { at, inside } = indexInto(e.load(1, indices.dtype), x.shape[axis]!);
    const element = e.gather(0, x.dtype, e.mul(at, x.strides[axis]!));
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, x, x.strides.with(axis, 0)), readOf(1, indices)],
      // As in gather: where indices cannot be checked beforehand, one out of range gives 0.
      store: storeTo(0, out, x.dtype === "string" ? element : e.where(inside, element, 0)),
    };
  },
  validate: ([x, indices], { axis }) => checkIndices("takeAlongAxis", indices, x.shape, [axis]),
  grad: ({ inputs: [x, indices], attrs: { axis } }, g) => [
    () => addAlongAxis(g, indices, axis, x.shape),
    null,
  ],
});

/** The entries of `x` that the indices name along an axis counted from the front. */
export const takenAlong = (x: Tensor, indices: Tensor, axis: number): Tensor =>
  dispatch1(takeAlongAxisOp, [x, indices], { axis });

/**
 * One entry of `x` for each index, along one axis: with axis 1, `result[i, j] = x[i, indices[i, j]]`. What `argMax` with its axis
 * kept, a sort or labels pick out.
 *
 * Shape: that of indices, whose sizes on all other axes are those of x. Dtypes: any; indices are integers (int32 from
 * JavaScript numbers). Throws `ShapeError` if the shapes do not fit; indices out of range as in `gather`.
 * Gradient: `g`, added up where an entry was picked several times.
 *
 * @example
 * takeAlongAxis([[1, 2, 3], [4, 5, 6]], [[2], [0]], 1).arraySync() // => [[3], [4]]
 */
export function takeAlongAxis<const X extends TensorLike, const I extends TensorLike>(
  x: X,
  indices: I,
  axis: number,
): Of<ShapeOf<I>, DTypeOf<X>>;
export function takeAlongAxis(x: TensorLike, indices: TensorLike, axis: number): Tensor {
  const t = toTensor("takeAlongAxis", x);
  return takenAlong(
    t,
    toIndices("takeAlongAxis", indices),
    normalizeAxis("takeAlongAxis", axis, t.shape.length),
  );
}
