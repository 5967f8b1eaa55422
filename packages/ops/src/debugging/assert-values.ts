// Assertions that compare elements.
import { ArgumentError, type DType, type TensorLike } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { assertEach, operandOf, operandsOf, type Value } from "./assert-each.ts";
import type { AssertOptions } from "./assert-options.ts";

export type { AssertOptions } from "./assert-options.ts";

interface Complex {
  readonly re: number;
  readonly im: number;
}
const complex = (x: Value): Complex => (typeof x === "object" ? x : { re: Number(x), im: 0 });
const isFinite = (x: Value): boolean =>
  Number.isFinite(complex(x).re) && Number.isFinite(complex(x).im);
const same = (x: Value, y: Value): boolean =>
  typeof x === "object" && typeof y === "object" ? x.re === y.re && x.im === y.im : x === y;

/**
 * Throws `ArgumentError` unless x equals y, element by element, with broadcasting. NaN equals nothing. The error shows the
 * first elements that differ.
 *
 * Dtypes: all, both the same; a JavaScript number takes the other's. Throws `UnsupportedError` on a backend that cannot be
 * read at once, as all assertions about values do.
 *
 * @example
 * assertEqual([1, 2], [1, 2]);
 * let told = "";
 * try { assertEqual([1, 2], [1, 3], { message: "the labels must agree" }); } catch (error) { told = error.message; }
 * told
 * // => "assertEqual: x == y does not hold for 1 of 2 elements: 2.0 and 3.0 at [1]; the labels must agree"
 */
export function assertEqual(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  const op = "assertEqual";
  assertEach({ op, rule: "x == y", holds: same }, operandsOf(op, x, y, "any"), options);
}

/** Throws `ArgumentError` if an element of x equals that of y. Otherwise as `assertEqual`. */
export function assertNoneEqual(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  const op = "assertNoneEqual";
  const holds = (a: Value, b: Value): boolean => !same(a, b);
  assertEach({ op, rule: "x != y", holds }, operandsOf(op, x, y, "any"), options);
}

/** A rule about the order of two inputs; bigints and bools compare as numbers do. */
function ordered(
  op: string,
  rule: string,
  holds: (x: number, y: number) => boolean,
  x: TensorLike,
  y: TensorLike,
  options: AssertOptions | undefined,
): void {
  const inputs = operandsOf(op, x, y, "ordered");
  assertEach({ op, rule, holds: holds as (x: Value, y: Value) => boolean }, inputs, options);
}

/** Throws `ArgumentError` unless x < y for every element. Otherwise as `assertEqual`, for bool, integers and floats. */
export function assertLess(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  ordered("assertLess", "x < y", (a, b) => a < b, x, y, options);
}

/** Throws `ArgumentError` unless x <= y for every element. Otherwise as `assertLess`. */
export function assertLessEqual(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  ordered("assertLessEqual", "x <= y", (a, b) => a <= b, x, y, options);
}

/** Throws `ArgumentError` unless x > y for every element. Otherwise as `assertLess`. */
export function assertGreater(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  ordered("assertGreater", "x > y", (a, b) => a > b, x, y, options);
}

/** Throws `ArgumentError` unless x >= y for every element. Otherwise as `assertLess`. */
export function assertGreaterEqual(x: TensorLike, y: TensorLike, options?: AssertOptions): void {
  ordered("assertGreaterEqual", "x >= y", (a, b) => a >= b, x, y, options);
}

/** A rule about the sign of one input. */
function signed(
  op: string,
  rule: string,
  holds: (x: number) => boolean,
  x: TensorLike,
  options: AssertOptions | undefined,
): void {
  const inputs = operandOf(op, x, "real");
  assertEach({ op, rule, holds: holds as (x: Value) => boolean }, inputs, options);
}

/** Throws `ArgumentError` unless x > 0 for every element. Dtypes: integers and floats. */
export function assertPositive(x: TensorLike, options?: AssertOptions): void {
  signed("assertPositive", "x > 0", (a) => a > 0, x, options);
}

/** Throws `ArgumentError` unless x < 0 for every element. Dtypes: integers and floats. */
export function assertNegative(x: TensorLike, options?: AssertOptions): void {
  signed("assertNegative", "x < 0", (a) => a < 0, x, options);
}

/** Throws `ArgumentError` unless x >= 0 for every element. Dtypes: integers and floats. */
export function assertNonNegative(x: TensorLike, options?: AssertOptions): void {
  signed("assertNonNegative", "x >= 0", (a) => a >= 0, x, options);
}

/** Throws `ArgumentError` unless x <= 0 for every element. Dtypes: integers and floats. */
export function assertNonPositive(x: TensorLike, options?: AssertOptions): void {
  signed("assertNonPositive", "x <= 0", (a) => a <= 0, x, options);
}

export interface NearOptions extends AssertOptions {
  /** Default: ten times the distance from 1 to the next number of the dtype (1.2e-6 for float32). */
  rtol?: number;
  /** Default: as `rtol`. */
  atol?: number;
}

/** From 1 to the next number. */
const EPSILON: Partial<Readonly<Record<DType, number>>> = {
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
  float32: 2 ** -23,
  float64: 2 ** -52,
  complex64: 2 ** -23,
  complex128: 2 ** -52,
};

/**
 * Throws `ArgumentError` unless |x - y| <= atol + rtol |y| for every element, with broadcasting. What is not finite is near
 * nothing.
 *
 * Dtypes: floats and complex, both the same; a JavaScript number takes the other's.
 *
 * @example
 * assertNear([1, 2], [1.0000001, 2]);
 * let told = "";
 * try { assertNear([1, 2], [1.1, 2], { rtol: 0, atol: 0.01 }); } catch (error) { told = error.message; }
 * told
 * // => "assertNear: |x - y| <= 0.01 + 0 |y| does not hold for 1 of 2 elements: 1.0 and 1.1 at [0]"
 */
export function assertNear(x: TensorLike, y: TensorLike, options?: NearOptions): void {
  const op = "assertNear";
  const inputs = operandsOf(op, x, y, "inexact");
  const tolerance = 10 * EPSILON[inputs[0]!.dtype]!;
  const { rtol = tolerance, atol = tolerance } = options ?? {};
  for (const [name, value] of Object.entries({ rtol, atol })) {
    if (!(value >= 0))
      throw new ArgumentError(op, `${name} must be 0 or more, got ${showValue(value)}`);
  }
  const holds = (a: Value, b: Value): boolean => {
    const [p, q] = [complex(a), complex(b)];
    return (
      isFinite(b) && Math.hypot(p.re - q.re, p.im - q.im) <= atol + rtol * Math.hypot(q.re, q.im)
    );
  };
  const rule = `|x - y| <= ${atol} + ${rtol} |y|`;
  assertEach({ op, rule, holds }, inputs, options, ["rtol", "atol"]);
}

/**
 * Throws `ArgumentError` if an element of x is NaN or infinite.
 *
 * Dtypes: floats and complex.
 *
 * @example
 * assertAllFinite([1, 2]);
 * let told = "";
 * try { assertAllFinite([1, NaN, Infinity]); } catch (error) { told = error.message; }
 * told
 * // => "assertAllFinite: |x| < inf does not hold for 2 of 3 elements: nan at [1], inf at [2]"
 */
export function assertAllFinite(x: TensorLike, options?: AssertOptions): void {
  const op = "assertAllFinite";
  assertEach({ op, rule: "|x| < inf", holds: isFinite }, operandOf(op, x, "inexact"), options);
}
