// One trace of a function, ready to be called with what has its signature.
import { getBackend, isDifferentiable, type Op, type Tensor } from "@gradtape/core";
import {
  isObserved,
  isWanted,
  layoutOf,
  read,
  dispatch,
  assign,
  NONE,
} from "@gradtape/core/internal";
import { asDense, Executable } from "./executable.ts";
import type { Graph } from "./graph.ts";
import { pureOf, type Pure } from "./pure.ts";
import { rebuild, relaid, type Pattern } from "./signature.ts";

export class ConcreteFunction {
  readonly name: string;
  readonly graph: Graph;
  readonly signature: Pattern;
  /** What the function's guards gave when it had been traced. */
  guards: readonly unknown[] = [];
  readonly results: Pattern;
  #executable: Executable | undefined;
  #pure: Pure | undefined;

  constructor(name: string, graph: Graph, signature: Pattern, results: Pattern) {
    this.name = name;
    this.graph = graph;
    this.signature = signature;
    this.results = results;
  }

  /** Made ready for the active backend. */
  get executable(): Executable {
    const backend = getBackend();
    if (this.#executable?.backend !== backend)
      this.#executable = new Executable(this.graph, backend);
    return this.#executable;
  }

  /** Whether the variables still have the shapes that they had in the trace. */
  get isCurrent(): boolean {
    const { states } = this.graph;
    for (let i = 0; i < states.length; i++) {
      const { variable, before } = states[i]!;
      const { layout } = variable.held;
      if (layout !== before.layout && layout.shape.join() !== before.shape.join()) return false;
    }
    return true;
  }

  /** The same function of other sizes. */
  withGraph(graph: Graph, signature: Pattern): ConcreteFunction {
    const layouts = graph.outputs.map((x) => layoutOf(x.shape, x.dtype));
    const results = relaid(this.results, layouts.values());
    const other = new ConcreteFunction(this.name, graph, signature, results);
    other.guards = this.guards;
    return other;
  }

  run(leaves: readonly Tensor[]): unknown {
    const outputs = isObserved()
      ? this.#observed(leaves)
      : this.executable.run(leaves.map(asDense));
    return rebuild(this.results, outputs[Symbol.iterator]());
  }

  /** As one op, whose inputs are also the variables and what the function captured: so that tapes see all of them. */
  #observed(leaves: readonly Tensor[]): readonly Tensor[] {
    const { graph } = this;
    const pure = (this.#pure ??= pureOf(this.name, graph));
    const inputs = [
      ...leaves,
      ...graph.states.map(({ variable }) => read(variable)),
      ...graph.captures.values(),
    ];
    const wanted = inputs.map((x) => isDifferentiable(x.dtype) && isWanted(x));
    const op = wanted.includes(true) ? pure.recording(wanted) : pure.op;
    const made = dispatch(op as Op, inputs, NONE);
    let next = graph.outputs.length;
    for (const { variable, before, after } of graph.states)
      if (before !== after) assign(variable, made[next++]!);
    return made.slice(0, graph.outputs.length);
  }
}
