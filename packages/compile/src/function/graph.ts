// What a trace leaves: ops in the order in which they ran, over tensors that have no elements.
import { defineOp, type Op, type Tensor, type Variable } from "@gradtape/core";

/** One op that ran in a trace. */
export interface Node {
  readonly op: Op;
  readonly inputs: readonly Tensor[];
  readonly attrs: unknown;
  readonly outputs: readonly Tensor[];
  /** What it was made of, where only running it tells what its outputs are. */
  readonly parts?: readonly Node[];
}

/** Whether a node happens on the host; "effect" if it does so in any case. */
export const hostOf = ({ op, attrs }: Node): "value" | "effect" | undefined => op.host?.(attrs);

/** A variable that the function reads or assigns to. */
export interface StateOf {
  readonly variable: Variable;
  /** Its value when the function is called, */
  readonly before: Tensor;
  /** and at the end; the same where nothing is assigned. */
  readonly after: Tensor;
  /** As it is read then. */
  readonly held: Tensor;
}

/** What a variable holds after an assignment. No gradient passes, as none passes through a variable; tapes watch what is read. */
export const heldOp = /*@__PURE__*/ defineOp<{ readonly variable: Variable }>({
  name: "held",
  infer: ([x]) => [x],
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
  grad: () => [null],
});

export interface Graph {
  readonly inputs: readonly Tensor[];
  readonly states: readonly StateOf[];
  /** Tensors from outside, with elements, by the ids under which nodes know them. */
  readonly captures: ReadonlyMap<number, Tensor>;
  readonly nodes: readonly Node[];
  /** Also what nothing depends on, where a gradient of the user's own may ask for it. */
  readonly all: readonly Node[];
  readonly outputs: readonly Tensor[];
}

/**
 * Where tensors of an earlier trace are in a later one that runs it again. What the user wrote holds tensors of the first: the gradient
 * in `customGradient`, the values that `recomputeGrad` compares.
 */
export interface Origin {
  readonly values: ReadonlyMap<number, Tensor>;
  /** The values of variables at the end of the first trace. */
  readonly variables: ReadonlyMap<Variable, Tensor>;
  /** Of the earlier trace, if that runs another again. */
  readonly before: Origin | undefined;
}

/** The tensor that stands for one of an earlier trace. */
export function follow(x: Tensor, origin: Origin | undefined): Tensor | undefined {
  if (!origin) return undefined;
  const found = origin.values.get(x.id);
  if (found) return found;
  const earlier = follow(x, origin.before);
  return earlier && origin.values.get(earlier.id);
}

/** The value of a variable at the end of the first trace. */
export const variableIn = (variable: Variable, origin: Origin | undefined): Tensor | undefined =>
  origin && (variableIn(variable, origin.before) ?? origin.variables.get(variable));

/** Graphs of ops that are made of one. */
export const graphs = new WeakMap<Op, Graph>();

/** The nodes on which the targets depend, and all effects with what these depend on, in order. */
export function neededBy(nodes: readonly Node[], targets: Iterable<Tensor>): readonly Node[] {
  const wanted = new Set<number>();
  for (const x of targets) wanted.add(x.id);
  const needed: Node[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    if (hostOf(node) !== "effect" && !makesAny(node, wanted)) continue;
    for (const x of node.inputs) wanted.add(x.id);
    // Parts may use what the whole was not given (a closure's tensors).
    for (const x of outsideOf(node.parts ?? [])) wanted.add(x.id);
    needed.push(node);
  }
  return needed.reverse();
}

/** Whether a node or one of its parts makes one of the tensors; a gradient of the user's own uses what lies inside. */
const makesAny = ({ outputs, parts }: Node, wanted: ReadonlySet<number>): boolean =>
  outputs.some((y) => wanted.has(y.id)) || (parts?.some((n) => makesAny(n, wanted)) ?? false);

/** What nodes use and do not make. */
export function outsideOf(nodes: readonly Node[]): Tensor[] {
  const made = new Set(nodes.flatMap((n) => n.outputs.map((y) => y.id)));
  return nodes
    .flatMap((n) => [...n.inputs, ...outsideOf(n.parts ?? [])])
    .filter((x) => !made.has(x.id));
}
