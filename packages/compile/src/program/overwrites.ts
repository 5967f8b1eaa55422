// Where a step may write over what it reads.
import {
  DTYPES,
  isComplex,
  walk,
  type Kernel,
  type LoopKernel,
  type Step,
  type Store,
} from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import { isInjective, sameMap } from "./positions.ts";

/**
 * The axes of the positions at each of which a kernel makes a store after it has read all that it reads there; undefined where
 * it may read on. A map stores at every position, and so does a row without folds; what has folds stores at the end of
 * each row of them, when only what does not vary along the row, or is not folded, has been read at its own position.
 */
function ownAxes(k: LoopKernel, read: number, store: Store): readonly number[] | undefined {
  const isElementwise =
    k.kind === "map" ||
    (k.kind === "row" &&
      k.folds.length === 0 &&
      k.stores.every((s) => s.strides.length === k.axes.length));
  if (isElementwise) return k.axes;
  if (k.kind !== "reduce" && k.kind !== "dot" && k.kind !== "row") return undefined;
  if (store.strides.length !== k.kept || k.kept === k.axes.length) return undefined;
  const stays = k.reads[read]!.strides.slice(k.kept).every((by) => by === 0);
  if (k.kind === "row" ? !stays : walk([k.body]).some((x) => x.op === "load" && x.index === read))
    return undefined;
  return k.axes.slice(0, k.kept);
}

/**
 * Whether a read is, at each position where a kernel stores, of the very element that is stored there, so that the two may be
 * one: backends read an element before they write it. Complex numbers are out: such a map becomes two, the second of which
 * would read what the first wrote.
 */
export function isReadFirst(k: Kernel, read: number, store: number): boolean {
  if (k.kind === "routine") return false;
  const [from, to] = [k.reads[read]!, storesOf(k)[store]!];
  const axes = ownAxes(k, read, to);
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
