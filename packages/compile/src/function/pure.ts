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
import { asDense, Executable } from "./executable.ts";
import { graphs, hostOf, type Graph, type Origin } from "./graph.ts";
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
  const variables = new Map(graph.states.map(({ variable, after }) => [variable, after]));
  return pure(name, variables, undefined, {
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
  variables: ReadonlyMap<Variable, Tensor>,
  origin: Origin | undefined,
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
        backward = backwardOf(name, graph, { variables, before: origin }, wanted, isFlowing);
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
  wanted: readonly boolean[],
  isFlowing: readonly boolean[],
): { pure: Pure; targets: number[] } {
  const values = new Map<number, Tensor>();
  const origin = { ...earlier, values };
  const tracer = new Tracer(undefined, origin);
  const symbols = graph.inputs.map(({ shape, dtype }) => tracer.input(shape, dtype));
  const outputs = graph.outputs.filter((_, i) => isFlowing[i]);
  const seeds = outputs.map(({ shape, dtype }) => tracer.input(shape, dtype));
  const sources = symbols.filter((_, i) => wanted[i]);
  graph.inputs.forEach((x, i) => values.set(x.id, symbols[i]!));
  // What only happens (a line that is printed) has happened.
  const recorded = graph.all.length > 0 ? graph.all : graph.nodes;
  const nodes = recorded.filter((n) => hostOf(n) !== "effect" || n.outputs.length > 0);
  const found = withExecutor(tracer, () =>
    unobserved(() =>
      untracked(() => {
        const [targets, tape] = GradientTape.run((t) => {
          t.watch(sources);
          return replay(nodes, values, outputs);
        });
        return outputs.length === 0
          ? sources.map(() => null)
          : tape.gradient(targets, sources, { outputGradients: seeds });
      }),
    ),
  ) as (Tensor | null)[];
  const places = symbols.flatMap((_, i) => (wanted[i] ? [i] : []));
  const targets = places.filter((_, k) => found[k] !== null);
  const results = found.filter((g) => g !== null);
  return { pure: pure(`${name}Gradient`, new Map(), origin, tracer.finish(results)), targets };
}
