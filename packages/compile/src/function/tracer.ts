// The tracing executor: it keeps the ops of a function instead of computing them.
import { Tensor, TraceError, type Op, type Variable } from "@gradtape/core";
import {
  alive,
  eager,
  layoutOf,
  many,
  unobserved,
  untracked,
  withExecutor,
  type Executor,
} from "@gradtape/core/internal";
import {
  follow,
  heldOp,
  graphs,
  hostOf,
  neededBy,
  variableIn,
  type Graph,
  type Node,
  type Origin,
} from "./graph.ts";
import { replay } from "./replay.ts";

/** Results of constants up to this size are computed while tracing; larger ones by the program, which need not keep them. */
const FOLDED = 1024;

/** A tensor without elements. */
export const symbol = (shape: readonly number[], dtype: Tensor["dtype"]): Tensor =>
  untracked(() => new Tensor(layoutOf(shape, dtype), undefined));

export class Tracer implements Executor {
  readonly symbolic = true;
  /** The trace around this one, whose tensors may be used here. */
  readonly #outer: Tracer | undefined;
  /** The trace that is run again in this one. */
  readonly #origin: Origin | undefined;
  /** Tensors of the trace around this one that are used here: inputs too. */
  readonly #fromOutside = new Map<number, Tensor>();
  #nodes: Node[] = [];
  #hasParts = false;
  /** Ids of the tensors that belong to this trace. */
  readonly #known = new Set<number>();
  readonly #inputs: Tensor[] = [];
  readonly #captures = new Map<number, Tensor>();
  readonly #before = new Map<Variable, Tensor>();
  readonly #after = new Map<Variable, Tensor>();
  /** What reading gives after an assignment. */
  readonly #held = new Map<Variable, Tensor>();
  /** Tensors that were there before this trace have smaller ids, and tapes may watch them. */
  readonly #first = symbol([], "float32").id;
  /** Variables that were made in this trace. */
  readonly created = new Set<Variable>();

  constructor(outer?: Tracer, origin?: Origin) {
    this.#outer = outer;
    this.#origin = origin;
  }

  /** Whether a symbolic tensor belongs to this trace or to one around it. */
  knows(x: Tensor): boolean {
    return this.#known.has(x.id) || (this.#outer?.knows(x) ?? false);
  }

  /** A tensor that stands for an argument. */
  input(shape: readonly number[], dtype: Tensor["dtype"]): Tensor {
    const x = this.#own(symbol(shape, dtype));
    this.#inputs.push(x);
    return x;
  }

  execute(op: Op, given: readonly Tensor[], attrs: unknown): readonly Tensor[] {
    const inputs = this.#origin ? given.map((x) => this.#resolved(x)) : given;
    let constant = inputs.length > 0;
    for (const x of inputs)
      if (!this.#isConstant(op.name, x) || x.id < this.#first) constant = false;
    const graph = graphs.get(op);
    if (graph) {
      const values = new Map(graph.inputs.map((x, i) => [x.id, inputs[i]!]));
      return unobserved(() => replay(graph.nodes, values, graph.outputs));
    }
    const types = op.infer(many(inputs.map((x) => x.layout)), attrs);
    const host = op.host?.(attrs);
    if (types.length === 0 && op.compose && !host) return this.#open(op, inputs, attrs);
    const outputs = types.map(({ shape, dtype }) => layoutOf(shape, dtype));
    if (constant && host !== "effect" && outputs.every(({ size }) => size <= FOLDED))
      return withExecutor(eager, () => eager.execute(op, inputs, attrs));
    return this.#add({
      op,
      inputs: inputs.map((x) => this.#use(x)),
      attrs,
      outputs: outputs.map(({ shape, dtype }) => symbol(shape, dtype)),
    });
  }

  read(variable: Variable): Tensor {
    const after = this.#after.get(variable);
    const now = after
      ? this.#heldBy(variable, after)
      : (this.#before.get(variable) ?? variableIn(variable, this.#origin));
    if (now) return now;
    const { shape, dtype } = variable.held;
    const x = this.#outer?.read(variable) ?? symbol(shape, dtype);
    this.#before.set(variable, this.#own(x));
    return x;
  }

  assign(variable: Variable, value: Tensor): void {
    // Its first value is not a step of the program: it holds it from now on.
    if (variable.held === undefined) {
      this.#create(variable);
      eager.assign(variable, value);
      return;
    }
    this.read(variable);
    this.#after.set(variable, this.#use(value));
    this.#held.delete(variable);
  }

  /** The value as the variable's own: gradients do not pass through assignments, but flow to what is read afterwards. */
  #heldBy(variable: Variable, value: Tensor): Tensor {
    let held = this.#held.get(variable);
    if (!held) {
      const outputs = [symbol(value.shape, value.dtype)];
      const node = { op: heldOp as Op, inputs: [value], attrs: { variable }, outputs };
      [held] = this.#add(node) as [Tensor];
      this.#held.set(variable, held);
    }
    return held;
  }

