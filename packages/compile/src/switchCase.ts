import { ArgumentError, type HasSpec, type Tensor } from "@gradtape/core";
import {
  checkFunction,
  checkFunctionOption,
  checkOptions,
  showValue,
} from "@gradtape/core/internal";
import { cast, greaterEqual, less, logicalAnd, where } from "@gradtape/ops";
import { branch } from "./branch-op.ts";
import { readInteger, symbolicInteger } from "./read-scalar.ts";
import { call, listOf } from "./structure.ts";

/** Functions by number: in order, or as pairs `[number, function]` whose numbers are 0 to n - 1. */
export type Branches<T> = readonly (() => T)[] | readonly (readonly [number, () => T])[];

/**
 * The result of the function with a number, of a list, or of pairs `[number, function]`. Beyond the list, that of `default`; without
 * one, that of the last function.
 *
 * The number is a JavaScript number or a scalar of an integer dtype, which is read at once. Shape and dtypes: those of what the
 * function gives. Throws `DTypeError` for another dtype, `ArgumentError` for pairs whose numbers are not 0 to n - 1, and as
 * `cond` does.
 * Gradient: that of the function which runs. A traced function traces all of them, as `cond` does.
 *
 * @example
 * [0, 1, 7].map((i) => switchCase(i, [() => "zero", () => "one", () => "many"])) // => ["zero", "one", "many"]
 */
export function switchCase<T, D = never>(
  branchIndex: number | HasSpec,
  branchFns: Branches<T>,
  options?: { readonly default?: () => D },
): T | D {
  checkOptions("switchCase", options, ["default"]);
  checkFunctionOption("switchCase", "default", options?.default);
  const fns = ordered<T>(listOf<unknown>("switchCase", "branchFns", branchFns));
  const unknown = symbolicInteger("switchCase", "branchIndex", branchIndex);
  if (unknown) {
    const all = options?.default ? [...fns, options.default] : fns;
    const last = all.length - 1;
    const n = cast(unknown, "int32") as Tensor;
    const inside = logicalAnd(greaterEqual(n, 0), less(n, last));
    return branch("switchCase", where(inside, n, last) as Tensor, all) as T | D;
  }
  const i = readInteger("switchCase", "branchIndex", branchIndex);
  if (i >= 0 && i < fns.length) return call("switchCase", `branch ${i}`, fns[i]!);
  return options?.default
    ? call("switchCase", "default", options.default)
    : call("switchCase", "the last branch", fns.at(-1)!);
}

function ordered<T>(branches: readonly unknown[]): (() => T)[] {
  const pairs = branches.map(
    (b, i) => (Array.isArray(b) ? Array.from(b) : [i, b]) as [number, () => T],
  );
  for (const [, fn] of pairs) checkFunction("switchCase", fn);
  return pairs.map((_, i) => {
    const found = pairs.find(([number]) => number === i);
    if (found) return found[1];
    throw new ArgumentError(
      "switchCase",
      `branches are numbered ${showValue(pairs.map(([number]) => number))}: they must be 0 to ${pairs.length - 1}, each once`,
    );
  });
}
