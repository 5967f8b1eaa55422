import { DTypeError, isDType, ArgumentError, type DType } from "@gradtape/core";
import { checkFunction, checkOptions, showValue } from "@gradtape/core/internal";
import { zeros } from "@gradtape/ops";
import { elementsOf, stackAll, type Elements } from "./elements.ts";
import {
  call,
  open,
  type ElementOf,
  type Opened,
  type Stacked,
  type Structure,
} from "./structure.ts";

/** Dtypes in the structure of the results. */
export type Signature = DType | readonly Signature[] | { readonly [key: string]: Signature };

export interface MapFnOptions {
  /** The dtypes of the results, in their structure: checked, and needed where there are no elements. Default: those of `elems`, then. */
  readonly fnOutputSignature?: Signature;
}

/**
 * The results of `fn(x)` for each element x along the first axis of `elems`, stacked. Elements and results may be any nesting of
 * arrays and objects of tensors, and need not be alike.
 *
 * Shape: the number of elements, and then that of a result; without elements `[0]`. Dtypes: any, also text; those of the results,
 * which `fnOutputSignature` states, and must where there are no elements. Throws `ShapeError` if the first sizes of `elems`
 * differ or the results do, `DTypeError` if results are not what the signature says, `ArgumentError` if the function returns a
 * promise.
 * Gradient: through every call, to `elems` and to whatever else the function computes with.
 *
 * @example
 * mapFn((x) => multiply(x, x), [1, 2, 3]).arraySync() // => [1, 4, 9]
 */
export function mapFn<const E extends Structure, R extends Structure>(
  fn: (x: ElementOf<E>) => R,
  elems: E,
  options?: MapFnOptions,
): Stacked<R>;
export function mapFn(
  fn: (x: never) => unknown,
  elems: Structure,
  options?: MapFnOptions,
): unknown {
  checkFunction("mapFn", fn);
  checkOptions("mapFn", options, ["fnOutputSignature"]);
  return mapElements("mapFn", fn, elementsOf("mapFn", elems), options?.fnOutputSignature);
}

/** One result for each element, stacked. */
export function mapElements(
  op: string,
  fn: (x: never) => unknown,
  { count, at, opened }: Elements,
  signature?: Signature,
): unknown {
  const dtypes = signature === undefined ? undefined : dtypesOf(op, signature);
  if (count === 0) {
    const { leaves, around } = opened;
    if (signature === undefined) return around(leaves.map((x) => zeros([0], { dtype: x.dtype })));
    return withDTypes(signature, (dtype) => zeros([0], { dtype }));
  }
  const results = Array.from({ length: count }, (_, i) => {
    const result = open(
      op,
      "the function's result",
      call(op, "the function", fn, at(i) as never),
      dtypes,
    );
    if (dtypes) mustBe(op, dtypes, result);
    return result;
  });
  return stackAll(op, results);
}

function mustBe(op: string, dtypes: readonly DType[], { leaves }: Opened): void {
  const got = leaves.map((x) => x.dtype);
  if (got.join() === dtypes.join()) return;
  throw new DTypeError(
    op,
    `the function gives ${got.join(", ")}, and fnOutputSignature says ${dtypes.join(", ")}: change one of them`,
    got,
  );
}

function withDTypes(signature: Signature, fn: (dtype: DType) => unknown): unknown {
  if (typeof signature === "string") return fn(signature);
  if (Array.isArray(signature)) return signature.map((s: Signature) => withDTypes(s, fn));
  return Object.fromEntries(
    Object.entries(signature).map(([key, s]) => [key, withDTypes(s as Signature, fn)]),
  );
}

function dtypesOf(op: string, signature: unknown): DType[] {
  if (isDType(signature)) return [signature];
  if (typeof signature === "object" && signature !== null)
    return Object.values(signature).flatMap((s) => dtypesOf(op, s));
  throw new ArgumentError(
    op,
    `fnOutputSignature holds ${showValue(signature)}: give dtypes, in the structure of the results`,
  );
}
