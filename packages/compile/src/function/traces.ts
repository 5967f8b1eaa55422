// The traces of one function: found by what a call is given, and made where there is none.
import { ArgumentError, type Tensor } from "@gradtape/core";
import type { ConcreteFunction } from "./concrete.ts";
import { Family } from "./family.ts";
import { describe, differenceOfCalls, matches, rebuild, type Pattern } from "./signature.ts";
import { trace } from "./trace.ts";

/** A function as it is traced. */
export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Traces kept of one function. */
const LIMIT = 64;
/** Families kept of one function. */
const FAMILIES = 8;
/** Traces after which a warning says what varies. */
const MANY = 5;
/** Calls of a function inside its own trace. */
const DEEP = 100;

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
};

export interface TracesOptions {
  readonly name: string;
  /** Whether traces of two sizes tell those of others. */
  readonly resizes: boolean;
  /** Values besides the arguments on which traces depend. */
  readonly guards: () => readonly unknown[];
  /** Called for each trace. */
  readonly counted: () => void;
}

export class Traces {
  readonly name: string;
  readonly #fn: AnyFunction;
  readonly #self: unknown;
  readonly #options: TracesOptions;
  /** The last one used first. */
  #list: ConcreteFunction[] = [];

  get list(): readonly ConcreteFunction[] {
    return this.#list;
  }
  /** Pairs of traces that differ in sizes only. */
  #families: readonly Family[] = [];
  /** Calls that are being traced, here or inside other traces. */
  readonly #open: Pattern[] = [];
  #warned = false;
  #count = 0;

  constructor(fn: AnyFunction, self: unknown, options: TracesOptions) {
    this.name = options.name;
    this.#fn = fn;
    this.#self = self;
    this.#options = options;
  }

  /** The trace for a call; its tensors are put into `leaves`. */
  find(args: readonly unknown[], leaves: Tensor[]): ConcreteFunction {
    const guards = this.#options.guards();
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
    return this.#resized(signature, guards) ?? this.#add(signature);
  }

  /** A call inside a trace, of this function or of another, which becomes a part of that trace. */
  inline(args: readonly unknown[]): unknown {
    const leaves: Tensor[] = [];
    const call = describe(args, leaves);
    const given = rebuild(call, leaves[Symbol.iterator]()) as unknown[];
    return this.#guarded(call, () => Reflect.apply(this.#fn, this.#self, given));
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

  #add(signature: Pattern): ConcreteFunction {
    const previous = this.#list[0];
    const concrete = this.#guarded(signature, () => this.#traced(signature));
    concrete.guards = this.#options.guards();
    this.#warn(previous, signature);
    const family = this.#options.resizes && previous && Family.of(previous, concrete);
    if (family && this.#holds(family))
      this.#families = [family, ...this.#families.slice(0, FAMILIES - 1)];
    this.#keep(concrete);
    return concrete;
  }

  /** Whether the function does for sizes that no call had what the family tells: it may look at sizes in any way. */
  #holds(family: Family): boolean {
    return family.trials().every((signature) => {
      try {
        const { concrete, created } = trace(this.name, this.#fn, this.#self, signature);
        concrete.guards = this.#options.guards();
        return created.size === 0 && family.tells(concrete);
      } catch {
        return false; // what it refuses is for its callers to see
      }
    });
  }

  #traced(signature: Pattern): ConcreteFunction {
    const once = (): ReturnType<typeof trace> => {
      this.#count++;
      this.#options.counted();
      return trace(this.name, this.#fn, this.#self, signature);
    };
    const first = once();
    if (first.created.size === 0) return first.concrete;
    // As TensorFlow: what the function makes, it makes once, and another trace shows whether it is so.
    const second = once();
    if (second.created.size === 0) return second.concrete;
    const names = [...second.created].map((v) => v.name).join(", ");
    throw new ArgumentError(
      this.name,
      `makes variables (${names}) at every call: make them once, before or at the first call (this.w ??= new Variable(…))`,
    );
  }

  /** A call like one that is not finished would go on for ever. */
  #guarded<T>(call: Pattern, run: () => T): T {
    const isOpen = this.#open.some((other) => differenceOfCalls(other, call) === undefined);
    if (isOpen || this.#open.length >= DEEP) {
      throw new ArgumentError(
        this.name,
        "calls itself while it is traced, and would not end: loop with whileLoop, or end by an argument that is no tensor",
      );
    }
    this.#open.push(call);
    try {
      return run();
    } finally {
      this.#open.pop();
    }
  }

  #warn(previous: ConcreteFunction | undefined, now: Pattern): void {
    if (previous === undefined || this.#count <= MANY || this.#warned) return;
    this.#warned = true;
    const what =
      differenceOfCalls(previous.signature, now) ??
      "a variable has another shape, or a guard another value";
    console.warn(
      `${this.name}: has been traced ${this.#count} times, which is slow; last because ${what}: pass what varies as a tensor or a variable`,
    );
  }
}
