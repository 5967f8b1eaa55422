import {
  type DType,
  DTypeError,
  type DTypeOf,
  isTensor,
  isVariable,
  type Made,
  type Shape,
  ShapeError,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  defineOp,
  dispatch1,
  e,
  showShape,
  storeTo,
  toHost,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { knownDType } from "./known-dtype.ts";
import { literalOf } from "./literal.ts";

interface FillAttrs {
  readonly shape: Shape;
  readonly value: number | bigint;
  readonly dtype: DType;
}

const fillOp = /*@__PURE__*/ defineOp<FillAttrs>({
  name: "fill",
  infer: (_, { shape, dtype }) => [{ shape, dtype }],
  lower: (_, { value, dtype }, [out]) => ({
    kind: "map",
    axes: out.shape,
    reads: [],
    store: storeTo(0, out, e.const(value, dtype)),
  }),
});

/** A tensor full of one value, which the dtype must be able to hold. */
export function filled(op: string, shape: Shape, value: TensorLike, dtype: DType): Tensor {
  const literal = literalOf(op, value, dtype);
  if (literal !== undefined) return dispatch1(fillOp, [], { shape, value: literal, dtype });
  return broadcastTo(upload(toHost(op, value, dtype, true).data, [], dtype), [...shape]);
}

/**
 * A tensor of the given shape with `value` everywhere.
 *
 * The value is a scalar: a number, boolean, bigint or string, or a tensor of rank 0 (which is then repeated as a view).
 * Dtypes: any; by default the value's, so float32 for a JavaScript number. Throws `DTypeError` for a value that the dtype
 * cannot hold, `ShapeError` for a value that is no scalar and for a shape that is none.
 * Gradient: `g`, summed, to a value that is a tensor.
 *
 * @example
 * fill([2, 2], 7).arraySync() // => [[7, 7], [7, 7]]
 */
export function fill<
  const S extends Shape,
  const V extends TensorLike,
  D extends DType = DTypeOf<V>,
>(shape: S, value: V, options?: { dtype?: D }): Made<Sizes<S>, D>;
export function fill(shape: Shape, value: TensorLike, options?: { dtype?: DType }): Tensor {
  checkOptions("fill", options, ["dtype"]);
  const sizes = checkShape("fill", shape);
  const dtype =
    options?.dtype === undefined ? undefined : knownDType("fill", options.dtype, "float32");
  if (!isTensor(value) && !isVariable(value)) {
    return filled("fill", sizes, value, dtype ?? toHost("fill", value, undefined, false).dtype);
  }
  const x = toTensor("fill", value);
  if (x.shape.length > 0) {
    throw new ShapeError(
      "fill",
      `the value must be a scalar, got shape ${showShape(x.shape)}; repeat a tensor with broadcastTo`,
      {
        shapes: [x.shape],
      },
    );
  }
  if (dtype !== undefined && dtype !== x.dtype) {
    throw new DTypeError(
      "fill",
      `the value is ${x.dtype}, not ${dtype}: cast it, as in cast(value, "${dtype}")`,
      [x.dtype, dtype],
    );
  }
  return broadcastTo(x, sizes);
}
