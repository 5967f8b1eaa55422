// A graph as an op: variables and captures among its inputs, new values of variables among its outputs. Its gradient is one too.
import { GradientTape } from "@gradtape/autodiff";
import { getBackend, isDifferentiable, type Op, type Tensor, type Variable } from "@gradtape/core";
import {
  defineOp,
  dispatch,
  NONE,
  unobserved,
  untracked,
  withExecutor,
  type None,
} from "@gradtape/core/internal";
import { addN } from "@gradtape/ops";
import { asDense, Executable } from "./executable.ts";
import { graphs, heldOp, hostOf, type Graph, type Origin } from "./graph.ts";
import { replay } from "./replay.ts";
import { Tracer } from "./tracer.ts";

export interface Pure {
  readonly op: Op<None>;
  readonly graph: Graph;
  /** Whether it does something besides giving its outputs. */
  readonly hasEffects: boolean;
}

export function pureOf(name: string, graph: Graph): Pure {
  const changed = graph.states.filter(({ before, after }) => before !== after);
  const variables = new Map(graph.states.map(({ variable, held }) => [variable, held]));
  const places = new Map(
    graph.states.map(({ variable }, i) => [variable, graph.inputs.length + i]),
  );
  return pure(name, { variables, before: undefined }, places, {
    inputs: [
      ...graph.inputs,
      ...graph.states.map(({ before }) => before),
      ...graph.captures.values(),
    ],
    states: [],
    captures: new Map(),
    nodes: graph.nodes,
    all: graph.all,
    outputs: [...graph.outputs, ...changed.map(({ after }) => after)],
  });
}

function pure(
  name: string,
  earlier: Omit<Origin, "values">,
  /** Which inputs are the first values of variables. */
  places: ReadonlyMap<Variable, number>,
  graph: Graph,
): Pure {
  let executable: Executable | undefined;
  const backwards = new Map<string, { readonly pure: Pure; readonly targets: readonly number[] }>();
  const op = defineOp<None>({
    name,
    infer: () => graph.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
    compose(inputs) {
      const backend = getBackend();
      if (executable?.backend !== backend) executable = new Executable(graph, backend);
      return executable.run(inputs.map(asDense));
    },
    grad({ inputs, needs, flows }, ...cotangents) {
      const isFlowing = graph.outputs.map(
        ({ dtype }, i) => isDifferentiable(dtype) && (flows === undefined || flows[i] === true),
      );
      const wanted = inputs.map(
        (x, i) => isDifferentiable(x.dtype) && (needs === undefined || needs[i] === true),
      );
      const key = [...wanted, ...isFlowing].map(Number).join("");
      let backward = backwards.get(key);
      if (!backward) {
        backward = backwardOf(name, graph, earlier, places, wanted, isFlowing);
        backwards.set(key, backward);
      }
      const { pure, targets } = backward;
      const flowing = cotangents.filter((_, i) => isFlowing[i]);
      let found: readonly Tensor[] | undefined;
      return inputs.map((_, i) => {
        const at = targets.indexOf(i);
        if (at < 0) return null;
        return () => (found ??= dispatch(pure.op as Op, [...inputs, ...flowing], NONE))[at]!;
      });
    },
  });
  graphs.set(op as Op, graph);
  return { op, graph, hasEffects: graph.nodes.some((n) => hostOf(n) === "effect") };
}

/** The gradients with respect to the wanted inputs, as a graph of the inputs and of the cotangents of outputs that have some. */
function backwardOf(
  name: string,
  graph: Graph,
  earlier: Omit<Origin, "values">,
  places: ReadonlyMap<Variable, number>,
  wanted: readonly boolean[],
  isFlowing: readonly boolean[],
): { pure: Pure; targets: number[] } {
  const values = new Map<number, Tensor>();
  const origin = { ...earlier, values };
  const tracer = new Tracer(undefined, origin);
  const symbols = graph.inputs.map(({ shape, dtype }) => tracer.input(shape, dtype));
  const outputs = graph.outputs.filter((_, i) => isFlowing[i]);
  const seeds = outputs.map(({ shape, dtype }) => tracer.input(shape, dtype));
  /** What gradients are asked for, and of which input each is a part: what is read after an assignment is the variable too. */
  const sources: Tensor[] = [];
  const inputOf: number[] = [];
  const add = (x: Tensor, i: number | undefined): void => {
    if (i === undefined || !wanted[i]) return;
    sources.push(x);
    inputOf.push(i);
  };
  symbols.forEach(add);
  graph.inputs.forEach((x, i) => values.set(x.id, symbols[i]!));
  // What only happens (a line that is printed) has happened.
  const recorded = graph.all.length > 0 ? graph.all : graph.nodes;
  const nodes = recorded.filter((n) => hostOf(n) !== "effect" || n.outputs.length > 0);
  const found = withExecutor(tracer, () =>
    unobserved(() =>
      untracked(() => {
        const [targets, tape] = GradientTape.run((t) => {
          t.watch(sources);
          return replay(nodes, values, outputs, ({ op, attrs }, made) => {
            if (op.id !== heldOp.id) return;
            const place = places.get((attrs as { readonly variable: Variable }).variable);
            if (place === undefined || !wanted[place]) return;
            t.watch(made);
            add(made[0]!, place);
          });
        });
        return outputs.length === 0
          ? sources.map(() => null)
          : tape.gradient(targets, sources, { outputGradients: seeds });
      }),
    ),
  ) as (Tensor | null)[];
  const gradients = new Map<number, Tensor>();
  withExecutor(tracer, () =>
    found.forEach((g, k) => {
      const before = gradients.get(inputOf[k]!);
      if (g) gradients.set(inputOf[k]!, before ? (addN([before, g]) as Tensor) : g);
    }),
  );
  const targets = [...gradients.keys()].sort((a, b) => a - b);
  const results = targets.map((i) => gradients.get(i)!);
  const backward = tracer.finish(results);
  const own = { variables: new Map<Variable, Tensor>(), before: origin };
  return { pure: pure(`${name}Gradient`, own, places, backward), targets };
}
