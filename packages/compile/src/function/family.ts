// Traces that differ in sizes only: from two of them follow all others, without calling the function again.
import { isInteger, type Tensor } from "@gradtape/core";
import { many, sameAttrs, upload } from "@gradtape/core/internal";
import type { ConcreteFunction } from "./concrete.ts";
import type { Graph, Node } from "./graph.ts";
import { difference, type Pattern } from "./signature.ts";
import { ruleOf, sizesIn, trialsOf, varying, withSizes, type Rule, type Varying } from "./sizes.ts";
import { symbol } from "./tracer.ts";

/** Thrown where two traces do not tell what a third would be. */
class Unknown extends Error {}

export class Family {
  readonly #a: ConcreteFunction;
  readonly #b: ConcreteFunction;
  readonly #varying: Varying;

  private constructor(a: ConcreteFunction, b: ConcreteFunction, varying: Varying) {
    this.#a = a;
    this.#b = b;
    this.#varying = varying;
  }

  /** The family of two traces, if they differ in nothing but sizes. */
  static of(a: ConcreteFunction, b: ConcreteFunction): Family | undefined {
    const sizes = varying(a.signature, b.signature);
    if (a.guards.some((x, i) => !Object.is(x, b.guards[i]))) return undefined;
    if (!sizes || sizes.a.length === 0 || !isSameProgram(a.graph, b.graph)) return undefined;
    // What is given back besides tensors (a size as a number) must not vary.
    if (varying(a.results, b.results) === undefined) return undefined;
    return new Family(a, b, sizes);
  }

  /** Signatures of calls that nobody made, by which a family is tried. */
  trials(): Pattern[] {
    const [a, b] = [this.#a.signature, this.#b.signature];
    return trialsOf(this.#varying).map((sizes) => withSizes(a, b, this.#varying, sizes));
  }

  /** Whether a trace is what the family says it is. */
  tells(traced: ConcreteFunction): boolean {
    const own = this.at(traced.signature);
    return (
      own !== undefined &&
      difference(own.results, traced.results, "") === undefined &&
      isEqual(own.graph, traced.graph)
    );
  }

  /** The member of another signature; undefined if it has none, or if its program does not follow from the two. */
  at(signature: Pattern): ConcreteFunction | undefined {
    const sizes = sizesIn(this.#a.signature, this.#b.signature, signature, this.#varying);
    // What is empty or of one element only may be treated in a way of its own (an axis that is dropped).
    if (!sizes || sizes.some((n) => n < 2)) return undefined;
    try {
      const graph = new Resizing(this.#a.graph, this.#b.graph, this.#varying, sizes).graph();
      return this.#a.withGraph(graph, signature);
    } catch (error) {
      // Shape rules refuse what does not fit: then the function itself has to say what it does.
      if (error instanceof Unknown || (error as Error).name === "ShapeError") return undefined;
      throw error;
    }
  }
}

/** Whether two graphs are the same ops on the same things in the same order. */
function isSameProgram(a: Graph, b: Graph): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.captures.size === b.captures.size &&
    a.states.length === b.states.length &&
    a.states.every((s, i) => s.variable === b.states[i]!.variable) &&
    a.nodes.every((n, i) => n.op === b.nodes[i]!.op && !n.parts)
  );
}

/** Whether two graphs compute the same, from tensors of the same shapes. */
function isEqual(a: Graph, b: Graph): boolean {
  if (!isSameProgram(a, b)) return false;
  const others = new Map<number, number>();
  const pair = (x: Tensor, y: Tensor): boolean => {
    others.set(x.id, y.id);
    return x.layout === y.layout;
  };
  const all = <T>(xs: readonly T[], ys: readonly T[], test: (x: T, y: T) => boolean): boolean =>
    xs.length === ys.length && xs.every((x, i) => test(x, ys[i]!));
  const isSame = (x: Tensor, y: Tensor): boolean => others.get(x.id) === y.id;
  return (
    all(a.inputs, b.inputs, pair) &&
    all(a.states, b.states, (s, t) => pair(s.before, t.before)) &&
    all(
      [...a.captures.values()],
      [...b.captures.values()],
      (x, y) => pair(x, y) && isAlike(x, y),
    ) &&
    all(
      a.nodes,
      b.nodes,
      (m, n) =>
        all(m.inputs, n.inputs, isSame) &&
        nearlySame(m.attrs, n.attrs) &&
        all(m.outputs, n.outputs, pair),
    ) &&
    all(a.states, b.states, (s, t) => isSame(s.after, t.after)) &&
    all(a.outputs, b.outputs, isSame)
  );
}

/** Whether constants hold the same. */
function isAlike(x: Tensor, y: Tensor): boolean {
  if (x.storage === y.storage && x.offset === y.offset) return true;
  if (!x.storage!.backend.readSync) return false;
  const [p, q] = [x.dataSync(), y.dataSync()] as [ArrayLike<unknown>, ArrayLike<unknown>];
  for (let i = 0; i < p.length; i++) if (!nearlySame(p[i], q[i])) return false;
  return true;
}

/** As `sameAttrs`, but for the last digits of fractions, which come about in other ways. */
function nearlySame(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (Number.isInteger(a) && Number.isInteger(b)) return a === b;
    return Object.is(a, b) || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x, i) => nearlySame(x, b[i]));
  if (!isPlain(a) || !isPlain(b)) return sameAttrs(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && nearlySame(a[key], b[key]))
  );
}

