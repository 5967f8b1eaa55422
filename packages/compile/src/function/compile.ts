import { ArgumentError, type Tensor } from "@gradtape/core";
import { checkFunction, checkOptions, isTracing, warnOnce } from "@gradtape/core/internal";
import type { ConcreteFunction } from "./concrete.ts";
import { Family } from "./family.ts";
import { describe, difference, matches, type Pattern } from "./signature.ts";
import { trace } from "./trace.ts";

export interface CompileOptions {
  /** Shown in errors and by `explain`. Default: the function's own. */
  readonly name?: string;
}

/** Traces kept of one function. */
const LIMIT = 64;
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
  checkOptions("function", options, ["name"]);
  const traces = new Traces(options?.name ?? (fn.name || "function"), fn as never);
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

  constructor(name: string, fn: (this: unknown, ...args: unknown[]) => unknown) {
    this.name = name;
    this.#fn = fn;
  }

  /** The trace for a call; its tensors are put into `leaves`. */
  find(call: readonly unknown[], leaves: Tensor[]): ConcreteFunction {
    const list = this.#list;
    for (let i = 0; i < list.length; i++) {
      const known = list[i]!;
      leaves.length = 0;
      if (!matches(known.signature, call, leaves) || !known.isCurrent) continue;
      if (i > 0) {
        list.splice(i, 1);
        list.unshift(known);
      }
      return known;
    }
    leaves.length = 0;
    const signature = describe(call, leaves);
    return this.#resized(signature) ?? this.#add(signature, leaves);
  }

  /** A trace of sizes that follow from those of two others. */
  #resized(signature: Pattern): ConcreteFunction | undefined {
    for (const family of this.#families) {
      const found = family.at(signature);
      if (!found?.isCurrent) continue;
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
