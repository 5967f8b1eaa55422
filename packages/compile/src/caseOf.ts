import { ArgumentError, constant, TraceError, type Tensor } from "@gradtape/core";
import {
  checkFunction,
  checkFunctionOption,
  checkOptions,
  showValue,
} from "@gradtape/core/internal";
import { where } from "@gradtape/ops";
import { branch } from "./branch-op.ts";
import { readPredicate, symbolicPredicate, toPredicate, type Predicate } from "./read-scalar.ts";
import { call, listOf } from "./structure.ts";

/**
 * The result of the first function whose predicate holds, of pairs `[predicate, function]`; else that of `default`. It is exported as
 * `case`, TensorFlow's name, which JavaScript reserves for itself: `tf.case(…)`, or `import { case as caseOf }`.
 *
 * Predicates are `true`, `false` or scalars of bool, read at once, and no further than the first that holds; with `exclusive` all are
 * read, and no two may hold. Shape and dtypes: those of what the function gives. Throws `ArgumentError` if none holds and there is
 * no default, and as `cond` does. Gradient: that of the function which runs.
 *
 * @example
 * const x = constant(5);
 * caseOf([[less(x, 0), () => -1], [less(x, 10), () => 0]], { default: () => 1 }) // => 0
 */
export function caseOf<T, D = never>(
  predFnPairs: readonly (readonly [Predicate, () => T])[],
  options?: { readonly default?: () => D; readonly exclusive?: boolean },
): T | D {
  checkOptions("case", options, ["default", "exclusive"]);
  checkFunctionOption("case", "default", options?.default);
  const pairs = listOf("case", "predFnPairs", predFnPairs);
  pairs.forEach((pair: unknown, i) => {
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new ArgumentError(
        "case",
        `entry ${i} is ${showValue(pair)}: give pairs, as in [less(x, y), () => x]`,
      );
    }
    checkFunction("case", pair[1]);
  });
  if (pairs.some(([p], i) => symbolicPredicate("case", `predicate ${i}`, p)))
    return traced(pairs, options) as T | D;
  const holds = (i: number): boolean => readPredicate("case", `predicate ${i}`, pairs[i]![0]);
  const first = pairs.findIndex((_, i) => holds(i));
  if (first < 0) {
    if (options?.default) return call("case", "default", options.default);
    throw new ArgumentError("case", `none of the ${pairs.length} predicates holds: give a default`);
  }
  const second = pairs.findIndex((_, i) => options?.exclusive && i > first && holds(i));
  if (second > 0) {
    throw new ArgumentError(
      "case",
      `predicates ${first} and ${second} hold, though exclusive allows one: order them, and leave exclusive out`,
    );
  }
  return call("case", `function ${first}`, pairs[first]![1]);
}

/** In a traced function: without a default, the last function is the one that runs where no predicate holds. */
function traced(
  pairs: readonly (readonly [Predicate, () => unknown])[],
  options?: { readonly default?: () => unknown; readonly exclusive?: boolean },
): unknown {
  if (options?.exclusive)
    throw new TraceError(
      "case",
      "exclusive reads the predicates, which have no values while a function is traced: leave it out",
    );
  const fns = pairs.map(([, fn]) => fn);
  if (options?.default) fns.push(options.default);
  let index = constant(fns.length - 1, { dtype: "int32" }) as Tensor;
  for (let i = pairs.length - 1; i >= 0; i--)
    index = where(toPredicate("case", `predicate ${i}`, pairs[i]![0]), i, index) as Tensor;
  return branch("case", index, fns);
}
