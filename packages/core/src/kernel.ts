// Kernels: loop nests over axes with affine index maps and scalar expressions inside. The contract between ops and backends.
import type { DType } from "./dtype.ts";
import type { Expr } from "./expr.ts";

/** Position in a buffer as an affine function of the loop indices: `offset + Σ strides[d] · i[d]`, in elements. */
export interface IndexMap {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** How a kernel reads an input. */
export interface Access extends IndexMap {
  /** Which of the step's inputs. */
  readonly input: number;
  readonly dtype: DType;
  /** Where any guard fails the read yields `fill` and touches no memory. A read that is gathered from has none. */
  readonly guards?: readonly Guard[];
  /** Default: 0 (false, the empty string). */
  readonly fill?: number | bigint;
}

/** Holds where `0 ≤ offset + Σ strides[d] · i[d] < size`. */
export interface Guard extends IndexMap {
  readonly size: number;
}

/** How a kernel writes an output. */
export interface Store extends IndexMap {
  /** Which of the step's outputs. */
  readonly output: number;
  readonly dtype: DType;
  readonly value: Expr;
}

interface Loops {
  /** Loop sizes, outermost first. */
  readonly axes: readonly number[];
  readonly reads: readonly Access[];
}

/** For every index: `out[store(i)] = value(i)`. */
export interface MapKernel extends Loops {
  readonly kind: "map";
  readonly store: Store;
}

/** How a reduction folds. `argMax` and `argMin` yield the first position (int32) in the row-major order of the reduced axes; a NaN wins. */
export type Combine = "sum" | "prod" | "max" | "min" | "argMax" | "argMin";

/**
 * For every index of the first `kept` axes: fold `body` over the others; `out[store(i)] = value(acc)`. The stored value may
 * read too, at the kept position and the beginning of the reduced axes.
 */
export interface ReduceKernel extends Loops {
  readonly kind: "reduce";
  /** The axes from here on are folded away; the store has `kept` strides. */
  readonly kept: number;
  readonly combine: Combine;
  readonly body: Expr;
  readonly store: Store;
}

/**
 * A contraction: a sum of products of two reads. The axes are `[...batch, ...rows, ...columns, ...inner]`, and the inner ones are
 * folded away. Read 0, guards included, does not vary with the columns, and read 1 not with the rows: so it is a matrix product
 * of gathered matrices, be it a matmul, an einsum or a convolution. A backend may take it as a plain reduction.
 */
export interface DotKernel extends Loops {
  readonly kind: "dot";
  /** How many axes are batch, rows and columns. */
  readonly parts: readonly [batch: number, rows: number, columns: number];
  /** The sum of `parts`. */
  readonly kept: number;
  readonly combine: "sum";
  readonly body: Expr;
  readonly store: Store;
}

/**
 * For every index: `out[store(i)] = value(acc)`, where acc is the fold of `body` along the last axis up to and with `i`, or
 * without it if `exclusive`. The stored value may read too.
 */
export interface ScanKernel extends Loops {
  readonly kind: "scan";
  /** All axes but the last. */
  readonly kept: number;
  readonly combine: "sum" | "prod" | "max" | "min";
  readonly exclusive: boolean;
  readonly body: Expr;
  readonly store: Store;
}

/**
 * Along the last axis: `out[store(i)]` is the place (int32) of the `i`-th of the elements when they are put in ascending order
 * of `body`. Equal ones keep their order; NaN comes last. The stored value is `acc`, the place.
 */
export interface SortKernel extends Loops {
  readonly kind: "sort";
  /** All axes but the last. */
  readonly kept: number;
  readonly descending: boolean;
  readonly body: Expr;
  readonly store: Store;
}

/**
 * For every index, in row-major order: `out[store(i) + at(i)] ⊕= value(i)`, an output that an earlier kernel of the same
 * op has filled. Positions outside `0 ≤ at < limit` are dropped.
 */
export interface ScatterKernel extends Loops {
  readonly kind: "scatter";
  readonly combine: "set" | "sum" | "max" | "min" | "prod";
  /** An int32 expression. */
  readonly at: Expr;
  readonly limit: number;
  readonly store: Store;
}

/** One of the folds over a row. */
export interface Fold {
  readonly combine: "sum" | "prod" | "max" | "min";
  readonly body: Expr;
}

/**
 * For every index of the first `kept` axes: folds over the others, a row, each of which may use those before it
 * (`e.acc(dtype, i)` is fold i's result), then stores that may use all. A store whose strides cover all axes is made at
 * every position; one that covers the kept axes is made once a row, and may read as a reduction's stored value does.
 * At a position all values are computed before any is stored. Real dtypes only.
 */
export interface RowKernel extends Loops {
  readonly kind: "row";
  readonly kept: number;
  readonly folds: readonly Fold[];
  readonly stores: readonly Store[];
}

/** Kernels of one store. */
export type StoreKernel =
  MapKernel | ReduceKernel | DotKernel | ScanKernel | SortKernel | ScatterKernel;

/** Kernels whose meaning is an expression: what fusion and code generators work on. */
export type LoopKernel = StoreKernel | RowKernel;

/**
 * An algorithm on whole arrays that no expression says: a factorization, a Fourier transform, an iteration to convergence.
 * It is plain JavaScript over float64, so every backend can run it (`runRoutine`); one with a better way knows it by name.
 */
export interface Algorithm {
  readonly name: string;
  /**
   * Computes one batch: arrays are dense and row-major, `outputs` hold zeros, `inputs` may be used as scratch. It depends on
   * nothing else. May throw an error of Gradtape's for values that have no result.
   */
  readonly run: (
    inputs: readonly Float64Array[],
    outputs: readonly Float64Array[],
    parameters: readonly number[],
  ) => void;
}

/** An array that an algorithm reads or writes at every index of the kernel's axes. */
export interface ArrayAccess extends IndexMap {
  /** Which of the step's inputs or outputs. Real dtypes but 64-bit integers. */
  readonly buffer: number;
  readonly dtype: DType;
  /** Its own sizes; `strides` are those of the kernel's axes, then of these. */
  readonly shape: readonly number[];
}

/** For every index of the axes, the batches: an algorithm's outputs from its inputs. */
export interface RoutineKernel {
  readonly kind: "routine";
  readonly algorithm: Algorithm;
  /** Sizes and choices that the algorithm needs. */
  readonly parameters: readonly number[];
  readonly axes: readonly number[];
  readonly reads: readonly ArrayAccess[];
  readonly stores: readonly ArrayAccess[];
}

export type Kernel = LoopKernel | RoutineKernel;

/**
 * One kernel with the program buffers it reads and writes. Memory may be both where each position at which the kernel stores
 * reads of it the very element that it stores (by an `Access` of the same map as the `Store`, without a gather): backends
 * read an element before they write it. That goes for maps, for rows without folds whose stores are all made at every
 * position, and for what is stored once a row by a row (of what does not vary along the row), a `reduce` or a `dot` (of what
 * is not folded). For a `dot` the two are one buffer by number.
 */
export interface Step {
  readonly kernel: Kernel;
  /** Program buffer of each of the kernel's inputs. */
  readonly inputs: readonly number[];
  /** Program buffer of each of the kernel's outputs. */
  readonly outputs: readonly number[];
}

/** A buffer that exists only while a program runs. */
export interface Temporary {
  /** In elements. */
  readonly length: number;
  /** Where it lies in the program's arena, in bytes. Temporaries that are needed at the same time do not overlap. */
  readonly offset: number;
}

/** Kernels in order over numbered buffers: first the inputs, then the outputs, then the temporaries. */
export interface Program {
  /** The dtype of each buffer. */
  readonly buffers: readonly DType[];
  /** How many of them are inputs. A step may write to one: so a variable is updated in place. */
  readonly inputs: number;
  readonly steps: readonly Step[];
  /** The last buffers, which are not given to a run. Default: none. */
  readonly temporaries?: readonly Temporary[];
  /** The size of the arena in bytes. */
  readonly arena?: number;
}

/** Every expression root of a kernel. */
export function roots(k: Kernel): readonly Expr[] {
  switch (k.kind) {
    case "routine":
      return [];
    case "map":
      return [k.store.value];
    case "scatter":
      return [k.at, k.store.value];
    case "row":
      return [...k.folds.map((f) => f.body), ...k.stores.map((s) => s.value)];
    default:
      return [k.body, k.store.value];
  }
}

/** Everything that a kernel stores. */
export const storesOf = (k: LoopKernel): readonly Store[] =>
  k.kind === "row" ? k.stores : [k.store];

/** Number of iterations. */
export const kernelSize = (k: Kernel): number => k.axes.reduce((a, b) => a * b, 1);

/** A read of input `input` as it lies, over as many axes as it has. */
export const readOf = (
  input: number,
  spec: { readonly dtype: DType; readonly strides: readonly number[] },
  strides: readonly number[] = spec.strides,
): Access => ({
  input,
  dtype: spec.dtype,
  offset: 0,
  strides,
});

/** A store to output `output`, by default over all of its axes. */
export const storeTo = (
  output: number,
  spec: { readonly dtype: DType; readonly strides: readonly number[] },
  value: Expr,
  at: Partial<IndexMap> = {},
): Store => ({
  output,
  dtype: spec.dtype,
  offset: 0,
  strides: spec.strides,
  ...at,
  value,
});
