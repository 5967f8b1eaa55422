// Module: anything that holds variables. They are found by walking its properties when asked for, never by watching.
import { isVariable, type Variable } from "@gradtape/core";
import { Printable } from "@gradtape/core/internal";
import { callable, isCallable } from "./callable.ts";
import { classNameOf, uniqueName, type Named } from "./names.ts";

export interface ModuleOptions {
  /** Default: the class's name in snake case, numbered from the second instance on (`dense`, `dense_1`). */
  name?: string;
}

/** What a module holds beside its properties: variables it has made, lists in `#private` fields. Walked last. */
const OWN = Symbol("own");
const FROZEN = Symbol("frozen");

/**
 * The base class of everything that holds variables, as `tf.Module`. Variables and modules are found in its properties,
 * and in arrays, maps, sets and plain objects there; each once, in the order of declaration. Those in `#private` fields
 * are not found.
 *
 * @example
 * class Scale extends Module {
 *   factor = new Variable(2);
 *   offsets = [new Variable(0), new Variable(1, { trainable: false })];
 * }
 * new Scale().namedVariables().map(([path]) => path) // => ["factor", "offsets/0", "offsets/1"]
 */
export abstract class Module extends Printable {
  declare readonly name: string;
  declare private [OWN]: [key: string, value: unknown][];
  declare private [FROZEN]: boolean;

  constructor({ name = uniqueName(new.target as Named) }: ModuleOptions = {}) {
    super();
    const self = isCallable(new.target.prototype) ? callable(new.target.prototype as this) : this;
    Object.defineProperty(self, "name", { value: name, enumerable: true, configurable: true });
    self[OWN] = [];
    self[FROZEN] = false;
    return self;
  }

  /** Every variable inside, with the path of properties to it: `["layers/0/kernel", kernel]`. */
  namedVariables(): [path: string, variable: Variable][] {
    return found(this).map(({ path, variable }) => [path, variable]);
  }
  /** Every variable inside. */
  get variables(): Variable[] {
    return found(this).map(({ variable }) => variable);
  }
  /** The variables that training changes: trainable ones, outside frozen modules. */
  get trainableVariables(): Variable[] {
    return found(this).flatMap(({ variable, frozen }) =>
      frozen || !variable.trainable ? [] : [variable],
    );
  }
  /** The others. */
  get nonTrainableVariables(): Variable[] {
    return found(this).flatMap(({ variable, frozen }) =>
      frozen || !variable.trainable ? [variable] : [],
    );
  }
  /** Every module inside, this one not. */
  get submodules(): Module[] {
    const modules: Module[] = [];
    walk(this, { module: (m) => m !== this && modules.push(m) });
    return modules;
  }

  /**
   * Whether its variables train. Set to `false` to freeze it with everything inside: its variables leave
   * `trainableVariables`.
   */
  get trainable(): boolean {
    return !this[FROZEN];
  }
  set trainable(value: boolean) {
    walk(this, { module: (m) => (m[FROZEN] = !value) });
  }

  /** @internal Hold a variable, or what has some, whether or not a property does. */
  protected track(key: string, value: unknown): void {
    this[OWN].push([key, value]);
  }

  override toString(): string {
    return `<${classNameOf(this.constructor as unknown as Named)} name=${this.name}>`;
  }
}

interface Found {
  readonly path: string;
  readonly variable: Variable;
  readonly frozen: boolean;
}

/** What to do on the way. A variable's `frozen` says that a module around it is. */
interface Visitor {
  readonly module?: (m: Module) => void;
  readonly variable?: (path: string, v: Variable, frozen: boolean) => void;
}

function found(root: Module): Found[] {
  const list: Found[] = [];
  walk(root, { variable: (path, variable, frozen) => list.push({ path, variable, frozen }) });
  return list;
}

/** Everything that can be reached from a module through properties and containers, once each. */
function walk(root: Module, { module, variable }: Visitor): void {
  const seen = new Set<unknown>();
  const visit = (x: unknown, path: string, frozen: boolean): void => {
    if ((typeof x !== "object" && typeof x !== "function") || x === null || seen.has(x)) return;
    const under = (key: string): string => (path === "" ? key : `${path}/${key}`);
    if (isVariable(x)) {
      seen.add(x);
      variable?.(path, x, frozen);
    } else if (x instanceof Module) {
      seen.add(x);
      module?.(x);
      const cold = frozen || x[FROZEN];
      for (const key of Object.keys(x))
        visit((x as unknown as Record<string, unknown>)[key], under(key), cold);
      for (const [key, y] of x[OWN]) visit(y, under(key), cold);
    } else if (Array.isArray(x) || x instanceof Set) {
      seen.add(x);
      let i = 0;
      for (const y of x as Iterable<unknown>) visit(y, under(String(i++)), frozen);
    } else if (x instanceof Map) {
      seen.add(x);
      for (const [key, y] of x) visit(y, under(String(key)), frozen);
    } else if (isPlain(x)) {
      seen.add(x);
      for (const [key, y] of Object.entries(x)) visit(y, under(key), frozen);
    }
  };
  visit(root, "", false);
}

function isPlain(x: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(x);
  return prototype === Object.prototype || prototype === null;
}

/** The modules of a kind that the properties of `root` hold, not looking into those found. */
export function childrenOf<T extends Module>(root: Module, isWanted: (m: Module) => m is T): T[] {
  const children = new Set<T>();
  const seen = new Set<unknown>([root]);
  const visit = (x: unknown): void => {
    if (
      (typeof x !== "object" && typeof x !== "function") ||
      x === null ||
      seen.has(x) ||
      isVariable(x)
    )
      return;
    seen.add(x);
    if (x instanceof Module && isWanted(x)) children.add(x);
    else if (Array.isArray(x) || x instanceof Set) for (const y of x as Iterable<unknown>) visit(y);
    else if (x instanceof Map) for (const y of x.values()) visit(y);
    else if (x instanceof Module) inside(x);
    else if (isPlain(x)) for (const y of Object.values(x)) visit(y);
  };
  const inside = (m: Module): void => {
    for (const y of Object.values(m)) visit(y);
    for (const [, y] of m[OWN]) visit(y);
  };
  inside(root);
  return [...children];
}
