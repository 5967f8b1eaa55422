import {
  ArgumentError,
  isFloat,
  isTensor,
  isVariable,
  type DType,
  type Made,
  type Tensor,
} from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  defineOp,
  dispatch1,
  e,
  storeTo,
  toHost,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { knownDType } from "./known-dtype.ts";

interface RangeAttrs {
  readonly start: number;
  readonly delta: number;
  readonly count: number;
  readonly dtype: DType;
}

const rangeOp = /*@__PURE__*/ defineOp<RangeAttrs>({
  name: "range",
  infer: (_, { count, dtype }) => [{ shape: [count], dtype }],
  lower(_, { start, delta, dtype }, [out]) {
    // Positions outgrow small floats long before the values do.
    const wide = isFloat(dtype) && dtype !== "float64" ? "float32" : dtype;
    const value = e.add(e.const(start, wide), e.mul(e.cast(e.axis(0), wide), e.const(delta, wide)));
    return {
      kind: "map",
      axes: out.shape,
      reads: [],
      store: storeTo(0, out, e.cast(value, dtype)),
    };
  },
});

interface Options<D extends DType> {
  dtype?: D;
}

/** How many numbers `range(N)` has, where it can be told: not of a fraction or a negative number. */
type CountTo<N extends number> = `${N}` extends
  `-${string}` | `${string}.${string}` | `${string}e${string}`
  ? number
  : N;

/**
 * The numbers from `start` (0 by default) up to but without `limit`, `delta` (1 by default) apart: element i is
 * `start + i · delta`. A negative `delta` counts down.
 *
 * Shape: `[max(0, ⌈(limit - start) / delta⌉)]`. Dtypes: integers and floats, float32 by default. Throws `ArgumentError` if
 * `delta` is 0 or an argument is not a finite number, `DTypeError` for one that the dtype cannot hold.
 * Gradient: none, it is a constant.
 *
 * @example
 * range(3, 10, 3).arraySync() // => [3, 6, 9]
 */
export function range<const N extends number, D extends DType = "float32">(
  limit: N,
  options?: Options<D>,
): Made<[CountTo<N>], D>;
export function range<D extends DType = "float32">(
  start: number,
  limit: number,
  options?: Options<D>,
): Made<[number], D>;
export function range<D extends DType = "float32">(
  start: number,
  limit: number,
  delta: number,
  options?: Options<D>,
): Made<[number], D>;
export function range(...args: readonly (number | Options<DType> | undefined)[]): Tensor {
  if (args.some((x) => isTensor(x) || isVariable(x))) {
    throw new ArgumentError(
      "range",
      "takes JavaScript numbers, got a tensor: read it first, as in x.dataSync()[0]",
    );
  }
  const given = args.findIndex((x) => typeof x !== "number");
  const numbers = (given < 0 ? args : args.slice(0, given)) as readonly number[];
  const options = given < 0 ? undefined : (args[given] as Options<DType> | undefined);
  checkOptions("range", options, ["dtype"]);
  if (numbers.length === 0 || numbers.length > 3) {
    throw new ArgumentError(
      "range",
      `takes limit, or start and limit, or start, limit and delta, got ${numbers.length} numbers`,
    );
  }
  const [start, limit, delta = 1] =
    numbers.length === 1 ? [0, numbers[0]!] : (numbers as [number, number, number?]);
  for (const [name, x] of Object.entries({ start, limit, delta })) {
    if (!Number.isFinite(x))
      throw new ArgumentError("range", `${name} must be a finite number, got ${x}`);
  }
  if (delta === 0) throw new ArgumentError("range", "delta must not be 0");
  const dtype = knownDType("range", options?.dtype, "float32");
  checkDType("range", dtype, "real");
  toHost("range", [start, limit, delta], dtype, true);
  const [count] = checkShape("range", [Math.max(0, Math.ceil((limit - start) / delta))]);
  return dispatch1(rangeOp, [], { start, delta, count: count!, dtype });
}
