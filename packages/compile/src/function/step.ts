// A kernel of an op as a step of a program: over the tensors that it was given, as they lie in their buffers.
import type { Access, Kernel, LoopKernel, Step, Tensor } from "@gradtape/core";
import { e, roots, substitute, walk, type Expr } from "@gradtape/core/internal";

interface Given {
  readonly inputs: readonly Tensor[];
  /** The buffers of the inputs, */
  readonly from: readonly number[];
  /** and those of the outputs. */
  readonly to: readonly number[];
  /** The only element of an input that is known. */
  readonly literals: readonly (Expr | undefined)[];
}

export function stepOf(kernel: Kernel, { inputs, from, to, literals }: Given): Step {
  if (kernel.kind === "routine") {
    const reads = kernel.reads.map((r) => ({ ...r, offset: r.offset + inputs[r.buffer]!.offset }));
    return { kernel: { ...kernel, reads }, inputs: from, outputs: to };
  }
  const reads = kernel.reads.map((r) => ({ ...r, offset: r.offset + inputs[r.input]!.offset }));
  const placed = { ...kernel, reads };
  if (kernel.kind === "dot" || literals.every((x) => x === undefined))
    return { kernel: placed, inputs: from, outputs: to };
  const known = reads.map((r) => (r.guards === undefined ? literals[r.input] : undefined));
  return compact(
    mapRoots(placed, (x) => substitute(x, (y) => (y.op === "load" ? known[y.index] : undefined))),
    from,
    to,
  );
}

/** The same kernel with every expression replaced. */
export function mapRoots<K extends LoopKernel>(k: K, fn: (x: Expr) => Expr): K {
  const kernel: LoopKernel = k;
  switch (kernel.kind) {
    case "row":
      return {
        ...kernel,
        folds: kernel.folds.map((f) => ({ ...f, body: fn(f.body) })),
        stores: kernel.stores.map((s) => ({ ...s, value: fn(s.value) })),
      } as LoopKernel as K;
    default: {
      const store = { ...kernel.store, value: fn(kernel.store.value) };
      return {
        ...kernel,
        store,
        ...("body" in kernel && { body: fn(kernel.body) }),
        ...("at" in kernel && { at: fn(kernel.at) }),
      } as LoopKernel as K;
    }
  }
}

/** A step without reads that nobody looks at, and without inputs that nobody reads. */
export function compact(kernel: LoopKernel, from: readonly number[], to: readonly number[]): Step {
  const used = new Set<number>();
  for (const x of walk(roots(kernel))) if (x.op === "load" || x.op === "gather") used.add(x.index);
  const kept = [...used].sort((a, b) => a - b);
  if (
    kept.length === kernel.reads.length &&
    new Set(kernel.reads.map((r) => r.input)).size === from.length
  )
    return { kernel, inputs: from, outputs: to };
  const place = new Map(kept.map((r, i) => [r, i]));
  const inputs = [...new Set(kept.map((r) => kernel.reads[r]!.input))];
  const reads = kept.map((r): Access => {
    const read = kernel.reads[r]!;
    return { ...read, input: inputs.indexOf(read.input) };
  });
  const renamed = mapRoots(kernel, (x) => renumber(x, (i) => place.get(i)!));
  return { kernel: { ...renamed, reads }, inputs: inputs.map((i) => from[i]!), outputs: to };
}

/** The same expression over reads of other numbers. */
const renumber = (x: Expr, place: (read: number) => number): Expr =>
  substitute(x, (y) => {
    if (y.op === "load") return e.load(place(y.index), y.dtype);
    return y.op === "gather"
      ? e.gather(place(y.index), y.dtype, renumber(y.args[0], place))
      : undefined;
  });
