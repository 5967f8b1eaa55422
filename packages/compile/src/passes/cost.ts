// What computing a value again costs, against storing it.
import { walk, type IndexMap, type MapKernel } from "@gradtape/core/internal";
import type { Use } from "./cluster.ts";

/** Operators that take a vector unit a few cycles at most. */
const SIMPLE: ReadonlySet<string> = new Set(
  "neg abs sign floor ceil round trunc not cast re im complex isNan isInf isFinite eq ne lt le gt ge where add sub mul min max and or xor gather".split(
    " ",
  ),
);

/** What a map kernel computes for an element. */
export interface Work {
  readonly operations: number;
  /** Whether all operations are simple. */
  readonly isSimple: boolean;
  /** What loading its operands costs, in operations. */
  readonly loads: number;
  /** Whether it puts elements in another order. */
  readonly isTurned: boolean;
  /** Whether it reads others as they lie. */
  readonly isMixed: boolean;
}

// In operations. An element that is stored is loaded again later, which is told apart.
const LOAD = 2;
const STORE = 3;
/** A load out of order. */
const STRIDED = 5;
/** A loop of its own, which may yet be joined to others. */
const LOOP = 128;

export function workOf(kernel: MapKernel): Work {
  const reads = new Set<number>();
  let [operations, isSimple] = [0, true];
  for (const x of walk([kernel.store.value])) {
    if (x.op === "load" || x.op === "gather") reads.add(x.index);
    if (x.args.length === 0) continue;
    operations++;
    isSimple &&= SIMPLE.has(x.op);
  }
  const inner = innermost(kernel);
  const steps = [...reads].map((i) =>
    inner === undefined ? 0 : Math.abs(kernel.reads[i]!.strides[inner] ?? 0),
  );
  const loads = steps.reduce((sum, step) => sum + (step > 1 ? STRIDED : LOAD), 0);
  const isTurned = steps.some((step) => step > 1);
  return { operations, isSimple, loads, isTurned, isMixed: isTurned && steps.includes(1) };
}

/** The axis along which a kernel's results are neighbours. */
function innermost({ axes, store }: MapKernel): number | undefined {
  let found: number | undefined;
  for (let d = 0; d < axes.length; d++) {
    const stride = Math.abs(store.strides[d]!);
    if (axes[d]! > 1 && (found === undefined || stride < Math.abs(store.strides[found]!)))
      found = d;
  }
  return found;
}

/** Elements from which on reading out of order is slow, unless it is done block by block. */
const FAR = 2048;

/**
 * Whether a map that puts elements in another order is better done before a kernel that reads other things in order. A map does
 * both block by block, and a contraction as it packs its factors.
 */
export function isOutOfOrder(work: Work, elements: number, { cluster, map }: Use): boolean {
  const { kind } = cluster.kernel;
  if (!work.isTurned || elements < FAR || kind === "map" || kind === "dot") return false;
  const last = cluster.axes.length - 1;
  const inOrder = (m: IndexMap): boolean => Math.abs(m.strides[last] ?? 0) === 1;
  const isOther = (u: Use): boolean => !u.instead && u.map !== map && inOrder(u.map);
  return inOrder(map) && (work.isMixed || cluster.uses.some(isOther));
}

/** How a kernel looks at a value. */
export interface Look {
  /** How often it is computed if it is computed there. */
  readonly computations: number;
  /** How much of what it is computed from the kernel loads anyway. */
  readonly known: number;
}

/** Whether to compute a value of so many elements where it is looked at rather than once before. */
export function isWorthwhile(work: Work, elements: number, looks: readonly Look[]): boolean {
  const { operations, isSimple, loads } = work;
  const all = looks.reduce((n, look) => n + look.computations, 0);
  if (all <= elements) return true;
  if (!isSimple) return false;
  const there = looks.reduce(
    (n, { computations, known }) =>
      n + computations * (operations + Math.max(0, loads - LOAD * known)),
    0,
  );
  const before = elements * (operations + loads + STORE) + LOAD * all + LOOP;
  return there <= before;
}
