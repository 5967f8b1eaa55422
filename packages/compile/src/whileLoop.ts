import { ArgumentError, DTypeError, ShapeError, TraceError, type Tensor } from "@gradtape/core";
import {
  checkFunction,
  checkInteger,
  checkOptions,
  isTracing,
  showShape,
  showValue,
} from "@gradtape/core/internal";
import { readPredicate, toPredicate, type Predicate } from "./read-scalar.ts";
import {
  call,
  listOf,
  mustNestAlike,
  openList,
  type Again,
  type Opened,
  type Structure,
  type Tensors,
} from "./structure.ts";
import { tracedLoop } from "./while-op.ts";

/** A shape whose `null` sizes may change from one iteration to the next. */
export type ShapeInvariant = readonly (number | null)[];
/** Invariants in the structure of the loop variables; `null` for one that keeps its shape. */
export type ShapeInvariants =
  ShapeInvariant | null | readonly ShapeInvariants[] | { readonly [key: string]: ShapeInvariants };

export interface WhileLoopOptions {
  /** Stop after so many iterations, whatever the condition says. */
  readonly maximumIterations?: number;
  /** The shapes of loop variables that change theirs, one for each leaf: `[null, 2]` for any number of rows; `null` for no change. */
  readonly shapeInvariants?: readonly ShapeInvariants[];
}

/** The loop variables as tensors in their structures. */
export type LoopVars<V extends readonly unknown[]> = { -readonly [K in keyof V]: Tensors<V[K]> };

/** What a body gives back: its variables in their structure, or the one there is without the array around it. */
export type Next<V extends readonly unknown[]> =
  readonly [...{ readonly [K in keyof V]: Again<V[K]> }] | Again<V[0]>;

/**
 * Go on with `loopVars = body(...loopVars)` for as long as `cond(...loopVars)` holds, and give the last ones. Each variable is a
 * tensor, or any nesting of arrays and objects of tensors, and keeps structure, dtype and shape.
 *
 * A JavaScript number among the first values is a float32: count with `constant(0, { dtype: "int32" })`, or in JavaScript. The
 * condition is read at once. Shape and dtypes: those of the first values. Throws `DTypeError` and `ShapeError` where a variable
 * changes, `ArgumentError` where the structure does or a function returns a promise, `UnsupportedError` where the backend cannot
 * be read at once. Gradient: through every iteration. In a traced function condition and body are traced once, and the program loops.
 *
 * @example
 * const [i, x] = whileLoop((i) => less(i, 3), (i, x) => [add(i, 1), multiply(x, 2)], [0, 1]);
 * [i.arraySync(), x.arraySync()] // => [3, 8]
 */
export function whileLoop<const V extends readonly Structure[]>(
  cond: (...vars: LoopVars<V>) => Predicate,
  body: (...vars: LoopVars<V>) => Next<V>,
  loopVars: V,
  options?: WhileLoopOptions,
): LoopVars<V>;
export function whileLoop(
  cond: (...vars: never[]) => unknown,
  body: (...vars: never[]) => unknown,
  loopVars: readonly Structure[],
  options?: WhileLoopOptions,
): unknown {
  checkFunction("whileLoop", cond);
  checkFunction("whileLoop", body);
  checkOptions("whileLoop", options, ["maximumIterations", "shapeInvariants"]);
  const list = listOf("whileLoop", "loopVars", loopVars);
  const most = options?.maximumIterations ?? Infinity;
  if (most !== Infinity) checkInteger("whileLoop", "maximumIterations", most);
  const first = openList("whileLoop", "loopVars", list);
  const dtypes = first.leaves.map((x) => x.dtype);
  const invariants = invariantsOf(first.leaves, options?.shapeInvariants);
  const goesOn = (vars: readonly never[]): unknown => call("whileLoop", "cond", cond, ...vars);
  const round = (vars: readonly never[]): Opened => {
    const result = call("whileLoop", "body", body, ...vars);
    const results = Array.isArray(result) && result.length === list.length ? result : [result];
    if (results.length !== list.length) {
      throw new ArgumentError(
        "whileLoop",
        `the body returned ${Array.isArray(result) ? result.length : "1"} of ${list.length} loop variables: return all of them in an array`,
      );
    }
    const next = openList("whileLoop", "the body's result", results, dtypes);
    mustNestAlike("whileLoop", ["loopVars", first], ["the body's result", next]);
    next.leaves.forEach((x, i) => mustKeepType(i, first.leaves[i]!, x, invariants[i]!));
    return next;
  };
  if (isTracing()) {
    mustHaveSizes(first.leaves, invariants);
    const last = tracedLoop(
      first.leaves,
      (...now) => toPredicate("whileLoop", "the condition", goesOn(first.around(now) as never[])),
      (...now) => round(first.around(now) as never[]).leaves,
      most,
    );
    return first.around(last);
  }
  let vars = first.around(first.leaves) as never[];
  for (let n = 0; n < most; n++) {
    if (!readPredicate("whileLoop", "the condition", goesOn(vars))) break;
    const next = round(vars);
    vars = next.around(next.leaves) as never[];
  }
  return vars;
}

