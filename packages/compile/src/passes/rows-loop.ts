// Maps, reductions and rows in one form, in which they can be joined: folds and stores over buffers of a draft.
import { DTYPES, isComplex } from "@gradtape/core";
import {
  e,
  roots,
  simplifyAxes,
  storesOf,
  walk,
  type Access,
  type Expr,
  type Fold,
  type IndexMap,
  type LoopKernel,
  type Step,
  type Store,
} from "@gradtape/core/internal";
import { rewrite } from "./simplify.ts";

/**
 * A row kernel whose reads and stores name buffers of the draft. Of a map all axes are kept, and nothing is folded. No axis has
 * size 1 or 0.
 */
export interface Loop {
  readonly axes: readonly number[];
  readonly kept: number;
  readonly reads: readonly Access[];
  readonly folds: readonly Fold[];
  readonly stores: readonly Store[];
}

/** The step in this form, if it has one. */
export function loopOf({ kernel, inputs, outputs }: Step): Loop | undefined {
  if (kernel.kind !== "map" && kernel.kind !== "reduce" && kernel.kind !== "row") return undefined;
  if (kernel.axes.includes(0) || !isReal(kernel)) return undefined;
  const k = withoutOnes(simplifyAxes<typeof kernel>(kernel));
  const reads = k.reads.map((r) => ({ ...r, input: inputs[r.input]! }));
  const stores = storesOf(k).map((s) => ({ ...s, output: outputs[s.output]! }));
  if (new Set(stores.map((s) => s.output)).size < stores.length) return undefined;
  const loop = { axes: k.axes, reads, stores };
  if (k.kind === "map") return { ...loop, kept: k.axes.length, folds: [] };
  if (k.kind === "reduce") {
    const { combine, body, kept } = k;
    if (combine === "argMax" || combine === "argMin" || kept === k.axes.length) return undefined;
    return { ...loop, kept, folds: [{ combine, body }] };
  }
  if (k.folds.length > 0)
    return k.kept < k.axes.length ? { ...loop, kept: k.kept, folds: k.folds } : undefined;
  return stores.every((s) => s.strides.length === k.axes.length)
    ? { ...loop, kept: k.axes.length, folds: [] }
    : undefined;
}

const isReal = (k: LoopKernel): boolean =>
  [...k.reads, ...storesOf(k), ...walk(roots(k))].every(
    ({ dtype }) => !isComplex(dtype) && DTYPES[dtype].kind !== "string",
  );

/** Whether a store is made at every position, rather than once a row. */
export const isFull = ({ axes }: Loop, s: Store): boolean => s.strides.length === axes.length;

export const positionsOf = ({ axes }: Loop): number => axes.reduce((n, size) => n * size, 1);
export const rowsOf = ({ axes, kept }: Loop): number =>
  axes.slice(0, kept).reduce((n, size) => n * size, 1);

/** Whether a read takes about as many elements as there are positions: to read few of them twice costs nothing. */
export function isLarge(loop: Loop, read: Access): boolean {
  const elements = loop.axes.reduce((n, size, d) => (read.strides[d] ? n * size : n), 1);
  return 2 * elements > positionsOf(loop);
}

/** Every expression of a loop. */
export const rootsOf = ({ folds, stores }: Loop): Expr[] => [
  ...folds.map((f) => f.body),
  ...stores.map((s) => s.value),
];

/** The same kernel without axes of size 1, those too whose index is asked for. */
function withoutOnes<K extends LoopKernel>(kernel: K): K {
  const k: LoopKernel = kernel;
  if (!k.axes.includes(1)) return kernel;
  const to = k.axes.map((size, d) =>
    size === 1 ? -1 : k.axes.slice(0, d).filter((n) => n !== 1).length,
  );
  const less = <M extends IndexMap>(m: M): M => ({
    ...m,
    strides: m.strides.filter((_, d) => to[d]! >= 0),
  });
  const done = new Map<Expr, Expr>();
  const named = (root: Expr): Expr =>
    rewrite(
      root,
      (x) =>
        x.op === "axis"
          ? to[x.index]! < 0
            ? e.const(0, "int32")
            : e.axis(to[x.index]!)
          : undefined,
      done,
    );
  const stored = (s: Store): Store => ({ ...less(s), value: named(s.value) });
  return {
    ...k,
    axes: k.axes.filter((n) => n !== 1),
    reads: k.reads.map((r) => less(r.guards ? { ...r, guards: r.guards.map(less) } : r)),
    ...(k.kind === "row"
      ? { folds: k.folds.map((f) => ({ ...f, body: named(f.body) })), stores: k.stores.map(stored) }
      : { store: stored(k.store) }),
    ...("kept" in k && { kept: k.axes.slice(0, k.kept).filter((n) => n !== 1).length }),
    ...("body" in k && { body: named(k.body) }),
  } as unknown as K;
}

/** A loop as a step again, without the folds and reads that nothing asks for. */
export function stepOf(loop: Loop): Step {
  const { axes, kept, folds, reads, stores } = loop;
  const asked = new Set<number>();
  const used = new Set<number>();
  const look = (root: Expr): void => {
    for (const x of walk([root])) {
      if (x.op === "load" || x.op === "gather") used.add(x.index);
      if (x.op !== "acc" || asked.has(x.index)) continue;
      asked.add(x.index);
      look(folds[x.index]!.body);
    }
  };
  for (const s of stores) look(s.value);
  const [inputs, outputs]: [number[], number[]] = [[], []];
  const place = (list: number[], buffer: number): number => {
    const found = list.indexOf(buffer);
    return found >= 0 ? found : list.push(buffer) - 1;
  };
  const readNumber = numbering(reads.length, used);
  const foldNumber = numbering(folds.length, asked);
  const done = new Map<Expr, Expr>();
  const named = (root: Expr): Expr =>
    rewrite(
      root,
      (x, args) => {
        if (x.op === "load") return e.load(readNumber[x.index]!, x.dtype);
        if (x.op === "gather") return e.gather(readNumber[x.index]!, x.dtype, args[0]!);
        return x.op === "acc" ? e.acc(x.dtype, foldNumber[x.index]!) : undefined;
      },
      done,
    );
  const own = {
    axes,
    reads: reads
      .filter((_, i) => used.has(i))
      .map((r) => ({ ...r, input: place(inputs, r.input) })),
  };
  const ownFolds = folds.filter((_, i) => asked.has(i)).map((f) => ({ ...f, body: named(f.body) }));
  const ownStores = stores.map((s) => ({
    ...s,
    value: named(s.value),
    output: place(outputs, s.output),
  }));
  const kernel = kernelOf({ ...own, kept, folds: ownFolds, stores: ownStores });
  return { kernel: simplifyAxes(kernel), inputs, outputs };
}

/** The plainest kernel that does what a loop does. */
function kernelOf(loop: Loop): LoopKernel {
  const { axes, reads, kept, folds, stores } = loop;
  const [store] = stores;
  const [fold] = folds;
  if (stores.length === 1 && folds.length === 0 && isFull(loop, store!))
    return { kind: "map", axes, reads, store: store! };
  if (stores.length === 1 && folds.length === 1 && !isFull(loop, store!))
    return { kind: "reduce", axes, reads, kept, ...fold!, store: store! };
  return { kind: "row", ...loop };
}

function numbering(count: number, used: ReadonlySet<number>): number[] {
  let next = 0;
  return Array.from({ length: count }, (_, i) => (used.has(i) ? next++ : -1));
}
