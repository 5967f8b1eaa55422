// Tensors known as a few rows of zeros: gradients with respect to a table of which few rows were read.
import { alive } from "./alive.ts";
import { dispose } from "./dispose.ts";
import type { DType } from "./dtype.ts";
import { e } from "./expr.ts";
import { readOf, storeTo, type Kernel, type ScatterKernel } from "./kernel.ts";
import type { Layout, Spec } from "./layout.ts";
import type { Many } from "./op.ts";
import { tensorToString } from "./print/tensor.ts";
import { untracked } from "./scope.ts";
import type { Shape } from "./shape/shape.ts";
import type { Storage } from "./storage.ts";
import { Tensor } from "./tensor.ts";

/** Rows, and where on axis 0 of the whole each of them is added. */
export interface Slices {
  /** Of shape `[n, …shape.slice(1)]`. */
  readonly values: Tensor;
  /** int32 of shape `[n]`. Rows for one place are added up; those out of range are left out. */
  readonly indices: Tensor;
}

/**
 * Zeros with `values[i]` added at row `indices[i]`, as TensorFlow's `tf.IndexedSlices`: the gradient of `gather`. It is a
 * tensor as others are; who asks for its elements gets them, computed at the first time. Optimizers ask for the rows only.
 * `indexedSlices` makes one.
 */
export class IndexedSlices<out S extends Shape = Shape, out D extends DType = DType>
  extends Tensor<S, D>
  implements Slices
{
  readonly #rows: Slices;
  #disposed = false;

  /** @internal `compute` gives the elements of the whole. */
  constructor(layout: Layout, { values, indices }: Slices, compute: (rows: Slices) => Storage) {
    super(layout, undefined);
    // Those who computed the rows may free them, and the elements may be asked for later.
    const rows = untracked(() => ({ values: sameAs(values), indices: sameAs(indices) }));
    this.#rows = rows;
    let storage: Storage | null | undefined;
    Object.defineProperty(this, "storage", {
      get: () => (storage === undefined ? (storage = compute(rows)) : storage),
      set: (next: null) => {
        storage?.release();
        storage = next;
      },
    });
  }

  /** The rows. */
  get values(): Tensor<Shape, D> {
    return sameAs(this.#rows.values) as Tensor<Shape, D>;
  }
  /** Where on axis 0 each row is added. */
  get indices(): Tensor<[number], "int32"> {
    return sameAs(this.#rows.indices) as Tensor<[number], "int32">;
  }
  /** The shape of the whole. */
  get denseShape(): Readonly<S> {
    return this.shape;
  }
  override get isDisposed(): boolean {
    return this.#disposed;
  }

  override dispose(): void {
    this.#disposed = true;
    this.storage = null;
    this.#rows.values.dispose();
    this.#rows.indices.dispose();
  }
  override [dispose](): void {
    this.dispose();
  }

  /** As TensorFlow prints it: `IndexedSlices(indices=…, values=…, dense_shape=…)`. */
  override toString(): string {
    const { values, indices } = this.#rows;
    const whole = tensorToString({
      data: Int32Array.from(this.shape),
      shape: [this.rank],
      dtype: "int32",
    });
    return `IndexedSlices(indices=${indices.toString()}, values=${values.toString()}, dense_shape=${whole})`;
  }

  /** @internal */
  get "~indexedSlices"(): true {
    return true;
  }
}

/** Another hold on the elements of `x`. To tapes it is `x`, so that gradients flow through rows that are asked for. */
function sameAs(x: Tensor): Tensor {
  const y = new Tensor(x.layout, alive("indexedSlices", x).share(), x.offset);
  (y as { id: number }).id = x.id;
  return y;
}

/** The whole from its rows: inputs are values and indices. */
export const sumOfRows = (
  [values, indices]: Many<Spec>,
  _: unknown,
  [out]: Many<Spec>,
): readonly Kernel[] => [
  { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
  addRows(values, indices, out),
];

/** Adds rows (input 0) to the output at their indices (input 1). */
export const addRows = (values: Spec, indices: Spec, out: Spec): ScatterKernel => ({
  kind: "scatter",
  combine: "sum",
  axes: values.shape,
  reads: [
    readOf(0, values),
    readOf(1, indices, [indices.strides[0]!, ...values.shape.slice(1).map(() => 0)]),
  ],
  at: e.mul(e.cast(e.load(1, indices.dtype), "int32"), out.strides[0]!),
  limit: out.shape[0]! * out.strides[0]!,
  store: storeTo(0, out, e.load(0, values.dtype), { strides: [0, ...out.strides.slice(1)] }),
});
