// From a tree to closures: what can be decided once is decided here, and running only calls ops.
import { ArgumentError, isDType, isTensor, isVariable, type TensorLike } from "@gradtape/core";
import { checkInteger, showValue, toTensor } from "@gradtape/core/internal";
import { where } from "../logic/where.ts";
import { at } from "../shape/at.ts";
import { transpose } from "../shape/transpose.ts";
import { argumentsOf, type Run } from "./arguments.ts";
import { negated, ofNumbers } from "./arithmetic.ts";
import { functionAt, isNamespace, nameLike, opNamed, type Callable } from "./functions.ts";
import type { Mistake } from "./mistake.ts";
import { INFIX, PREFIX } from "./operators.ts";
import type { Call, Node } from "./parse.ts";

const VALUES: ReadonlyMap<string, unknown> = /*@__PURE__*/ new Map<string, unknown>([
  ["e", Math.E],
  ["inf", Infinity],
  ["nan", NaN],
  ["newaxis", null],
  ["pi", Math.PI],
]);

const tensorOf = (x: unknown) => toTensor("expr", x as TensorLike);

const ATTRIBUTES: ReadonlyMap<string, (x: unknown) => unknown> = /*@__PURE__*/ new Map([
  ["T", (x: unknown): unknown => transpose(x as TensorLike)],
  ["shape", (x) => tensorOf(x).shape],
  ["dtype", (x) => tensorOf(x).dtype],
  ["ndim", (x) => tensorOf(x).rank],
  ["size", (x) => tensorOf(x).size],
]);

/** A part of a template, ready to run. Throws where a name is unknown or an argument does not fit. */
export function compiled(node: Node, mistake: Mistake): Run {
  const part = (inner: Node): Run => compiled(inner, mistake);
  switch (node.kind) {
    case "constant":
      return () => node.value;
    case "slot":
      return (slots) => slots[node.slot];
    case "name":
    case "attribute":
      return value(node, mistake);
    case "prefix":
      return prefix(node.text, part(node.of));
    case "infix":
      return infix(node.text, part(node.left), part(node.right));
    case "choice":
      return choice(part(node.condition), part(node.yes), part(node.no));
    case "list": {
      const items = node.items.map(part);
      return (slots) => items.map((item) => item(slots));
    }
    case "index":
      return index(part(node.of), node.parts.map(part));
    case "range": {
      const bounds = node.bounds.map((bound) => bound && part(bound));
      return (slots) => range(bounds, slots, () => mistake(node.end, TENSOR_BOUND, READ_FIRST));
    }
    case "call":
      return call(node, mistake);
  }
}

function prefix(text: string, of: Run): Run {
  const op = opNamed(PREFIX.get(text)!);
  if (text !== "-") return (slots) => op(of(slots));
  return (slots) => {
    const x = of(slots);
    return negated(x) ?? op(x);
  };
}

function infix(text: string, left: Run, right: Run): Run {
  const { op: name, scalar } = INFIX.get(text)!;
  const op = opNamed(name);
  if (scalar === undefined) return (slots) => op(left(slots), right(slots));
  const numbers = ofNumbers(scalar);
  return (slots) => {
    const [x, y] = [left(slots), right(slots)];
    return numbers(x, y) ?? op(x, y);
  };
}

/** A plain boolean decides, as in Python; a tensor of them chooses element by element. */
function choice(condition: Run, yes: Run, no: Run): Run {
  const select = where as Callable;
  return (slots) => {
    const c = condition(slots);
    if (typeof c === "boolean") return (c ? yes : no)(slots);
    return select(c, yes(slots), no(slots));
  };
}

