// tf.function: a function that is traced, and then runs as one program.
import {
  ArgumentError,
  getBackend,
  mapTree,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import {
  checkFunction,
  checkFunctionOption,
  checkOptions,
  isEveryOpSeen,
  isTracing,
  showValue,
} from "@gradtape/core/internal";
import { concreteCall, type ConcreteCall } from "./concrete-call.ts";
import type { ConcreteFunction } from "./concrete.ts";
import { adapted, checkInputSignature, type InputSpec, type SpecTree } from "./input-signature.ts";
import { dumpGraph, explainGraph } from "./explain.ts";
import { filesOf } from "./save.ts";
import { describe, rebuild } from "./signature.ts";
import { TensorSpec } from "./tensor-spec.ts";
import { symbol } from "./tracer.ts";
import { writeFiles, type FileWriter } from "./write-files.ts";
import { Traces, type AnyFunction, type TracesOptions } from "./traces.ts";

export interface CompileOptions {
  /** Shown in errors and by `explain`. Default: the function's own. */
  readonly name?: string;
  /**
   * What the function takes, one entry for each argument: a `TensorSpec` (or an object with its fields), or any nesting of them. Then
   * arguments may be whatever makes such tensors (numbers, arrays, variables), and others are refused. Default: anything is
   * taken, and each kind of call is traced.
   */
  readonly inputSignature?: readonly InputSpec[];
  /**
   * Whether a third size of an axis is told from the traces of two, without calling the function again. (It is, once, for sizes that
   * nobody gave: where it does something else for these, each size is traced.) Turn it off for a function that treats some size in
   * a way of its own, as in `if (x.shape[0] === 7)`. Sizes 0 and 1 are always traced. Default: true.
   */
  readonly reduceRetracing?: boolean;
  /**
   * Values outside of the arguments on which the trace depends (flags, lists): where one is another than in a trace, by identity,
   * the function is traced again. Default: none, and what the function captures is captured for good.
   */
  readonly guards?: () => readonly unknown[];
}

const OPTIONS = ["name", "inputSignature", "reduceRetracing", "guards"];
const NO_GUARDS: readonly unknown[] = [];

let runEagerly = false;

/**
 * From now on, run compiled functions op by op, as if they were not compiled (`true`), or as programs again (`false`). To look at
 * values inside of them, and to step through them with a debugger.
 *
 * Throws `ArgumentError` unless it is given true or false.
 *
 * Source: TensorFlow's `tf.config.run_functions_eagerly`.
 *
 * @example
 * const seen = [];
 * const f = compile((x) => { seen.push(functionsRunEagerly() && x.arraySync()); return add(x, 1); });
 * runFunctionsEagerly(true);
 * f(constant(1));
 * f(constant(2));
 * runFunctionsEagerly(false);
 * f(constant(3));
 * seen // => [1, 2, false]
 */
export function runFunctionsEagerly(value: boolean): void {
  if (typeof value !== "boolean")
    throw new ArgumentError("runFunctionsEagerly", `give true or false, got ${showValue(value)}`);
  runEagerly = value;
}

/**
 * Whether compiled functions run op by op.
 *
 * @example
 * functionsRunEagerly() // => false
 */
export const functionsRunEagerly = (): boolean => runEagerly;

/** Any function. */
export type Callable = (...args: never[]) => unknown;

/** What a compiled function has besides its call. */
export interface CompiledMembers<A extends readonly unknown[], R, F> {
  /**
   * The trace for such arguments, made if there is none yet: a function by itself. Tensors may be given as `TensorSpec`; with an
   * `inputSignature` of known sizes nothing need be given.
   */
  getConcreteFunction(...args: Specs<A> | []): ConcreteCall<A, R>;
  /** How often the function has been traced. */
  readonly traceCount: number;
  /** As `traceCount`, by TensorFlow's name. */
  experimentalGetTracingCount(): number;
  /**
   * Writes the program of its only trace, or of its `inputSignature`, as files; see `ConcreteCall.save`. Where there are several
   * traces, `getConcreteFunction` says which.
   */
  save(to: string | FileWriter): Promise<void>;
  /** Its only trace in words, or that of its `inputSignature`; see `ConcreteCall.explain`. */
  explain(): string;
  /** The same as text that is equal for equal programs; see `ConcreteCall.dump`. */
  dump(): string;
  /** The function as it was before. */
  readonly original: F;
}

/** A function that is traced at its first call, and then runs as one program. It is called as the function was. */
export type CompiledFunction<F extends Callable> = F &
  CompiledMembers<Parameters<F>, ReturnType<F>, F>;

/** A compiled function that takes whatever its `inputSignature` makes tensors of. */
export type LooseFunction<F extends Callable> = ((
  this: ThisParameterType<F>,
  ...args: Loose<Parameters<F>>
) => ReturnType<F>) &
  CompiledMembers<Loose<Parameters<F>>, ReturnType<F>, F>;

/** Arguments, where a `TensorSpec` may stand for a tensor. */
export type Specs<A> = { readonly [K in keyof A]: A[K] | SpecsIn<A[K]> };
// Where nothing is known of the nesting, the compiler must not follow it: it has no end.
type SpecsIn<X> = [TensorLike] extends [X]
  ? TensorSpec
  : X extends Tensor | Variable
    ? TensorSpec
    : X extends readonly unknown[] | { readonly [key: string]: unknown }
      ? { readonly [K in keyof X]: X[K] | SpecsIn<X[K]> }
      : X;

/** Arguments of a function that has an `inputSignature`: of whatever tensors are made of. */
export type Loose<A> = {
  readonly [K in keyof A]: LooseArgument<A[K]>;
} & readonly unknown[];
type LooseArgument<X> = [TensorLike] extends [X]
  ? X
  : X extends Tensor | Variable
    ? TensorLike
    : X extends readonly unknown[] | { readonly [key: string]: unknown }
      ? { readonly [K in keyof X]: LooseArgument<X[K]> }
      : X;

/** What a decorator of methods is told. */
interface MethodContext {
  readonly kind: "method";
  readonly name: string | symbol;
}

/**
 * A function that runs as one program: `tf.function`. It is called like `fn`, and gives what `fn` gives.
 *
 * The first call traces `fn`: it is run once with tensors that have no elements, the ops that it calls are recorded, and what was
 * recorded is made one program, in which ops are fused and variables updated in place. Later calls run the program, and do not
 * call `fn`. So what `fn` does besides calling ops happens while tracing only: a `console.log` prints once, a number that is
 * drawn by `Math.random` stays. `tf.print` and `tf.hostCall` happen at every call.
 *
 * **Arguments** are tensors, variables, typed arrays, and anything else, nested in arrays and plain objects in any way. Tensors (and
 * typed arrays, which become tensors) are told apart by shape and dtype. Everything else, numbers too, is told apart by
 * identity and is a constant in its trace: each other value is another trace, and a warning names what varies when there are
 * many. Pass as a tensor what changes from call to call. Once an axis has had two sizes, further sizes are told from the two
 * traces; see `reduceRetracing`. With an `inputSignature` the function takes what the signature says.
 *
 * **Control flow.** A tensor has no value while `fn` is traced. Reading one (`x.arraySync()`, a template string) throws `TraceError`: use
 * `cond`, `switchCase`, `where`, `whileLoop` or `scan`. A bare `if (x)` cannot be noticed, as every object is true in
 * JavaScript. Loops over numbers and arrays are unrolled.
 *
 * **Variables** are read and assigned in the order of the program. A function may make variables once, at its first call
 * (`this.w ??= new Variable(…)`), of values that do not depend on its arguments. Tensors and JavaScript values that `fn` takes from
 * around it are constants, as they were when it was traced.
 *
 * **Results** are those of `fn`: tensors in arrays and plain objects in any way. What is no tensor is as it was when tracing. What was
 * returned, read from a variable or passed in never changes afterwards.
 *
 * **Gradients.** A tape sees a call as one op, whose gradient is a program too; tapes inside are part of the program. Either goes to
 * any order.
 *
 * What `fn` throws while tracing, the call throws, and variables stay as they were. Inside another traced function the ops become
 * part of that one. As a decorator of methods (`@tf.function`, `@tf.function({ name })`) it compiles them for each instance by itself.
 *
 * Throws `ArgumentError` if `fn` makes variables at every call or calls itself without end, `TraceError` if it returns a promise or
 * reads a value.
 *
 * Source: TensorFlow's `tf.function`.
 *
 * @example
 * const w = new Variable([1, 2]);
 * const step = compile((x) => {
 *   const [loss, tape] = GradientTape.run(() => reduceSum(multiply(w, x)));
 *   w.assign(subtract(w, tape.gradient(loss, w)));
 *   return loss;
 * });
 * step(constant([3, 4])).arraySync() // => 11
 * w.arraySync() // => [-2, -2]
 * step(constant([0, 1])).arraySync() // => -2
 * step.traceCount // => 1
 */
export function compile<F extends Callable>(
  fn: F,
  options: CompileOptions & { readonly inputSignature: readonly InputSpec[] },
): LooseFunction<F>;
export function compile<F extends Callable>(
  fn: F,
  options?: CompileOptions | MethodContext,
): CompiledFunction<F>;
export function compile(
  options: CompileOptions,
): <F extends Callable>(fn: F, context?: MethodContext) => CompiledFunction<F>;
export function compile(first: unknown, second?: unknown): unknown {
  if (isOptions(first) && second === undefined) {
    const options = checkCompileOptions(first);
    return (fn: unknown, context?: unknown) =>
      new Compiled(fn, isContext(context) ? { name: nameOf(context), ...options } : options).call;
  }
  const options = isContext(second) ? { name: nameOf(second) } : checkCompileOptions(second);
  return new Compiled(first, options).call;
}

const isOptions = (x: unknown): x is object =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;
const isContext = (x: unknown): x is MethodContext =>
  typeof x === "object" && x !== null && (x as { kind?: unknown }).kind === "method";
const nameOf = ({ name }: MethodContext): string =>
  typeof name === "symbol" ? (name.description ?? "method") : name;

function checkCompileOptions(given: unknown): CompileOptions {
  checkOptions("function", given as object | undefined, OPTIONS);
  const options = (given ?? {}) as CompileOptions;
  const { name, reduceRetracing, guards } = options;
  checkFunctionOption("function", "guards", guards);
  if (name !== undefined && typeof name !== "string")
    throw new ArgumentError("function", `name must be a text, got ${showValue(name)}`);
  if (reduceRetracing !== undefined && typeof reduceRetracing !== "boolean") {
    throw new ArgumentError(
      "function",
      `reduceRetracing must be true or false, got ${showValue(reduceRetracing)}`,
    );
  }
  return options;
}

class Compiled {
  readonly name: string;
  readonly call: unknown;
  readonly #fn: AnyFunction;
  readonly #specs: readonly SpecTree[] | undefined;
  readonly #options: TracesOptions;
  /** Methods are traced for each object by itself, whose variables they make, and the traces go with it. */
  readonly #ofObjects = new WeakMap<object, Traces>();
  #ofNone: Traces | undefined;
  #count = 0;

  constructor(given: unknown, options: CompileOptions) {
    checkFunction("function", given);
    const fn = given as AnyFunction;
    const own: unknown = fn.name;
    const { name, inputSignature, reduceRetracing = true, guards = () => NO_GUARDS } = options;
    this.name = name ?? ((typeof own === "string" && own) || "function");
    this.#fn = fn;
    this.#specs = inputSignature && checkInputSignature(this.name, inputSignature);
    this.#options = {
      name: this.name,
      resizes: reduceRetracing,
      guards,
      counted: () => void this.#count++,
    };
    const run = (self: unknown, args: readonly unknown[]): unknown => this.#run(self, args);
    const call = function (this: unknown, ...args: unknown[]): unknown {
      return run(this, args);
    };
    const count = (): number => this.#count;
    this.call = Object.defineProperties(call, {
      name: { value: this.name },
      length: { value: fn.length },
      original: { value: fn },
      traceCount: { get: count },
      experimentalGetTracingCount: { value: count },
      save: {
        value: (to: string | FileWriter) => writeFiles(() => filesOf(this.#only("save")), to),
      },
      explain: { value: () => explainGraph(this.#only("explain").graph, getBackend()) },
      dump: { value: () => dumpGraph(this.#only("dump").graph, getBackend()) },
      getConcreteFunction: {
        value: (...args: unknown[]) => concreteCall(this.#concrete(args), this.#accept),
      },
    });
  }

  readonly #accept = (args: readonly unknown[]): readonly unknown[] =>
    this.#specs ? adapted(this.name, this.#specs, args) : args;

  #run(self: unknown, args: readonly unknown[]): unknown {
    const given = this.#accept(args);
    if (isTracing()) return this.#tracesOf(self).inline(given);
    const leaves: Tensor[] = [];
    if (!runEagerly && !isEveryOpSeen())
      return this.#tracesOf(self).find(given, leaves).run(leaves);
    const call = describe(given, leaves);
    return Reflect.apply(this.#fn, self, rebuild(call, leaves.values()) as unknown[]);
  }

  /** The one trace that there is. */
  #only(what: string): ConcreteFunction {
    if (this.#specs) return this.#concrete([]);
    const all = this.#ofNone?.list ?? [];
    if (all.length === 1) return all[0]!;
    throw new ArgumentError(
      `${this.name}.${what}`,
      `there are ${all.length} traces: say which by getConcreteFunction(…).${what}(…)`,
    );
  }

  #tracesOf(self: unknown): Traces {
    if ((typeof self !== "object" && typeof self !== "function") || self === null)
      return (this.#ofNone ??= this.#traces(self));
    let found = this.#ofObjects.get(self);
    if (!found) this.#ofObjects.set(self, (found = this.#traces(self)));
    return found;
  }

  #traces(self: unknown): Traces {
    return new Traces(this.#fn, self, this.#options);
  }

  #concrete(args: readonly unknown[]): ConcreteFunction {
    const specs = this.#specs;
    const given = specs && args.length === 0 ? specs : args;
    const symbolic = mapTree(given, (x) => (x instanceof TensorSpec ? this.#symbol(x) : x));
    return this.#tracesOf(undefined).find(this.#accept(symbolic as unknown[]), []);
  }

  /** Stands for the tensors that a spec means. */
  #symbol(spec: TensorSpec): Tensor {
    if (spec.known) return symbol(spec.known, spec.dtype);
    throw new ArgumentError(
      this.name,
      `a trace is for sizes that are known, and ${spec.toString()} leaves some open: give them`,
    );
  }
}
