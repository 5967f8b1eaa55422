import {
  ArgumentError,
  type Arg,
  type Axis,
  type DTypeOf,
  type Fit,
  type Of,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  readOf,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";
import {
  gatherShape,
  indicesStrides,
  normalizeBatchDims,
  paramsAxes,
  type GatherAttrs,
} from "./gather-layout.ts";
import { checkIndexDType, checkIndices, indexInto, toIndices } from "./index-range.ts";
import { slicesOf } from "./indexedSlices.ts";
import { ungather } from "./ungather.ts";

const gatherOp = /*@__PURE__*/ defineOp<GatherAttrs>({
  name: "gather",
  infer([x, indices], attrs) {
    checkIndexDType("gather", indices);
    return [{ shape: gatherShape("gather", x.shape, indices.shape, attrs), dtype: x.dtype }];
  },
  lower([x, indices], attrs, [out]) {
    const { at, inside } = indexInto(e.load(1, indices.dtype), x.shape[attrs.axis]!);
    const element = e.gather(0, x.dtype, e.mul(at, x.strides[attrs.axis]!));
    // Where indices cannot be checked beforehand, one out of range gives 0. (Kernels have no literals of strings.)
    const value = x.dtype === "string" ? element : e.where(inside, element, 0);
    const picked = indices.shape.slice(attrs.batchDims).map(() => 0);
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, x, paramsAxes(x.strides, picked, attrs)),
        readOf(1, indices, indicesStrides(indices.strides, out.shape.length, attrs)),
      ],
      store: storeTo(0, out, value),
    };
  },
  validate: ([x, indices], { axis }) => checkIndices("gather", indices, x.shape, [axis]),
  grad: ({ inputs: [x, indices], attrs }, g) => [
    () => (attrs.axis === 0 ? rowsOf(g, indices, x.shape) : ungather(g, indices, x.shape, attrs)),
    null,
  ],
});

/** The gradient of a table of which rows were read: these rows, with zeros elsewhere. */
function rowsOf(g: Tensor, indices: Tensor, shape: Shape): Tensor {
  const { size } = indices;
  return slicesOf(reshape(g, [size, ...shape.slice(1)]), reshape(indices, [size]), shape);
}

/** The entries of `x` along an axis that the indices name. */
export const gathered = (x: Tensor, indices: Tensor, { axis, batchDims }: GatherAttrs): Tensor =>
  dispatch1(gatherOp, [x, indices], { axis, batchDims });

/** S with the sizes P in place of axis I. */
type Replace<S extends Shape, I, P extends Shape, Acc extends Shape = []> = S extends readonly [
  infer H extends number,
  ...infer R extends Shape,
]
  ? Acc["length"] extends I
    ? [...Acc, ...P, ...R]
    : Replace<R, I, P, [...Acc, H]>
  : Shape;
type Picked<S, I, A extends number, B extends number> = S extends Shape
  ? I extends Shape
    ? number extends S["length"] | I["length"] | A
      ? Shape
      : Axis<S, A> extends infer N
        ? N extends string
          ? N
          : B extends 0
            ? Replace<S, N, I>
            : Shape
        : never
    : I
  : S;
export type GatherOf<X, I, A extends number, B extends number> = Picked<
  ShapeOf<X>,
  ShapeOf<I>,
  A,
  B
>;

/**
 * The entries of `params` along an axis that `indices` name: with axis 0, `result[i, …] = params[indices[i], …]`.
 *
 * With `batchDims` b, the first b axes of both are the same batches, and each picks within its own: with b = 1 and axis 1,
 * `result[n, i] = params[n, indices[n, i]]`. The axis is `batchDims` by default, which is 0.
 *
 * Shape: `params.shape[:axis] + indices.shape[batchDims:] + params.shape[axis + 1:]`. Dtypes: any; indices are integers
 * (int32 from JavaScript numbers). Throws `ShapeError` for an index out of range where it can be seen in time, on the others
 * (WebGPU, compiled functions) such an entry is 0.
 * Gradient: to params `g`, added up where an entry was picked several times; along axis 0 as `IndexedSlices`, by the entries
 * picked alone.
 *
 * @example
 * gather([[1, 2], [3, 4], [5, 6]], [2, 0]).arraySync() // => [[5, 6], [1, 2]]
 */
export function gather<
  const X extends TensorLike,
  const I extends TensorLike,
  const B extends number = 0,
  const A extends number = B,
>(
  params: X,
  indices: Arg<I>,
  options?: { axis?: Fit<A, GatherOf<X, I, A, B>>; batchDims?: B },
): Of<GatherOf<X, I, A, B>, DTypeOf<X>>;
export function gather(
  params: TensorLike,
  indices: TensorLike,
  options?: { axis?: number; batchDims?: number },
): Tensor {
  checkOptions("gather", options, ["axis", "batchDims"]);
  const x = toTensor("gather", params);
  const i = toIndices("gather", indices);
  const [rank, own] = [x.shape.length, i.shape.length];
  if (rank === 0) normalizeAxis("gather", options?.axis ?? 0, rank);
  const batchDims = normalizeBatchDims(
    "gather",
    options?.batchDims ?? 0,
    own,
    Math.min(own, rank - 1),
  );
  const axis = normalizeAxis("gather", options?.axis ?? batchDims, rank);
  if (axis < batchDims) {
    throw new ArgumentError(
      "gather",
      `axis ${axis} is one of the ${batchDims} batch axes: pick along axis ${batchDims} or a later one`,
    );
  }
  return gathered(x, i, { axis, batchDims });
}