  #create(variable: Variable): void {
    this.created.add(variable);
    if (this.#outer) this.#outer.#create(variable);
  }

  lift(op: string, x: Tensor): Tensor {
    const nodes = neededBy(this.#nodes, [x]);
    const made = new Set(nodes.flatMap((n) => n.outputs.map((y) => y.id)));
    const values = new Map(this.#captures);
    for (const [variable, before] of this.#before) values.set(before.id, variable.held);
    const missing = [x, ...nodes.flatMap((n) => n.inputs)].find(
      (y) => !made.has(y.id) && !values.has(y.id),
    );
    if (missing || nodes.some((n) => hostOf(n) === "effect")) {
      throw new TraceError(
        op,
        `the first value depends on what the traced function is given: make the variable outside of the function, or from values that do not change`,
      );
    }
    return withExecutor(eager, () =>
      unobserved(() => untracked(() => replay(nodes, values, [x])[0]!)),
    );
  }

  finish(outputs: readonly Tensor[]): Graph {
    const results = outputs.map((x) => this.#use(x));
    const states = [...this.#before].map(([variable, before]) => {
      const after = this.#after.get(variable) ?? before;
      return { variable, before, after, held: this.#held.get(variable) ?? after };
    });
    const targets = [...results, ...states.map(({ after }) => after)];
    return {
      inputs: [...this.#inputs, ...this.#fromOutside.values()],
      states,
      captures: this.#captures,
      nodes: neededBy(this.#nodes, targets),
      all: this.#hasParts ? this.#nodes : [],
      outputs: results,
    };
  }

  #own(x: Tensor): Tensor {
    this.#known.add(x.id);
    return x;
  }

  #add(node: Node): readonly Tensor[] {
    for (const y of node.outputs) this.#own(y);
    this.#nodes.push(node);
    return node.outputs;
  }

  /** An op whose outputs only running it tells: its parts are kept beside it, for tapes that must not look inside. */
  #open(op: Op, inputs: readonly Tensor[], attrs: unknown): readonly Tensor[] {
    const outer = this.#nodes;
    this.#nodes = [];
    this.#hasParts = true;
    try {
      const outputs = unobserved(() => op.compose!(many(inputs), attrs)).map((y) => this.#use(y));
      const parts = this.#nodes;
      outer.push({ op, inputs: inputs.map((x) => this.#use(x)), attrs, outputs, parts });
      return outputs;
    } finally {
      this.#nodes = outer;
    }
  }

  /** A tensor of an earlier trace as it is here. */
  #resolved(x: Tensor): Tensor {
    return this.#known.has(x.id) ? x : (follow(x, this.#origin) ?? x);
  }

  /** Whether the elements of an input are known while tracing. */
  #isConstant(op: string, x: Tensor): boolean {
    if (this.#known.has(x.id)) {
      if (x.storage === null) alive(op, x); // says that it has been disposed of
      return false;
    }
    if (x.storage === undefined && this.#outer?.knows(x)) {
      this.#fromOutside.set(x.id, x);
      this.#known.add(x.id);
      return false;
    }
    if (x.storage === undefined) {
      throw new TraceError(
        op,
        `a ${x.dtype} tensor of shape [${x.shape.join(", ")}] comes from the trace of another call: return it from the function that made it`,
      );
    }
    alive(op, x);
    return true;
  }

  /** A tensor as nodes know it; one from outside is held, so that it may be disposed of there. */
  #use(given: Tensor): Tensor {
    const x = this.#resolved(given);
    if (this.#known.has(x.id)) return x;
    const known = this.#captures.get(x.id);
    if (known) return known;
    if (!this.#isConstant("function", x)) return x;
    const own = untracked(() => new Tensor(x.layout, x.storage!.share(), x.offset));
    (own as { id: number }).id = x.id; // to tapes it is x
    this.#captures.set(x.id, own);
    return own;
  }
}
