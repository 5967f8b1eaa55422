// Where a step may write over what it reads.
import { DTYPES, isComplex, walk, type Kernel, type LoopKernel, type Step } from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import { isInjective, sameMap } from "./positions.ts";

/** Whether a kernel does at each position of all its axes the same, on its own: maps, and rows without folds. */
export const isElementwise = (k: Kernel): boolean =>
  k.kind === "map" ||
  (k.kind === "row" &&
    k.folds.length === 0 &&
    k.stores.every((s) => s.strides.length === k.axes.length));

/** Whether a kernel stores once for each kept position, when its folds there are finished. */
const storesAtEnd = (k: LoopKernel): boolean =>
  k.kind === "reduce" ||
  k.kind === "dot" ||
  (k.kind === "row" && k.stores.every((s) => s.strides.length === k.kept));

/** The axes at each position of which a kernel stores, having read for that all that it reads at the position; none otherwise. */
function ownAxes(k: LoopKernel, read: number): readonly number[] | undefined {
  if (isElementwise(k)) return k.axes;
  if (!storesAtEnd(k) || !("kept" in k)) return undefined;
  const folded = k.kind === "row" ? k.folds.map((f) => f.body) : "body" in k ? [k.body] : [];
  const isFolded = walk(folded).some((x) => "index" in x && x.op === "load" && x.index === read);
  return isFolded ? undefined : k.axes.slice(0, k.kept);
}

/**
 * Whether a read is, at each position where a kernel stores, of the very element that is stored there, so that the two may be
 * one: backends read an element before they write it. Complex numbers are out: such a map becomes two, the second of which
 * would read what the first wrote.
 */
export function isReadFirst(k: Kernel, read: number, store: number): boolean {
  if (k.kind === "routine") return false;
  const axes = ownAxes(k, read);
  const [from, to] = [k.reads[read]!, storesOf(k)[store]!];
  return (
    axes !== undefined &&
    DTYPES[from.dtype].bytes === DTYPES[to.dtype].bytes &&
    !isComplex(from.dtype) &&
    !isComplex(to.dtype) &&
    from.dtype !== "string" &&
    sameMap(axes, from, to) &&
    isInjective(axes, to) &&
    !walk(roots(k)).some((x) => x.op === "gather" && x.index === read)
  );
}

/** Whether a step may write `output` to the memory in which `input` lies. */
export function mayOverwrite(
  { kernel: k, inputs, outputs }: Step,
  input: number,
  output: number,
): boolean {
  if (k.kind === "routine") return false;
  const stores = storesOf(k).flatMap((s, i) => (outputs[s.output] === output ? [i] : []));
  return (
    stores.length === 1 &&
    k.reads.every((r, i) => inputs[r.input] !== input || isReadFirst(k, i, stores[0]!))
  );
}
