// The functions that a template can call, by every name that they go under.
import { constant } from "@gradtape/core";
import type { OpName } from "./operators.ts";
import { FUNCTIONS } from "./function-table.ts";

/** Names of Python's, NumPy's and TensorFlow's that are not ours in another spelling. */
const ALIASES: Readonly<Record<string, OpName>> = {
  all: "reduceAll",
  any: "reduceAny",
  arange: "range",
  arccos: "acos",
  arccosh: "acosh",
  arcsin: "asin",
  arcsinh: "asinh",
  arctan: "atan",
  arctan2: "atan2",
  arctanh: "atanh",
  astype: "cast",
  clip: "clipByValue",
  concatenate: "concat",
  floor_divide: "floorDiv",
  floormod: "mod",
  max: "reduceMax",
  mean: "reduceMean",
  min: "reduceMin",
  negative: "neg",
  power: "pow",
  prod: "reduceProd",
  reduce_logsumexp: "logSumExp",
  remainder: "mod",
  sigmoid_cross_entropy_with_logits: "sigmoidCrossEntropy",
  softmax_cross_entropy_with_logits: "softmaxCrossEntropy",
  sparse_softmax_cross_entropy_with_logits: "sparseSoftmaxCrossEntropy",
  std: "reduceStd",
  sum: "reduceSum",
  true_divide: "divide",
  truediv: "divide",
  var: "reduceVariance",
};

/** What everything is in. */
const PACKAGES: ReadonlySet<string> = /*@__PURE__*/ new Set(["tf", "np"]);
/** Prefixes that may stand before flat functions too: `tf.math.exp`. */
const MODULES: ReadonlySet<string> = /*@__PURE__*/ new Set(["tf", "np", "math", "nn", "linalg"]);

export type Callable = (...args: readonly unknown[]) => unknown;

export interface Parameters {
  /** Those that are given by position or by name. */
  readonly names: readonly string[];
  /** How many of them are needed. */
  readonly needed: number;
  /** Whether more may follow, all alike. */
  readonly rest: boolean;
  /** Whether an options object comes last. */
  readonly options: boolean;
}

export interface KnownFunction {
  readonly name: string;
  readonly call: Callable;
  /** `undefined` where the signature says nothing. */
  readonly parameters: Parameters | undefined;
}

/** `reduce_sum`, `reduceSum` and `reducesum` are one name. */
export const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();

interface Table {
  /** By plain name, that of a namespace before it: `random.normal`. */
  readonly functions: ReadonlyMap<string, KnownFunction>;
  readonly namespaces: ReadonlySet<string>;
}
let made: Table | undefined;

/** Made when the first template wants it. */
function table(): Table {
  if (made !== undefined) return made;
  const functions = new Map<string, KnownFunction>();
  const namespaces = new Set<string>();
  for (const [name, [call, parameters]] of Object.entries({
    ...FUNCTIONS,
    constant: [constant, "value options?"],
  }) as [string, readonly [Callable, string?]][]) {
    const point = name.indexOf(".");
    if (point > 0) namespaces.add(plain(name.slice(0, point)));
    functions.set(plain(name), { name, call, parameters: parametersOf(parameters) });
  }
  for (const [alias, name] of Object.entries(ALIASES)) {
    const known = functions.get(plain(name));
    if (known !== undefined && !functions.has(plain(alias))) functions.set(plain(alias), known);
  }
  return (made = { functions, namespaces });
}

/** `"x axis? options?"` in its parts. */
function parametersOf(text: string | undefined): Parameters | undefined {
  if (text === undefined) return undefined;
  const all = text.split(" ");
  const positional = all.filter((p) => p !== "options?" && !p.startsWith("..."));
  return {
    names: positional.map((p) => p.replace("?", "")),
    needed: positional.filter((p) => !p.endsWith("?")).length,
    rest: all.some((p) => p.startsWith("...")),
    options: all.includes("options?"),
  };
}

/** The function of an op. */
export const opNamed = (name: OpName): Callable => FUNCTIONS[name][0] as Callable;

function without(prefixes: ReadonlySet<string>, path: readonly string[]): readonly string[] {
  const first = path.findIndex((name) => !prefixes.has(name));
  return first < 0 ? [] : path.slice(first);
}

/** Whether what follows the path and a point is a function: `["tf"]`, `["tf", "random"]`. */
export function isNamespace(path: readonly string[]): boolean {
  const rest = without(MODULES, path);
  return rest.length === 0 || table().namespaces.has(plain(rest.join(".")));
}

/** The function under a path such as `["tf", "linalg", "det"]` or `["tf", "math", "exp"]`. */
export function functionAt(path: readonly string[]): KnownFunction | undefined {
  const named = (names: readonly string[]): KnownFunction | undefined =>
    table().functions.get(plain(names.join(".")));
  return named(without(PACKAGES, path)) ?? named(without(MODULES, path));
}

/** The known name most like an unknown one, if few letters make the difference. */
export function nameLike(name: string): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let least = wanted.length > 7 ? 3 : 2;
  for (const [key, known] of table().functions) {
    if (Math.abs(key.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, key);
    if (distance >= least) continue;
    least = distance;
    best = plain(known.name) === key ? known.name : key;
  }
  return best;
}

/** Insertions, deletions and replacements from one word to the other. Source: Wagner & Fischer (JACM 1974). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
