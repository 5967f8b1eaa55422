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
  readonly loads: number;
  /** Whether all operations are simple. */
  readonly isSimple: boolean;
}

/** Operations that a read out of order stands for. */
const STRIDED = 3;

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
  const strided = [...reads].some(
    (i) => inner !== undefined && Math.abs(kernel.reads[i]!.strides[inner] ?? 0) > 1,
  );
  return { operations: operations + (strided ? STRIDED : 0), loads: reads.size, isSimple };
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

/** Operations that cost about as much as storing an element and loading it again. */
const STORED = 6;
const LOADS = 2;
/** Operations that cost about as much as a loop of its own. */
const LOOP = 512;

/**
 * Whether to compute a value where it is used rather than once before: always if that is not more work, and for cheap values
 * if it is no more than what storing and loading them costs.
 */
export function isWorthwhile(
  { operations, loads, isSimple }: Work,
  elements: number,
  computations: number,
  users: number,
): boolean {
  if (computations <= elements || operations === 0) return true;
  if (!isSimple || operations > STORED || loads > LOADS) return false;
  const more = operations * (computations - elements);
  return more <= STORED * elements * Math.max(1, users - 1) + LOOP;
}
