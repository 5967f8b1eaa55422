import { ArgumentError, type Tensor } from "@gradtape/core";
import { checkFunction, checkFunctionOption, checkOptions, isTracing, warnOnce } from "@gradtape/core/internal";
import type { ConcreteFunction } from "./concrete.ts";
import { Family } from "./family.ts";
import { describe, difference, matches, type Pattern } from "./signature.ts";
import { trace } from "./trace.ts";

export interface CompileOptions {
  /** Shown in errors and by `explain`. Default: the function's own. */
  readonly name?: string;
  /**
   * Values outside of the arguments on which the trace depends (flags, lists): where one is another than in a trace, by identity,
   * the function is traced again. Default: none, and what the function captures is captured for good.
   */
  readonly guards?: () => readonly unknown[];
}

/** Traces kept of one function. */
const LIMIT = 64;
const NO_GUARDS: readonly unknown[] = [];
/** Families kept of one function. */
const FAMILIES = 8;
/** Traces after which a warning says what varies. */
const MANY = 5;

let runEagerly = false;

/** Run compiled functions op by op, to look at values and step through them with a debugger. */
export function runFunctionsEagerly(value: boolean): void {
  runEagerly = value;
}
/** Whether compiled functions run op by op. */
export const functionsRunEagerly = (): boolean => runEagerly;

/** A function that is traced at its first call, and then runs as one program. */
export interface CompiledFunction<A extends readonly unknown[], R> {
  (...args: A): R;
  /** The trace for such arguments, made if there is none yet. */
  getConcreteFunction(...args: A): ConcreteFunction;
  /** How often the function has been traced. */
  readonly traceCount: number;
}

export function compile<A extends readonly unknown[], R>(
  fn: (...args: A) => R,
  options?: CompileOptions,
): CompiledFunction<A, R> {
  checkFunction("function", fn);
  checkOptions("function", options, ["name", "guards"]);
  checkFunctionOption("function", "guards", options?.guards);
  const traces = new Traces(
    options?.name ?? (fn.name || "function"),
    fn as never,
    options?.guards ?? (() => NO_GUARDS),
  );
  const call = function (this: unknown, ...args: unknown[]): unknown {
    if (runEagerly || isTracing()) return fn.apply(this, args as never);
    const leaves: Tensor[] = [];
    return traces.find([this, ...args], leaves).run(leaves);
  };
  Object.defineProperties(call, {
    name: { value: traces.name },
    length: { value: fn.length },
    traceCount: { get: () => traces.count },
    getConcreteFunction: {
      value(this: unknown, ...args: unknown[]) {
        return traces.find([undefined, ...args], []);
      },
    },
  });
  return call as unknown as CompiledFunction<A, R>;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
};

/** The traces of one function, the last one used first. */
class Traces {
  readonly name: string;
  readonly #fn: (this: unknown, ...args: unknown[]) => unknown;
  #list: ConcreteFunction[] = [];
  /** Pairs of traces that differ in sizes only. */
  #families: readonly Family[] = [];
  count = 0;
  #tracing = false;
  #made = false;

  readonly #guards: () => readonly unknown[];

  constructor(
    name: string,
    fn: (this: unknown, ...args: unknown[]) => unknown,
    guards: () => readonly unknown[],
  ) {
    this.name = name;
    this.#fn = fn;
    this.#guards = guards;
  }

  /** The trace for a call; its tensors are put into `leaves`. */
  find(args: readonly unknown[], leaves: Tensor[]): ConcreteFunction {
    const guards = this.#guards();
    const list = this.#list;
    for (let i = 0; i < list.length; i++) {
      const known = list[i]!;
      leaves.length = 0;
      if (!matches(known.signature, args, leaves) || !known.isCurrent) continue;
      if (!isSameList(known.guards, guards)) continue;
      if (i > 0) {
        list.splice(i, 1);
        list.unshift(known);
      }
      return known;
    }
    leaves.length = 0;
    const signature = describe(args, leaves);
    return this.#resized(signature, guards) ?? this.#add(signature, leaves);
  }

  /** A trace of sizes that follow from those of two others. */
  #resized(signature: Pattern, guards: readonly unknown[]): ConcreteFunction | undefined {
    for (const family of this.#families) {
      const found = family.at(signature);
      if (!found?.isCurrent || !isSameList(found.guards, guards)) continue;
      this.#keep(found);
      return found;
    }
    return undefined;
  }

  #keep(concrete: ConcreteFunction): void {
    this.#list.unshift(concrete);
    if (this.#list.length > LIMIT) this.#list.length = LIMIT;
  }

  #add(signature: Pattern, leaves: readonly Tensor[]): ConcreteFunction {
    if (this.#tracing)
      throw new ArgumentError(this.name, "calls itself while it is traced: it would not end");
    this.#tracing = true;
    try {
      const previous = this.#list[0];
      let traced = trace(this.name, this.#fn, signature, leaves);
      this.count++;
      if (traced.created.size > 0) {
        // As TensorFlow: what it makes at its first call is made once, and the second trace shows whether it is so.
        const names = [...traced.created].map((v) => v.name).join(", ");
        if (!this.#made) traced = trace(this.name, this.#fn, signature, leaves);
        if (this.#made || traced.created.size > 0) {
          throw new ArgumentError(
            this.name,
            `makes variables (${names}) at every call: make them once, before or at the first call (this.w ??= new Variable(…))`,
          );
        }
        this.count++;
      }
      this.#made = true;
      traced.concrete.guards = this.#guards();
      this.#warn(previous, signature);
      const family = previous && Family.of(previous, traced.concrete);
      if (family) this.#families = [family, ...this.#families.slice(0, FAMILIES - 1)];
      this.#keep(traced.concrete);
      return traced.concrete;
    } finally {
      this.#tracing = false;
    }
  }

  #warn(previous: ConcreteFunction | undefined, signature: Pattern): void {
    if (previous === undefined || this.count <= MANY) return;
    const what = difference(previous.signature, signature, "arguments");
    warnOnce(
      this.name,
      `has been traced ${this.count} times, which is slow; last because ${what ?? "a variable changed its shape"}: pass what varies as a tensor or a variable`,
    );
  }
}
