// Where two lists of elements differ, and by how much: what the matchers and the conformance suite report.
import type { DType } from "@gradtape/core";

/** One element as typed arrays and nested arrays hold it. */
export type Element = number | bigint | boolean | string;

/** A place where two lists differ. */
export interface Place {
  /** Position in row-major order. */
  readonly at: number;
  readonly expected: Element;
  readonly got: Element;
}
export interface Differences {
  readonly count: number;
  readonly total: number;
  readonly first: Place;
  readonly worst: Place;
}

/** The differences between two lists of one length, or undefined if `near` holds everywhere. */
export function differencesOf(
  got: ArrayLike<Element>,
  expected: ArrayLike<Element>,
  near: (got: Element, expected: Element, at: number) => boolean,
): Differences | undefined {
  let count = 0;
  let first: Place | undefined;
  let worst: Place | undefined;
  for (let at = 0; at < expected.length; at++) {
    const place = { at, expected: expected[at]!, got: got[at]! };
    if (near(place.got, place.expected, at)) continue;
    count++;
    first ??= place;
    if (worst === undefined || distance(place) > distance(worst)) worst = place;
  }
  return first && worst && { count, total: expected.length, first, worst };
}

/** How far apart two elements are; infinite if no number says it. */
function distance({ got, expected }: Place): number {
  const d = Math.abs(Number(got) - Number(expected));
  return Number.isNaN(d) ? Infinity : d;
}

/** Same value; NaN equals NaN, and 0 equals -0. */
export const same = (got: Element, expected: Element): boolean =>
  got === expected ||
  Object.is(got, expected) ||
  (typeof got === "boolean" && Number(got) === expected) ||
  got === asNumber(expected);
const asNumber = (x: Element): Element => (typeof x === "boolean" ? Number(x) : x);

/** `|got - expected| ≤ atol + rtol · |expected|`, as NumPy's `allclose`; what is not finite must be the same. */
export const within =
  ({ rtol, atol }: { readonly rtol: number; readonly atol: number }) =>
  (got: Element, expected: Element): boolean =>
    same(got, expected) ||
    (typeof got !== "string" &&
      Number.isFinite(Number(got)) &&
      Math.abs(Number(got) - Number(expected)) <= atol + rtol * Math.abs(Number(expected)) &&
      Number.isFinite(Number(expected)));

/** `|got - expected| ≤ tolerance · max(1, |expected|)`; what is not finite must be the same. */
export const close =
  (tolerance: number) =>
  (got: Element, expected: Element): boolean =>
    same(got, expected) ||
    (Number.isFinite(Number(got)) &&
      Math.abs(Number(got) - Number(expected)) <=
        tolerance * Math.max(1, Math.abs(Number(expected))));

/** The tolerance of `close` where a case states none: about ten roundings. */
export const DEFAULT_TOLERANCE: Partial<Readonly<Record<DType, number>>> = {
  bfloat16: 8e-2,
  float16: 1e-2,
  float32: 1e-6,
  float64: 1e-12,
  complex64: 1e-6,
  complex128: 1e-12,
};

/** `2 of 6 elements differ, first at [0, 1]: expected 2, got 2.5 (off by 0.5)`, and the worst place if it is another. */
export function showDifferences(
  { count, total, first, worst }: Differences,
  shape: readonly number[],
): string {
  const place = (p: Place): string => {
    const d = distance(p);
    const off = Number.isFinite(d) ? ` (off by ${Number(d.toPrecision(3))})` : "";
    return `[${indexOf(p.at, shape).join(", ")}]: expected ${show(p.expected)}, got ${show(p.got)}${off}`;
  };
  const rest = worst.at === first.at ? "" : `; worst at ${place(worst)}`;
  return `${count} of ${total} elements differ, first at ${place(first)}${rest}`;
}

const show = (x: Element): string =>
  typeof x === "bigint"
    ? `${x}n`
    : typeof x === "string"
      ? JSON.stringify(x)
      : Object.is(x, -0)
        ? "-0"
        : String(x);

/** The index of the element with a row-major number. */
function indexOf(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]!);
    rest = Math.floor(rest / shape[axis]!);
  }
  return index;
}

/** `[2, 3]` */
export const showShape = (shape: readonly number[]): string => `[${shape.join(", ")}]`;
