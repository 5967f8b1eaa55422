// A loop in a traced function: how often it goes round is seen when the program runs.
import type { Op, Tensor } from "@gradtape/core";
import { assign, defineOp, dispatch, NONE } from "@gradtape/core/internal";
import { identity } from "@gradtape/ops";
import { subgraph, type Subgraph } from "./function/subgraph.ts";

interface Attrs {
  readonly condition: Subgraph;
  readonly body: Subgraph;
  readonly most: number;
  /** How many of the inputs are loop variables; the operands of both follow. */
  readonly vars: number;
  /** Which operands the condition is given, */
  readonly conditionPlaces: readonly number[];
  /** and the body. */
  readonly bodyPlaces: readonly number[];
  /** Operands that are values of variables to which the body assigns: they change with each round. */
  readonly carried: readonly number[];
}

const whileOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "whileLoop",
  infer: (inputs, { vars, carried }) => [
    ...inputs.slice(0, vars),
    ...carried.map((k) => inputs[vars + k]!),
  ],
  host: ({ condition, body }) =>
    condition.pure.hasEffects || body.pure.hasEffects ? "effect" : "value",
  compose(inputs, { condition, body, most, vars, conditionPlaces, bodyPlaces, carried }) {
    // Copies, so that no output is an input, however few rounds there are.
    let now = inputs.slice(0, vars).map((x) => identity(x) as Tensor);
    const operands = inputs.slice(vars);
    for (const k of carried) operands[k] = identity(operands[k]!) as Tensor;
    const of = (places: readonly number[]): Tensor[] => places.map((k) => operands[k]!);
    for (let n = 0; n < most; n++) {
      const given = [...now, ...of(conditionPlaces)];
      const [goesOn] = dispatch(condition.pure.op as Op, given, NONE) as [Tensor];
      if (goesOn.dataSync()[0] === 0) break;
      const made = dispatch(body.pure.op as Op, [...now, ...of(bodyPlaces)], NONE);
      now = made.slice(0, vars);
      carried.forEach((k, i) => (operands[k] = made[vars + i]!));
    }
    return [...now, ...of(carried)];
  },
});

/** The last values of the loop variables. `condition` gives a bool scalar, `body` the next values of all of them. */
export function tracedLoop(
  first: readonly Tensor[],
  condition: (...vars: Tensor[]) => Tensor,
  body: (...vars: Tensor[]) => readonly Tensor[],
  most: number,
): readonly Tensor[] {
  const test = subgraph("whileLoop", condition, first);
  const round = subgraph("whileLoop", body, first);
  const operands = [...new Set([...test.operands, ...round.operands])];
  const placesOf = (s: Subgraph): number[] => s.operands.map((x) => operands.indexOf(x));
  const carried = round.assigned.map((v) => operands.indexOf(v.value()));
  const made = dispatch(whileOp, [...first, ...operands], {
    condition: test,
    body: round,
    most,
    vars: first.length,
    conditionPlaces: placesOf(test),
    bodyPlaces: placesOf(round),
    carried,
  });
  round.assigned.forEach((v, i) => assign(v, made[first.length + i]!));
  return made.slice(0, first.length);
}
