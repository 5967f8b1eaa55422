// A graph as an op: variables and captures among its inputs, new values of variables among its outputs. Its gradient is one too.
import { GradientTape } from "@gradtape/autodiff";
import {
  getBackend,
  isDifferentiable,
  type Op,
  type Tensor,
  type Thunk,
  type Variable,
} from "@gradtape/core";
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
import { graphs, heldOp, hostOf, outsideOf, type Graph, type Node, type Origin } from "./graph.ts";
import { replay } from "./replay.ts";
import { Tracer } from "./tracer.ts";

export interface Pure {
  readonly op: Op<None>;
  readonly graph: Graph;
  /** Whether it does something besides giving its outputs. */
  readonly hasEffects: boolean;
  /** The same op with more outputs, behind its own: what its gradients with respect to these inputs want to know again. */
  readonly recording: (wanted: readonly boolean[]) => Op<None>;
}

/** The gradients of an op that gives also what they want to know. */
interface Recorded {
  /** How many outputs are the graph's own. */
  readonly count: number;
  /** Takes the outputs behind those, the inputs, and a cotangent for each output of its own that can have one. */
  readonly backward: Pure;
  readonly targets: readonly number[];
  /** For each target, the outputs on which it depends. */
  readonly reaches: readonly ReadonlySet<number>[];
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
  recorded?: Recorded,
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
    grad({ inputs, outputs, needs, flows }, ...cotangents) {
      if (recorded && flows && !flows.slice(recorded.count).includes(true))
        return recordedGradient(recorded, graph, { inputs, outputs, flows }, cotangents);
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
  const recordings = new Map<string, Op<None>>();
  return {
    op,
    graph,
    hasEffects: graph.nodes.some((n) => hostOf(n) === "effect"),
    recording(wanted) {
      const key = wanted.map(Number).join("");
      let found = recordings.get(key);
      if (!found) {
        found = recordingOf(name, graph, earlier, places, wanted);
        recordings.set(key, found);
      }
      return found;
    },
  };
}

/** The gradients of an op whose further outputs nobody has used. */
function recordedGradient(
  { count, backward, targets, reaches }: Recorded,
  graph: Graph,
  {
    inputs,
    outputs,
    flows,
  }: {
    readonly inputs: readonly Tensor[];
    readonly outputs: readonly Tensor[];
    readonly flows: readonly boolean[];
  },
  cotangents: readonly Tensor[],
): (Thunk<Tensor> | null)[] {
  const seeds = cotangents
    .slice(0, count)
    .filter((_, i) => isDifferentiable(graph.outputs[i]!.dtype));
  let found: readonly Tensor[] | undefined;
  return inputs.map((_, i) => {
    const at = targets.indexOf(i);
    if (at < 0 || ![...reaches[at]!].some((k) => flows[k])) return null;
    return () =>
      (found ??= dispatch(backward.op as Op, [...outputs.slice(count), ...inputs, ...seeds], NONE))[
        at
      ]!;
  });
}

/** An op that gives also what its gradients want to know again, so that these need not compute it again. */
function recordingOf(
  name: string,
  graph: Graph,
  earlier: Omit<Origin, "values">,
  places: ReadonlyMap<Variable, number>,
  wanted: readonly boolean[],
): Op<None> {
  const isFlowing = graph.outputs.map(({ dtype }) => isDifferentiable(dtype));
  const joint = jointOf(graph, earlier, places, wanted, isFlowing);
  const { tracer, symbols, seeds, targets, gradients, values, origin } = joint;
  const outputs = graph.outputs.map((y) => values.get(y.id) ?? y);
  const { nodes, captures } = tracer.finish([...outputs, ...gradients]);

  // What depends on cotangents, and on which of the outputs', is the backward part.
  const seedOf = graph.outputs.flatMap((_, k) => (isFlowing[k] ? [k] : []));
  const reached = new Map(seeds.map((s, i) => [s.id, new Set([seedOf[i]!])]));
  const [before, after]: [Node[], Node[]] = [[], []];
  for (const node of nodes) {
    const from = outsideOf([node]).flatMap((x) => reached.get(x.id) ?? []);
    if (from.length === 0) {
      before.push(node);
      continue;
    }
    after.push(node);
    const all = new Set(from.flatMap((s) => [...s]));
    for (const y of madeBy(node)) reached.set(y.id, all);
  }
  const made = new Map(before.flatMap(madeBy).map((y) => [y.id, y]));
  const used = [...outsideOf(after), ...gradients].flatMap((x) => made.get(x.id) ?? []);
  const kept = [...new Set(used)];

  const own = { variables: new Map<Variable, Tensor>(), before: origin };
  const part = { states: [], captures };
  const backward = pure(`${name}Gradient`, own, new Map(), {
    ...part,
    inputs: [...kept, ...symbols, ...seeds],
    nodes: after,
    all: after,
    outputs: gradients,
  });
  const reaches = gradients.map((g) => reached.get(g.id) ?? new Set<number>());
  const recorded = { count: graph.outputs.length, backward, targets, reaches };
  const forward = { ...part, inputs: symbols, nodes: before, all: before };
  return pure(name, own, places, { ...forward, outputs: [...outputs, ...kept] }, recorded).op;
}

/** What a node makes, and what is made inside of it. */
const madeBy = ({ outputs, parts = [] }: Node): Tensor[] => [...outputs, ...parts.flatMap(madeBy)];

/** The gradients with respect to the wanted inputs, as a graph of the inputs and of the cotangents of outputs that have some. */
function backwardOf(
  name: string,
  graph: Graph,
  earlier: Omit<Origin, "values">,
  places: ReadonlyMap<Variable, number>,
  wanted: readonly boolean[],
  isFlowing: readonly boolean[],
): { pure: Pure; targets: number[] } {
  const { tracer, targets, gradients, origin } = jointOf(graph, earlier, places, wanted, isFlowing);
  const own = { variables: new Map<Variable, Tensor>(), before: origin };
  return { pure: pure(`${name}Gradient`, own, places, tracer.finish(gradients)), targets };
}

/** A graph and its gradients, traced together. */
interface Joint {
  readonly tracer: Tracer;
  /** Stand for the graph's inputs, */
  readonly symbols: readonly Tensor[];
  /** and for the cotangents of its outputs that have some. */
  readonly seeds: readonly Tensor[];
  /** The inputs that have gradients, */
  readonly targets: number[];
  /** and these. */
  readonly gradients: readonly Tensor[];
  /** What stands for each tensor of the graph. */
  readonly values: ReadonlyMap<number, Tensor>;
  readonly origin: Origin;
}

function jointOf(
  graph: Graph,
  earlier: Omit<Origin, "values">,
  places: ReadonlyMap<Variable, number>,
  wanted: readonly boolean[],
  isFlowing: readonly boolean[],
): Joint {
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
  const summed = new Map<number, Tensor>();
  withExecutor(tracer, () =>
    found.forEach((g, k) => {
      const before = summed.get(inputOf[k]!);
      if (g) summed.set(inputOf[k]!, before ? (addN([before, g]) as Tensor) : g);
    }),
  );
  const targets = [...summed.keys()].sort((a, b) => a - b);
  const gradients = targets.map((i) => summed.get(i)!);
  return { tracer, symbols, seeds, targets, gradients, values, origin };
}
