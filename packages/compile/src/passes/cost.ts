// What computing a value again costs, against storing it.
import { walk, type MapKernel } from "@gradtape/core/internal";

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
  const isStrided = (i: number): boolean =>
    inner !== undefined && Math.abs(kernel.reads[i]!.strides[inner] ?? 0) > 1;
  const loads = [...reads].reduce((sum, i) => sum + (isStrided(i) ? STRIDED : LOAD), 0);
  return { operations, isSimple, loads };
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