function mustHaveSizes(leaves: readonly Tensor[], invariants: readonly ShapeInvariant[]): void {
  const i = invariants.findIndex((shape) => shape.includes(null));
  if (i < 0) return;
  throw new TraceError(
    "whileLoop",
    `loop variable ${i} of shape ${showShape(leaves[i]!.shape)} may change its size, which a traced function cannot: give it the largest size, or loop outside of the function`,
  );
}

function mustKeepType(i: number, before: Tensor, now: Tensor, invariant: ShapeInvariant): void {
  if (now.dtype !== before.dtype) {
    throw new DTypeError(
      "whileLoop",
      `loop variable ${i} goes in as ${before.dtype} and comes out as ${now.dtype}: cast it in the body`,
      [before.dtype, now.dtype],
    );
  }
  if (fits(now.shape, invariant)) return;
  throw new ShapeError(
    "whileLoop",
    `loop variable ${i} of shape ${showInvariant(invariant)} comes out as ${showShape(now.shape)}: say in shapeInvariants which sizes change, with null`,
    { shapes: [before.shape, now.shape] },
  );
}

const fits = (shape: readonly number[], invariant: ShapeInvariant): boolean =>
  shape.length === invariant.length &&
  shape.every((n, d) => invariant[d] === null || invariant[d] === n);

const showInvariant = (shape: ShapeInvariant): string => `[${shape.map(String).join(", ")}]`;

/** One for each leaf: a variable without one keeps its shape. */
function invariantsOf(
  leaves: readonly Tensor[],
  given: readonly ShapeInvariants[] | undefined,
): ShapeInvariant[] {
  if (given === undefined) return leaves.map((x) => x.shape);
  const found: (ShapeInvariant | null)[] = [];
  const visit = (x: unknown): void => {
    const isShape = Array.isArray(x) && x.every((n) => n === null || typeof n === "number");
    if (x === null || x === undefined) found.push(null);
    else if (isShape) found.push(x as ShapeInvariant);
    else if (typeof x === "object") Object.values(x).forEach(visit);
    else
      throw new ArgumentError(
        "whileLoop",
        `shapeInvariants holds ${showValue(x)}: give shapes, or null`,
      );
  };
  if (!Array.isArray(given))
    throw new ArgumentError(
      "whileLoop",
      `shapeInvariants is ${showValue(given)}: give an array, as loopVars is`,
    );
  given.forEach(visit);
  if (found.length !== leaves.length) {
    throw new ArgumentError(
      "whileLoop",
      `shapeInvariants has ${found.length} shapes for ${leaves.length} loop variables: give one for each, or null`,
    );
  }
  return found.map((shape, i) => {
    const own = leaves[i]!.shape;
    if (shape === null) return own;
    if (fits(own, shape)) return shape;
    throw new ShapeError(
      "whileLoop",
      `loop variable ${i} of shape ${showShape(own)} does not fit its invariant ${showInvariant(shape)}`,
      { shapes: [own] },
    );
  });
}
