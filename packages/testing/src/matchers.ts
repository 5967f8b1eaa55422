// Matchers for tensors: `expect.extend(tensorMatchers)` in vitest or jest.
import {
  isFloat,
  isTensor,
  isVariable,
  NdArray,
  type DType,
  type Shape,
  type TensorLike,
} from "@gradtape/core";
import { denseCopy, readElement, roundTo, toHost } from "@gradtape/core/internal";
import {
  differencesOf,
  same,
  showDifferences,
  showShape,
  within,
  type Element,
} from "./compare.ts";

/** What a matcher answers. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

export interface Closeness {
  /** Difference allowed relative to the expected value. Default: 1e-6. */
  readonly rtol?: number;
  /** Difference allowed in any case. Default: 1e-6. */
  readonly atol?: number;
}

/** The matchers as they are called on `expect(x)`. */
export interface TensorMatchers<R = void> {
  /**
   * Equal shape, dtype (where the expected value has one) and elements. Numbers and nested arrays of them are taken in the
   * tensor's dtype. NaN equals NaN, and 0 equals -0.
   */
  toEqualTensor(expected: TensorLike): R;
  /** Equal shape, and elements with `|x - expected| ≤ atol + rtol · |expected|`. NaN is close to NaN only, ∞ to ∞ only. */
  toBeAllClose(expected: TensorLike, closeness?: Closeness): R;
}

interface Side {
  readonly shape: Shape;
  /** Undefined for plain JavaScript values. */
  readonly dtype: DType | undefined;
  readonly data: readonly Element[];
}

/** Matchers that compare tensors, variables, `NdArray`s, typed and nested arrays, and say where and by how much they differ. */
export const tensorMatchers: {
  toEqualTensor(received: unknown, expected: TensorLike): MatcherResult;
  toBeAllClose(received: unknown, expected: TensorLike, closeness?: Closeness): MatcherResult;
} = {
  toEqualTensor(received, expected) {
    const { got, want, failed } = sides("toEqualTensor", received, expected);
    if (failed) return failed;
    if (want.dtype !== undefined && got.dtype !== undefined && want.dtype !== got.dtype) {
      return no(`toEqualTensor: dtypes differ: expected ${want.dtype}, got ${got.dtype}`);
    }
    return compared("toEqualTensor", got, { ...want, data: inDType(want, got.dtype) }, same, "");
  },
  toBeAllClose(received, expected, { rtol = 1e-6, atol = 1e-6 } = {}) {
    const { got, want, failed } = sides("toBeAllClose", received, expected);
    return (
      failed ??
      compared("toBeAllClose", got, want, within({ rtol, atol }), ` (rtol ${rtol}, atol ${atol})`)
    );
  },
};

const no = (text: string): MatcherResult => ({ pass: false, message: () => text });

function compared(
  name: string,
  got: Side,
  want: Side,
  near: (got: Element, expected: Element) => boolean,
  note: string,
): MatcherResult {
  if (showShape(want.shape) !== showShape(got.shape)) {
    return no(
      `${name}: shapes differ: expected ${showShape(want.shape)}, got ${showShape(got.shape)}`,
    );
  }
  const found = differencesOf(got.data, want.data, near);
  if (found) return no(`${name}: ${showDifferences(found, want.shape)}${note}`);
  return {
    pass: true,
    message: () =>
      `${name}: expected a difference, but all ${want.data.length} elements agree${note}`,
  };
}

function sides(
  name: string,
  received: unknown,
  expected: unknown,
): { got: Side; want: Side; failed?: MatcherResult } {
  const none: Side = { shape: [], dtype: undefined, data: [] };
  try {
    return { got: sideOf(received), want: sideOf(expected) };
  } catch (error) {
    return {
      got: none,
      want: none,
      failed: no(`${name}: cannot be compared: ${(error as Error).message}`),
    };
  }
}

function sideOf(x: unknown): Side {
  if (isTensor(x) || isVariable(x) || x instanceof NdArray) {
    const view = x instanceof NdArray ? x : x.numpy();
    return {
      shape: view.shape,
      dtype: view.dtype,
      data: elements(denseCopy(view), view.size, view.dtype),
    };
  }
  if (ArrayBuffer.isView(x) && !(x instanceof DataView)) {
    const { data, shape, dtype } = toHost("expect", x as Float32Array, undefined, false);
    return { shape, dtype, data: elements(data, data.length, dtype) };
  }
  return nested(x);
}

const elements = (data: Parameters<typeof readElement>[0], size: number, dtype: DType): Element[] =>
  Array.from({ length: size }, (_, i) => readElement(data, i, dtype)).flatMap((x) =>
    typeof x === "object" ? [x.re, x.im] : [x],
  );

/** Numbers keep their full precision here, and no dtype: the other side decides. */
function nested(x: unknown): Side {
  if (isTensor(x) || ArrayBuffer.isView(x)) return sideOf(x);
  if (!Array.isArray(x)) {
    if (!["number", "bigint", "boolean", "string"].includes(typeof x))
      throw new Error(
        `expected a tensor, an array or a number, got ${x === null ? "null" : typeof x}`,
      );
    return { shape: [], dtype: undefined, data: [x as Element] };
  }
  const parts = x.map(nested);
  const inner = parts[0]?.shape ?? [];
  const odd = parts.findIndex((p) => showShape(p.shape) !== showShape(inner));
  if (odd >= 0)
    throw new Error(
      `a nested array is ragged: element 0 has shape ${showShape(inner)}, element ${odd} ${showShape(parts[odd]!.shape)}`,
    );
  return {
    shape: [parts.length, ...inner],
    dtype: parts[0]?.dtype,
    data: parts.flatMap((p) => p.data),
  };
}

/** Plain numbers as the dtype rounds them. */
function inDType(side: Side, dtype: DType | undefined): readonly Element[] {
  if (side.dtype !== undefined || dtype === undefined || !isFloat(dtype)) return side.data;
  const round = roundTo(dtype);
  return side.data.map((x) => (typeof x === "number" ? round(x) : x));
}
