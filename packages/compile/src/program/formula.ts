// Kernels as formulas, for people: `h = tanh(sum(x * w) + b)`.
import { walk, type Expr, type LoopKernel, type Step } from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";

const INFIX: { readonly [op in Expr["op"]]?: readonly [sign: string, strength: number] } = {
  or: ["|", 1],
  xor: ["^", 1],
  and: ["&", 2],
  eq: ["==", 3],
  ne: ["!=", 3],
  lt: ["<", 3],
  le: ["<=", 3],
  gt: [">", 3],
  ge: [">=", 3],
  add: ["+", 4],
  sub: ["-", 4],
  mul: ["*", 5],
  div: ["/", 5],
  floorDiv: ["//", 5],
  floorMod: ["%", 5],
};
const CALL = 9;

/** Shorter parts are written out wherever they are used. */
const LONG = 4;

/**
 * What a step computes, a line for each fold and each store, and for each longer part that is used several times. Elements of
 * buffers stand there by their buffers' names; `target` names what is written.
 */
export function formulasOf(
  step: Step,
  name: (buffer: number) => string,
  target: (buffer: number) => string = name,
): string[] {
  const { kernel: k, inputs, outputs } = step;
  if (k.kind === "routine") {
    const from = k.reads.map((r) => name(inputs[r.buffer]!));
    const to = k.stores.map((s) => target(outputs[s.buffer]!));
    return [`${to.join(", ")} = ${k.algorithm.name}(${from.join(", ")})`];
  }
  const stores = storesOf(k);
  const parts = new Map<Expr, string>();
  const shared = sharedParts(roots(k), LONG);
  for (const s of stores)
    if (k.kind !== "scatter" && shared.has(s.value)) parts.set(s.value, target(outputs[s.output]!));
  for (const x of shared) if (!parts.has(x)) parts.set(x, `part${parts.size}`);

  const acc = (index: number): string => {
    if (k.kind === "row" || !("body" in k)) return `fold${index}`;
    return `${foldOf(k)}(${show(k.body)})`;
  };
  const leaf = (x: Expr): string | undefined => {
    switch (x.op) {
      case "const":
        return x.dtype === "bool" ? String(Boolean(x.value)) : numberText(x.value);
      case "axis":
        return `i${x.index}`;
      case "acc":
        return acc(x.index);
      case "load": {
        const read = k.reads[x.index]!;
        const text = name(inputs[read.input]!);
        return read.guards?.length ? `pad(${text})` : text;
      }
      default:
        return undefined;
    }
  };
  const written = (x: Expr, outside: number): string => {
    const infix = INFIX[x.op];
    if (infix) {
      const [sign, strength] = infix;
      const [a, b] = x.args as readonly [Expr, Expr];
      const text = `${show(a, strength)} ${sign} ${show(b, strength + 0.5)}`;
      return strength < outside ? `(${text})` : text;
    }
    switch (x.op) {
      case "gather":
        return `${name(inputs[k.reads[x.index]!.input]!)}[${show(x.args[0])}]`;
      case "neg":
        return `-${show(x.args[0], CALL)}`;
      case "not":
        return `!${show(x.args[0], CALL)}`;
      case "cast":
        return `${x.dtype}(${show(x.args[0])})`;
      case "philox":
        return `random(${show(x.args[0])})`;
      default:
        return `${x.op}(${x.args.map((a) => show(a)).join(", ")})`;
    }
  };
  const show = (x: Expr, outside = 0): string => parts.get(x) ?? leaf(x) ?? written(x, outside);

  const lines: string[] = [];
  const defined = new Set<Expr>();
  /** Lines for the parts of an expression that have names and no line yet. */
  const define = (root: Expr): void => {
    for (const x of walk([root])) {
      if (!parts.has(x) || defined.has(x)) continue;
      defined.add(x);
      lines.push(`${parts.get(x)!} = ${leaf(x) ?? written(x, 0)}`);
    }
  };
  const line = (root: Expr, left: string): void => {
    define(root);
    const text = show(root);
    if (text !== left) lines.push(`${left} = ${text}`);
  };
  if (k.kind === "row")
    k.folds.forEach(({ combine, body }, i) => {
      define(body);
      lines.push(`fold${i} = ${combine}(${show(body)})`);
    });
  else if ("body" in k) define(k.body);
  for (const s of stores) {
    const to = target(outputs[s.output]!);
    if (k.kind !== "scatter") line(s.value, to);
    else {
      define(k.at);
      define(s.value);
      const sign = { set: "=", sum: "+=", prod: "*=", max: "max=", min: "min=" }[k.combine];
      lines.push(`${to}[${show(k.at)}] ${sign} ${show(s.value)}`);
    }
  }
  return lines;
}

/** Expressions of at least so many nodes that are used more than once, arguments before users. */
export function sharedParts(all: readonly Expr[], least: number): Set<Expr> {
  const order = walk(all);
  const uses = new Map<Expr, number>();
  const used = (x: Expr): void => void uses.set(x, (uses.get(x) ?? 0) + 1);
  for (const x of order) for (const a of x.args) used(a);
  for (const x of all) used(x);
  const sizes = new Map<Expr, number>();
  for (const x of order)
    sizes.set(
      x,
      x.args.reduce((n, a) => n + (shared(a) ? 1 : sizes.get(a)!), 1),
    );
  function shared(x: Expr): boolean {
    return uses.get(x)! > 1 && sizes.get(x)! >= least;
  }
  return new Set(order.filter(shared));
}

/** How a fold that a kernel's stored value uses is called. */
function foldOf(k: Exclude<LoopKernel, { kind: "row" | "map" | "scatter" }>): string {
  if (k.kind === "sort") return k.descending ? "argSortDescending" : "argSort";
  if (k.kind !== "scan") return k.combine;
  return `${k.exclusive ? "exclusive " : ""}cumulative ${k.combine}`;
}

/** Enough digits to know a constant by. */
function numberText(x: number | bigint): string {
  if (typeof x === "bigint" || Number.isInteger(x)) return String(x);
  const short = x.toPrecision(6);
  return short.includes("e") ? String(Number(short)) : String(Number.parseFloat(short));
}
