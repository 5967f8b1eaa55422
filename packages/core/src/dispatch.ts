// One executor computes, any number of observers watch. Every op and every access to a variable comes through here.
import { UnsupportedError } from "./errors.ts";
import { observersNow } from "./observers.ts";
import type { Op } from "./op.ts";
import type { Held } from "./held.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

/** Gives ops their meaning: eager on a backend, or a trace. Exactly one is active. */
export interface Executor {
  /** Whether tensors have no elements while it is active. */
  readonly symbolic?: boolean;
  execute(op: Op, inputs: readonly Tensor[], attrs: unknown): readonly Tensor[];
  read(variable: Variable): Tensor;
  /** As `read`, for what lets the value go by itself. */
  borrow?(variable: Variable): Held;
  assign(variable: Variable, value: Tensor): void;
  /** The elements of a tensor for what needs them at once (the first value of a variable), where they can be told. */
  lift?(op: string, x: Tensor): Tensor;
  /** A row-major copy, which no scope frees, of a tensor whose elements lie where this executor computes. */
  inOrder?(x: Tensor): Tensor | undefined;
}

let executor: Executor | undefined;
let settled: Executor | undefined; // the one that computes

/** Execute an op and tell the observers. */
export function dispatch<A>(op: Op<A>, inputs: readonly Tensor[], attrs: A): readonly Tensor[] {
  const outputs = active(op.name).execute(op as Op, inputs, attrs);
  const now = observersNow(); // one of them may leave
  for (let i = 0; i < now.length; i++) now[i]!.observe(op as Op, inputs, attrs, outputs);
  return outputs;
}

/** `dispatch` for an op of one output. */
export const dispatch1 = <A>(op: Op<A>, inputs: readonly Tensor[], attrs: A): Tensor =>
  dispatch(op, inputs, attrs)[0]!;

/** The variable's value; the same tensor until something is assigned. */
export function read(variable: Variable): Tensor {
  const value = active("read").read(variable);
  for (const o of observersNow()) o.read?.(variable, value);
  return value;
}

/**
 * As `read`, for what lets the value go when it is done, and does not let it out. If nobody else has it, its elements are given
 * back when another value is assigned.
 */
export function borrow(variable: Variable): Tensor {
  const value = active("borrow").borrow?.(variable);
  const now = observersNow();
  if (value === undefined || now.some((o) => o.hold === undefined)) return read(variable);
  for (const o of now) {
    o.hold!(value);
    o.read?.(variable, value);
  }
  return value;
}

/** Make `value` (whose type has been checked) the variable's value. */
export function assign(variable: Variable, value: Tensor): void {
  active("assign").assign(variable, value);
  for (const o of observersNow()) o.assign?.(variable, value);
}

/** A tensor with elements: `x` itself, or what the executor makes of a symbolic one. */
export const lift = (op: string, x: Tensor): Tensor =>
  x.storage === undefined ? (executor?.lift?.(op, x) ?? x) : x;

function active(what: string): Executor {
  if (!executor) {
    throw new UnsupportedError(
      what,
      `no backend is active: import one, as in setBackend(js()) of "@gradtape/backends/js"`,
    );
  }
  return executor;
}

/** The active executor, if there is one. */
export const executorNow = (): Executor | undefined => executor;
/** Whether ops are recorded now, and not computed. */
export const isTracing = (): boolean => executor?.symbolic === true;

/** Make an executor, which computes, the active one until another takes its place. */
export function setExecutor(next: Executor): void {
  executor = settled = next;
}

/** A row-major copy of elements that are there, also inside a trace; nothing where they are not at hand. */
export const inOrder = (x: Tensor): Tensor | undefined => settled?.inOrder?.(x);

/** Run `fn` under another executor. Synchronous on purpose: an executor must not leak across `await`. */
export function withExecutor<T>(next: Executor, fn: () => T): T {
  const previous = executor;
  executor = next;
  try {
    return fn();
  } finally {
    executor = previous;
  }
}