/** Makes the graph of other sizes. */
class Resizing {
  readonly #a: Graph;
  readonly #b: Graph;
  readonly #varying: Varying;
  readonly #sizes: readonly number[];
  /** For each tensor of the first graph, the one of the second, */
  readonly #other = new Map<number, number>();
  /** and the new one. */
  readonly #made = new Map<number, Tensor>();
  readonly #captures = new Map<number, Tensor>();

  constructor(a: Graph, b: Graph, varying: Varying, sizes: readonly number[]) {
    this.#a = a;
    this.#b = b;
    this.#varying = varying;
    this.#sizes = sizes;
  }

  graph(): Graph {
    const [a, b] = [this.#a, this.#b];
    const inputs = a.inputs.map((x, i) => this.#input(x, b.inputs[i]!));
    const befores = a.states.map((s, i) => this.#input(s.before, b.states[i]!.before));
    const others = [...b.captures.values()];
    [...a.captures.values()].forEach((x, i) => this.#capture(x, others[i]!));
    const nodes = a.nodes.map((n, i) => this.#node(n, b.nodes[i]!));
    return {
      inputs,
      nodes,
      all: [],
      captures: this.#captures,
      states: a.states.map(({ variable, after }, i) => {
        const made = this.#same(after, b.states[i]!.after);
        return { variable, before: befores[i]!, after: made, held: made };
      }),
      outputs: a.outputs.map((y, i) => this.#same(y, b.outputs[i]!)),
    };
  }

  #rule(a: number, b: number): number {
    const rule: Rule | undefined = ruleOf(a, b, this.#varying.a, this.#varying.b);
    const n = rule?.(this.#sizes);
    if (n === undefined) throw new Unknown();
    return n;
  }

  #shape(a: readonly number[], b: readonly number[]): number[] {
    if (a.length !== b.length) throw new Unknown();
    return a.map((n, d) => this.#rule(n, b[d]!));
  }

  #input(a: Tensor, b: Tensor): Tensor {
    const x = symbol(this.#shape(a.shape, b.shape), a.dtype);
    return this.#pair(a, b, x);
  }

  #pair(a: Tensor, b: Tensor, made: Tensor): Tensor {
    this.#other.set(a.id, b.id);
    this.#made.set(a.id, made);
    return made;
  }

  #capture(a: Tensor, b: Tensor): void {
    const isSame = a.storage === b.storage && a.layout === b.layout && a.offset === b.offset;
    const made = isSame ? a : this.#constant(a, b);
    this.#captures.set(made.id, made);
    this.#pair(a, b, made);
  }

  /** A constant that the traces made: the same in both, or one number that follows from the sizes. */
  #constant(a: Tensor, b: Tensor): Tensor {
    if (a.dtype !== b.dtype || a.shape.join() !== b.shape.join() || !a.storage!.backend.readSync)
      throw new Unknown();
    const [x, y] = [a.dataSync(), b.dataSync()] as [ArrayLike<unknown>, ArrayLike<unknown>];
    let equal = true;
    for (let i = 0; i < x.length && equal; i++) equal = Object.is(x[i], y[i]);
    if (equal) return a;
    if (a.size !== 1 || typeof x[0] !== "number" || typeof y[0] !== "number") throw new Unknown();
    const value = this.#rule(x[0], y[0]);
    if (isInteger(a.dtype) && !Number.isInteger(value)) throw new Unknown();
    const data = (a.dataSync() as Float32Array).slice();
    data[0] = value;
    return upload(data, a.shape, a.dtype, true);
  }

  #node(a: Node, b: Node): Node {
    const { op } = a;
    if (a.inputs.length !== b.inputs.length || a.outputs.length !== b.outputs.length)
      throw new Unknown();
    const inputs = a.inputs.map((x, i) => this.#same(x, b.inputs[i]!));
    const attrs = this.#attrs(a.attrs, b.attrs);
    const types = op.infer(many(inputs.map((x) => x.layout)), attrs);
    const outputs = a.outputs.map((y, i) => {
      const shape = this.#shape(y.shape, b.outputs[i]!.shape);
      if (types[i]!.shape.join() !== shape.join()) throw new Unknown();
      return this.#pair(y, b.outputs[i]!, symbol(shape, y.dtype));
    });
    return { op, inputs, attrs, outputs };
  }

  #same(a: Tensor, b: Tensor): Tensor {
    const made = this.#made.get(a.id);
    if (!made || this.#other.get(a.id) !== b.id) throw new Unknown();
    return made;
  }

  #attrs(a: unknown, b: unknown): unknown {
    if (sameAttrs(a, b)) return a;
    if (typeof a === "number" && typeof b === "number") return this.#rule(a, b);
    if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
      return a.map((x, i) => this.#attrs(x, b[i]));
    if (!isPlain(a) || !isPlain(b)) throw new Unknown();
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) throw new Unknown();
    return Object.fromEntries(keys.map((key) => [key, this.#attrs(a[key], b[key])]));
  }
}

const isPlain = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;
