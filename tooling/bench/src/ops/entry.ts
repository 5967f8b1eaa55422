// What the list of ops is made of.
import type { Library } from "../tfjs.ts";

/** Random numbers of a shape; float32 between -1 and 1, if nothing is said. */
export interface Input {
  readonly shape: readonly number[];
  readonly low?: number;
  /** Not reached. */
  readonly high?: number;
  readonly dtype?: "float32" | "int32" | "bool";
}

/** One op, as both libraries call it, on sizes that take tfjs-cpu a millisecond or more. */
export interface Entry {
  readonly name: string;
  /** Our function: where it is not there yet, the entry is skipped. */
  readonly needs: string;
  readonly inputs: readonly Input[];
  readonly ours: (tf: Library, ...inputs: never[]) => unknown;
  readonly theirs: (tfjs: Library, ...inputs: never[]) => unknown;
  /** Time the gradients by all float inputs, of the sum of its squares (that of a softmax is 1), with the forward pass. */
  readonly gradient?: true;
  /** Our result is a view: time it together with reading it. */
  readonly reads?: true;
  /** Results are random, and not compared. */
  readonly random?: true;
  /** The ratio that it should reach. Default: 1. */
  readonly floor?: number;
}

/** Matrix products, convolutions, softmax and reductions ought to be much faster. */
export const FAST = { floor: 3 } as const;

export const f32 = (shape: readonly number[], low = -1, high = 1): Input => ({ shape, low, high });
export const i32 = (shape: readonly number[], low: number, high: number): Input => ({
  shape,
  low,
  high,
  dtype: "int32",
});
export const bool = (shape: readonly number[]): Input => ({
  shape,
  low: 0,
  high: 2,
  dtype: "bool",
});

/** The function at the end of a path. */
export const at = (library: Library, path: string): Library =>
  path.split(".").reduce((x, key) => x[key]!, library);

/** The same call in both libraries, behind the inputs the same arguments. */
export function same(
  needs: string,
  theirs: string,
  inputs: readonly Input[],
  args: readonly unknown[] = [],
  more: Partial<Entry> = {},
): Entry {
  return {
    name: needs,
    needs,
    inputs,
    ours: (tf, ...x) => at(tf, needs)(...x, ...args),
    theirs: (tfjs, ...x) => at(tfjs, theirs)(...x, ...args),
    ...more,
  };
}

/** Calls with arguments of their own. */
export function call(
  needs: string,
  inputs: readonly Input[],
  ours: readonly unknown[],
  theirs: readonly [path: string, ...args: readonly unknown[]],
  more: Partial<Entry> = {},
): Entry {
  const [path, ...args] = theirs;
  return {
    name: needs,
    needs,
    inputs,
    ours: (tf, ...x) => at(tf, needs)(...x, ...ours),
    theirs: (tfjs, ...x) => at(tfjs, path)(...x, ...args),
    ...more,
  };
}

/** An entry again, with gradients. */
export const withGradient = (entry: Entry): Entry => ({
  ...entry,
  name: `${entry.name}, gradients`,
  gradient: true,
});
