import { ShapeError, type DType, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkIntegers,
  checkShape,
  Printable,
  showShape,
  sizeOf,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { checkIndexDType, toIndices } from "../index/index-range.ts";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";

/**
 * A tensor given by the entries that are not zero: `values[i]` stands at the place `indices[i]` of a tensor of shape
 * `denseShape`. TensorFlow's `tf.SparseTensor`. Nothing about it changes; functions of `tf.sparse` make new ones.
 *
 * Entries should be in row-major order and each place occur once, as functions here give them and some need them: `reorder`
 * puts them in order. Gradients flow to and from `values`: watch these on a tape.
 *
 * Shape: indices are `[n, rank]`, values `[n]`. Dtypes: values any; indices are kept as int32. Throws `ShapeError` if these do
 * not fit.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.toDense(x).arraySync() // => [[0, 5, 0], [0, 0, 6]]
 */
export class SparseTensor<D extends DType = DType> extends Printable {
  /** The places, int32 of shape `[n, rank]`. */
  readonly indices: Tensor<Shape, "int32">;
  /** What stands there, of shape `[n]`. */
  readonly values: Tensor<Shape, D>;
  /** The shape of the whole. */
  readonly denseShape: Shape;

  constructor(
    indices: TensorLike,
    values: TensorLike & { readonly dtype: D },
    denseShape: readonly number[],
  );
  constructor(indices: TensorLike, values: TensorLike, denseShape: readonly number[]);
  constructor(indices: TensorLike, values: TensorLike, denseShape: readonly number[]) {
    super();
    const shape = checkDenseShape(denseShape);
    const places = toIndices("SparseTensor", indices);
    const entries = toTensor("SparseTensor", values);
    checkIndexDType("SparseTensor", places);
    const list = places.size === 0 && entries.size === 0 ? [0, shape.length] : places.shape;
    if (
      entries.rank !== 1 ||
      list.length !== 2 ||
      list[0] !== entries.size ||
      list[1] !== shape.length
    ) {
      throw new ShapeError(
        "SparseTensor",
        `needs indices [n, ${shape.length}] and values [n] for denseShape ${showShape(shape)}, got ${showShape(places.shape)} and ${showShape(entries.shape)}`,
        { shapes: [places.shape, entries.shape, shape] },
      );
    }
    this.indices = cast(reshape(places, [...list]), "int32") as Tensor<Shape, "int32">;
    this.values = entries as Tensor<Shape, D>;
    this.denseShape = Object.freeze(shape);
  }

  /** The shape of the whole. */
  get shape(): Shape {
    return this.denseShape;
  }
  get rank(): number {
    return this.denseShape.length;
  }
  get dtype(): D {
    return this.values.dtype;
  }

  /** As TensorFlow prints it: `SparseTensor(indices=…, values=…, dense_shape=…)`. */
  override toString(): string {
    const shape = upload(Int32Array.from(this.denseShape), [this.rank], "int32");
    return `SparseTensor(indices=${this.indices.toString()}, values=${this.values.toString()}, dense_shape=${shape.toString()})`;
  }

  /** @internal */
  get "~sparseTensor"(): true {
    return true;
  }
}

/** The whole is nowhere in memory, so that it may have more elements than a tensor can. */
function checkDenseShape(shape: readonly number[]): number[] {
  const sizes = checkIntegers("SparseTensor", "denseShape", shape);
  for (const n of sizes) checkShape("SparseTensor", [n]);
  if (Number.isSafeInteger(sizeOf(sizes))) return sizes;
  throw new ShapeError(
    "SparseTensor",
    `${showShape(sizes)} has too many places to be counted: give sizes whose product is below 2 ** 53`,
    { shapes: [sizes] },
  );
}
