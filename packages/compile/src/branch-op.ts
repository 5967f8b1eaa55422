// A choice that a traced function leaves to the time when it runs.
import { ArgumentError, type Op, type Tensor } from "@gradtape/core";
import { assign, defineOp, dispatch, NONE } from "@gradtape/core/internal";
import { identity } from "@gradtape/ops";
import { difference, rebuild } from "./function/signature.ts";
import { subgraph, type Subgraph } from "./function/subgraph.ts";
import { call } from "./structure.ts";

interface Attrs {
  readonly branches: readonly Subgraph[];
  /** Where the operands of each branch are among the inputs. */
  readonly places: readonly (readonly number[])[];
}

/** Inputs: the number of the branch (int32), then all operands. Outputs: those of every branch. */
const branchOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "cond",
  infer: (_, { branches }) => branches[0]!.pure.graph.outputs,
  host: ({ branches }) => (branches.some(({ pure }) => pure.hasEffects) ? "effect" : "value"),
  compose([index, ...operands], { branches, places }) {
    const i = index.dataSync()[0] as number;
    const given = places[i]!.map((k) => operands[k]!);
    return dispatch(branches[i]!.pure.op as Op, given, NONE);
  },
});

/** The results of the function whose number is the element of `index`, an int32 scalar from 0 to the last of `fns`. */
export function branch(op: string, index: Tensor, fns: readonly (() => unknown)[]): unknown {
  const traced = fns.map((fn, i) => subgraph(op, () => call(op, `branch ${i}`, fn), []));
  const [first] = traced as [Subgraph];
  traced.forEach((t, i) => mustAgree(op, first, t, i));
  // All branches give new values to the same variables, in one order.
  const assigned = [...new Set(traced.flatMap((t) => t.assigned))];
  const alike = (fn: () => unknown) => (): unknown => {
    for (const v of assigned) v.value();
    const result = fn();
    for (const v of assigned) v.assign(identity(v));
    return result;
  };
  const branches = assigned.length > 0 ? fns.map((fn) => subgraph(op, alike(fn), [])) : traced;
  const operands = [...new Set(branches.flatMap((b) => b.operands))];
  const places = branches.map((b) => b.operands.map((x) => operands.indexOf(x)));
  const made = dispatch(branchOp, [index, ...operands], { branches, places });
  assigned.forEach((v, i) => assign(v, made[first.count + i]!));
  return rebuild(first.results, made[Symbol.iterator]());
}

function mustAgree(op: string, first: Subgraph, other: Subgraph, i: number): void {
  const what = difference(first.results, other.results, "the result");
  if (what === undefined) return;
  throw new ArgumentError(
    op,
    `branch ${i} gives something else than branch 0: ${what}; in a traced function all branches give the same structure, shapes and dtypes`,
  );
}