/** Of a list, such as `x.shape` or the parts of `split`, one item; of everything else what `at` gives. */
function index(of: Run, parts: readonly Run[]): Run {
  const place = at as Callable;
  return (slots) => {
    const x = of(slots);
    const given = parts.map((part) => part(slots));
    const [i] = given;
    if (!Array.isArray(x) || given.length !== 1 || typeof i !== "number") return place(x, ...given);
    const item: unknown = (x as readonly unknown[]).at(checkInteger("expr", "index 0", i));
    if (item !== undefined) return item;
    throw new ArgumentError("expr", `index ${i} is out of range for a list of ${x.length}`);
  };
}

const TENSOR_BOUND = "a bound of a range is a tensor";
const READ_FIRST = "read it first, as in ${n.arraySync()}";

/** As `at` takes it: `"1:3"`, `"::-1"`. */
function range(
  bounds: readonly (Run | undefined)[],
  slots: readonly unknown[],
  refused: () => Error,
): string {
  const [start, stop, step] = bounds.map((bound) => {
    const x = bound?.(slots) ?? "";
    if (isTensor(x) || isVariable(x)) throw refused();
    return x === "" || typeof x === "bigint"
      ? String(x)
      : String(checkInteger("expr", "a bound of a range", x));
  });
  return step === "" ? `${start}:${stop}` : `${start}:${stop}:${step}`;
}

/** `["tf", "math", "exp"]`, where the node is nothing but names. */
function pathOf(node: Node): readonly string[] | undefined {
  if (node.kind === "name") return [node.name];
  if (node.kind !== "attribute") return undefined;
  const before = pathOf(node.of);
  return before && isNamespace(before) ? [...before, node.name] : undefined;
}

function value(node: Node & { readonly kind: "name" | "attribute" }, mistake: Mistake): Run {
  const path = pathOf(node);
  if (path === undefined && node.kind === "attribute") {
    const get = ATTRIBUTES.get(node.name);
    const of = compiled(node.of, mistake);
    if (get !== undefined) return (slots) => get(of(slots));
    throw functionAt([node.name]) === undefined
      ? mistake(
          node.end,
          `a tensor has no ${showValue(node.name)}`,
          `it has ${[...ATTRIBUTES.keys()].join(", ")}, and methods`,
        )
      : mistake(node.end, `${showValue(node.name)} is a method`, `call it, as in .${node.name}()`);
  }
  const { name } = node;
  if (VALUES.has(name)) {
    const known = VALUES.get(name);
    return () => known;
  }
  if (isDType(name)) return () => name;
  throw path !== undefined && functionAt(path) !== undefined
    ? mistake(node.end, `${showValue(name)} is a function`, `call it, as in ${name}(x)`)
    : mistake(node.end, `unknown name ${showValue(name)}`, "interpolate it, as in ${x}");
}

function call({ callee, args, keywords, open, end }: Call, mistake: Mistake): Run {
  const part = (node: Node): Run => compiled(node, mistake);
  const given = {
    args: args.map(part),
    keywords: keywords.map(({ name, value, end }) => ({ name, end, run: part(value) })),
    end,
  };
  if (callee.kind !== "name" && callee.kind !== "attribute") {
    const [of, list] = [part(callee), argumentsOf("a function", given, mistake)];
    return (slots) => {
      const fn = of(slots);
      if (typeof fn !== "function") {
        throw mistake(
          open,
          `${showValue(fn)} is no function`,
          "to multiply, write * before the bracket",
        );
      }
      return (fn as Callable)(...list(slots));
    };
  }
  const path = pathOf(callee);
  const known = functionAt(path ?? [callee.name]);
  if (known === undefined) {
    const near = nameLike(callee.name);
    throw mistake(
      callee.end,
      `unknown ${path === undefined ? "method" : "function"} ${showValue(callee.name)}`,
      near === undefined ? "interpolate one of your own, as in ${f}(x)" : `did you mean ${near}?`,
    );
  }
  const self = path === undefined && callee.kind === "attribute" ? [part(callee.of)] : [];
  const list = argumentsOf(
    known.name,
    { ...given, args: [...self, ...given.args] },
    mistake,
    known.parameters,
  );
  return (slots) => known.call(...list(slots));
}
