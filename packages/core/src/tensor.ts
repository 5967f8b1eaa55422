// The tensor: an immutable array with a typed shape and dtype, held by a backend.
import { operatorError } from "./alive.ts";
import { dispose } from "./dispose.ts";
import type { DType } from "./dtype.ts";
import { hostView, readAsync, readSync, unreadable, valuesAsync, valuesSync } from "./host-view.ts";
import type { Layout } from "./layout.ts";
import type { NdArray } from "./ndarray.ts";
import { Printable } from "./printable.ts";
import { formatArray } from "./print/format.ts";
import { shapeToString, tensorToString } from "./print/tensor.ts";
import { track } from "./scope.ts";
import type { Shape } from "./shape/shape.ts";
import type { Storage } from "./storage.ts";
import type { DTypeOf, ShapeOf } from "./types.ts";
import { nestedValues, viewOf, type DataOf, type NestedOf } from "./values.ts";
import type { Variable } from "./variable.ts";

let nextId = 1;

/**
 * An immutable n-dimensional array.
 *
 * `S` is the shape and `D` the dtype, as far as they are known: `number` is an unknown size, `readonly number[]` an unknown
 * rank. Tensors are made by functions (`constant`, `zeros`, any op), never by `new`. Methods for ops come with `gradtape`
 * or `@gradtape/ops/methods`.
 *
 * @example
 * constant([[1, 2], [3, 4]]).shape // => [2, 2]
 */
export class Tensor<out S extends Shape = Shape, out D extends DType = DType>
  extends Printable
  implements Disposable
{
  /** @internal */ readonly id: number = nextId++;
  /** @internal */ readonly layout: Layout;
  /** @internal */ readonly offset: number;
  /** @internal `undefined` inside a trace, where nothing is computed; `null` once disposed. */
  storage: Storage | undefined | null;

  /** @internal */
  constructor(layout: Layout, storage: Storage | undefined, offset = 0) {
    super();
    this.layout = layout;
    this.storage = storage;
    this.offset = offset;
    track(this);
  }

  get shape(): Readonly<S> {
    return this.layout.shape as Readonly<S>;
  }
  get dtype(): D {
    return this.layout.dtype as D;
  }
  /** Number of axes. */
  get rank(): number {
    return this.layout.shape.length;
  }
  /** Number of elements. */
  get size(): number {
    return this.layout.size;
  }
  get isDisposed(): boolean {
    return this.storage === null;
  }

  // The readers have the same signatures in `Variable`, so that a union of both can be read.

  /** The elements in row-major order, copied to a typed array (bool as 0 and 1; 16-bit floats as a Float32Array). */
  async data<T extends Tensor | Variable>(this: T): Promise<DataOf<DTypeOf<T>>> {
    return (await valuesAsync(self(this))) as DataOf<DTypeOf<T>>;
  }
  /** As `data`, at once. Throws `UnsupportedError` where the backend cannot wait for its device. */
  dataSync<T extends Tensor | Variable>(this: T): DataOf<DTypeOf<T>> {
    return valuesSync(self(this)) as DataOf<DTypeOf<T>>;
  }
  /** The elements as nested JavaScript arrays (a bare value at rank 0). */
  async array<T extends Tensor | Variable>(this: T): Promise<NestedOf<ShapeOf<T>, DTypeOf<T>>> {
    const x = self(this);
    return nestedValues(await readAsync("array", x), x.layout) as NestedOf<ShapeOf<T>, DTypeOf<T>>;
  }
  /** As `array`, at once. Throws `UnsupportedError` where the backend cannot wait for its device. */
  arraySync<T extends Tensor | Variable>(this: T): NestedOf<ShapeOf<T>, DTypeOf<T>> {
    const x = self(this);
    return nestedValues(readSync("arraySync", x), x.layout) as NestedOf<ShapeOf<T>, DTypeOf<T>>;
  }
  /** A copy as an `NdArray`, which prints as NumPy does. Throws `UnsupportedError` where the backend cannot wait for its device. */
  numpy(): NdArray {
    return hostView("numpy", this);
  }

  /** Call `fn(this, ...rest)`: chains any function, without methods. */
  pipe<A extends readonly unknown[], R>(fn: (x: this, ...rest: A) => R, ...rest: A): R {
    return fn(this, ...rest);
  }

  /** Free the elements now. Never needed, and harmless twice. */
  dispose(): void {
    const s = this.storage;
    this.storage = null;
    s?.release();
  }
  [dispose](): void {
    this.dispose();
  }

  /** As TensorFlow prints it: `tf.Tensor([4 6], shape=(2,), dtype=int32)`. */
  override toString(): string {
    const why = unreadable(this);
    return why === undefined
      ? tensorToString(viewOf(readSync("toString", this), this.layout))
      : `tf.Tensor(<${why}>, shape=${shapeToString(this.shape)}, dtype=${this.dtype})`;
  }
  /** In a template string, the value as NumPy prints it; arithmetic and comparison operators are refused. */
  [Symbol.toPrimitive](hint: "string" | "number" | "default"): string {
    if (hint !== "string") throw operatorError("Tensor");
    return formatArray(viewOf(readSync("toString", this), this.layout));
  }

  /** @internal */
  get "~tensor"(): true {
    return true;
  }
}

const self = (x: Tensor | Variable): Tensor => x as Tensor;
