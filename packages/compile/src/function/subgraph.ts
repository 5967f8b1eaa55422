// Functions inside a traced one: branches and bodies of loops, traced by themselves.
import { type Tensor, type Variable } from "@gradtape/core";
import { executorNow, read, unobserved, untracked, withExecutor } from "@gradtape/core/internal";
import { pureOf, type Pure } from "./pure.ts";
import { describe, type Pattern } from "./signature.ts";
import { Tracer } from "./tracer.ts";

/** A function as an op of its arguments, of what it uses of the trace around it, and of the variables. */
export interface Subgraph {
  readonly pure: Pure;
  readonly results: Pattern;
  /** How many outputs are results; behind them come the new values of variables. */
  readonly count: number;
  /** What it is given behind its arguments: tensors of the trace around it. */
  readonly operands: readonly Tensor[];
  /** Variables to which it assigns. */
  readonly assigned: readonly Variable[];
}

/** Trace `fn`, which is given symbols of the types. */
export function subgraph(
  name: string,
  fn: (...args: Tensor[]) => unknown,
  types: readonly { readonly shape: readonly number[]; readonly dtype: Tensor["dtype"] }[],
): Subgraph {
  const tracer = new Tracer(executorNow() as Tracer);
  const outputs: Tensor[] = [];
  const results = withExecutor(tracer, () =>
    unobserved(() =>
      untracked(() =>
        describe(fn(...types.map(({ shape, dtype }) => tracer.input(shape, dtype))), outputs),
      ),
    ),
  );
  const graph = tracer.finish(outputs);
  // Tapes around see that the variables are read.
  for (const { variable } of graph.states) read(variable);
  const pure = pureOf(name, graph);
  return {
    pure,
    results,
    count: outputs.length,
    operands: pure.graph.inputs.slice(types.length),
    assigned: graph.states.filter((s) => s.before !== s.after).map((s) => s.variable),
  };
}
