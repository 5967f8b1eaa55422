import { constant, setBackend, Variable, type Backend, type GradtapeError } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeEach, describe, expect, it } from "vitest";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { transpose } from "../shape/transpose.ts";
import * as debug from "./index.ts";

const backend = reference();
setBackend(backend);
beforeEach(() => setBackend(backend));

const int = (x: number | readonly unknown[]) => constant(x as number[], { dtype: "int32" });
const matrix = constant([
  [1, 2, 3],
  [4, 5, 6],
]);
/** What it throws: `ClassName text`. */
function refusal(fn: () => unknown): string {
  try {
    fn();
  } catch (error) {
    const { name, message } = error as GradtapeError;
    return `${name} ${message}`;
  }
  return "";
}

describe("assertions about values", () => {
  it.each<[fn: () => unknown]>([
    [() => debug.assertEqual([1, 2], [1, 2])],
    [() => debug.assertEqual(matrix, transpose(transpose(matrix)))],
    [() => debug.assertEqual(int([1, 1]), 1)],
    [() => debug.assertEqual("a", "a")],
    [() => debug.assertEqual([true], true)],
    [() => debug.assertEqual(2n, [2n, 2n])],
    [() => debug.assertEqual([{ re: 1, im: 2 }], [{ re: 1, im: 2 }])],
    [() => debug.assertEqual([], [])],
    [() => debug.assertEqual([], 7)],
    [() => debug.assertNoneEqual([1, NaN], [2, NaN])],
    [() => debug.assertLess([1, 2], 3)],
    [() => debug.assertLess(1n, [2n])],
    [() => debug.assertLessEqual([1, 3], 3)],
    [() => debug.assertGreater(new Variable([4]), 3)],
    [() => debug.assertGreaterEqual(3, [3, 2])],
    [() => debug.assertPositive([1, Infinity])],
    [() => debug.assertNegative(int([-1]))],
    [() => debug.assertNonNegative([0, 1])],
    [() => debug.assertNonPositive([-0, -1])],
    [() => debug.assertNear([1, 100], [1.000001, 100.0001])],
    [() => debug.assertNear(constant(1, { dtype: "float16" }), 1.005)],
    [() => debug.assertNear([{ re: 3, im: 4 }], [{ re: 3, im: 4.000001 }])],
    [() => debug.assertNear([1], [3], { atol: 2 })],
    [() => debug.assertAllFinite([1e38, -1e38])],
    [() => debug.Assert([true, true], [])],
  ])("%s holds", (fn) => expect(fn()).toBeUndefined());

  it.each<[fn: () => unknown, told: string]>([
    [
      () =>
        debug.assertEqual(
          matrix,
          transpose(
            constant([
              [1, 5],
              [2, 5],
              [3, 0],
            ]),
          ),
        ),
      "ArgumentError assertEqual: x == y does not hold for 2 of 6 elements: 4.0 and 5.0 at [1, 0], 6.0 and 0.0 at [1, 2]",
    ],
    [
      () => debug.assertEqual(matrix, 9, { summarize: 2, message: "nine is the answer" }),
      "ArgumentError assertEqual: x == y does not hold for 6 of 6 elements: 1.0 and 9.0 at [0, 0], 2.0 and 9.0 at [0, 1], …; nine is the answer",
    ],
    [
      () => debug.assertEqual(NaN, NaN),
      "ArgumentError assertEqual: x == y does not hold: nan and nan",
    ],
    [
      () => debug.assertEqual(["a", "b"], ["a", "c"]),
      "ArgumentError assertEqual: x == y does not hold for 1 of 2 elements: b'b' and b'c' at [1]",
    ],
    [
      () => debug.assertEqual([{ re: 1, im: 2 }], [{ re: 1, im: 3 }]),
      "ArgumentError assertEqual: x == y does not hold for 1 of 1 elements: (1+2j) and (1+3j) at [0]",
    ],
    [
      () => debug.assertNoneEqual(int([1, 2]), int([2, 2])),
      "ArgumentError assertNoneEqual: x != y does not hold for 1 of 2 elements: 2 and 2 at [1]",
    ],
    [
      () => debug.assertLess(broadcastTo([1, 3], [2, 2]), [[2], [4]]),
      "ArgumentError assertLess: x < y does not hold for 1 of 4 elements: 3.0 and 2.0 at [0, 1]",
    ],
    [
      () => debug.assertLessEqual(2n, [3n, 1n]),
      "ArgumentError assertLessEqual: x <= y does not hold for 1 of 2 elements: 2 and 1 at [1]",
    ],
    [
      () => debug.assertGreater([1], NaN),
      "ArgumentError assertGreater: x > y does not hold for 1 of 1 elements: 1.0 and nan at [0]",
    ],
    [
      () => debug.assertGreaterEqual(0.1, 0.2, { summarize: 0 }),
      "ArgumentError assertGreaterEqual: x >= y does not hold: …",
    ],
    [
      () => debug.assertPositive([1, 0]),
      "ArgumentError assertPositive: x > 0 does not hold for 1 of 2 elements: 0.0 at [1]",
    ],
    [() => debug.assertNegative(0), "ArgumentError assertNegative: x < 0 does not hold: 0.0"],
    [
      () => debug.assertNonNegative(int([3, -3])),
      "ArgumentError assertNonNegative: x >= 0 does not hold for 1 of 2 elements: -3 at [1]",
    ],
    [
      () => debug.assertNonPositive(constant(7, { dtype: "uint8" })),
      "ArgumentError assertNonPositive: x <= 0 does not hold: 7",
    ],
    [
      () => debug.assertNear([1, 2], [1, 2.1], { rtol: 0.01, message: "train longer" }),
      "ArgumentError assertNear: |x - y| <= 0.0000011920928955078125 + 0.01 |y| does not hold for 1 of 2 elements: 2.0 and 2.1 at [1]; train longer",
    ],
    [
      () => debug.assertNear(Infinity, Infinity, { rtol: 0, atol: 1 }),
      "ArgumentError assertNear: |x - y| <= 1 + 0 |y| does not hold: inf and inf",
    ],
    [
      () => debug.assertAllFinite([{ re: 0, im: NaN }]),
      "ArgumentError assertAllFinite: |x| < inf does not hold for 1 of 1 elements: nanj at [0]",
    ],
    [
      () => debug.Assert([true, false], ["x", int([1, 2, 3, 4]), 2, true], { message: "see x" }),
      "ArgumentError Assert: the condition is false: x, [1 2 3 ...], 2.0, True; see x",
    ],
    [() => debug.Assert(false, []), "ArgumentError Assert: the condition is false"],
  ])("%s fails", (fn, told) => expect(refusal(fn)).toBe(told));

  it.each<[fn: () => unknown, told: string]>([
    [
      () => debug.assertEqual([1, 2, 3] as number[], [1, 2]),
      "ShapeError assertEqual: cannot broadcast [3] with [2]: sizes 3 and 2 differ and neither is 1",
    ],
    [
      () => debug.assertEqual(int(1), constant(1)),
      "DTypeError assertEqual: dtypes int32 and float32 differ: cast one of them with tf.cast",
    ],
    [
      () => debug.assertLess([{ re: 1, im: 0 }], 1),
      "DTypeError assertLess: takes bool, integer and float dtypes, got complex64: take a part of it, as in real(x)",
    ],
    [
      () => debug.assertPositive(true),
      'DTypeError assertPositive: takes integer and float dtypes, got bool: cast it, as in cast(x, "int32")',
    ],
    [
      () => debug.assertNear(int(1), 1),
      'DTypeError assertNear: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
    ],
    [
      () => debug.assertNear(1, 1, { rtol: NaN }),
      "ArgumentError assertNear: rtol must be 0 or more, got NaN",
    ],
    [
      () => debug.assertNear(1, 1, { atol: -1 }),
      "ArgumentError assertNear: atol must be 0 or more, got -1",
    ],
    [
      () => debug.assertEqual(1, 1, { summarize: -1 }),
      "ArgumentError assertEqual: summarize must be a number of elements, 0 or more, got -1",
    ],
    [
      // @ts-expect-error the message is an option
      () => debug.assertEqual(1, 1, "must be equal"),
      'ArgumentError assertEqual: the last argument is an options object with "message", "summarize", got "must be equal"',
    ],
    [
      // @ts-expect-error a text
      () => debug.assertEqual(1, 1, { message: 3 }),
      "ArgumentError assertEqual: message must be a text, got 3",
    ],
    [
      // @ts-expect-error an options object
      () => debug.assertNear(1, 1, null),
      'ArgumentError assertNear: the last argument is an options object with "rtol", "atol", "message", "summarize", got null',
    ],
    [
      // @ts-expect-error a list
      () => debug.Assert(true, "x"),
      'ArgumentError Assert: data must be a list of what to show, got "x"',
    ],
    [
      () => debug.Assert(1, []),
      "DTypeError Assert: the condition must be bool, got float32: compare, as in less(x, 3)",
    ],
  ])("%s is refused", (fn, told) => expect(refusal(fn)).toBe(told));

  it("need a backend that can be read at once", () => {
    const { readSync: _, ...rest } = reference();
    setBackend({ ...rest, name: "far" } satisfies Backend);
    const x = constant([1, 2]);
    expect(refusal(() => debug.assertPositive(x))).toBe(
      "UnsupportedError assertPositive: the far backend cannot be read at once: use await x.data()",
    );
    expect(() => debug.assertRank(x, 1)).not.toThrow();
    expect(() => debug.assertType(x, "float32")).not.toThrow();
  });
});

describe("assertions about shapes", () => {
  it.each<[fn: () => unknown]>([
    [() => debug.assertRank(matrix, 2)],
    [() => debug.assertRank(1, 0)],
    [() => debug.assertRankAtLeast(new Variable(matrix), 1)],
    [() => debug.assertRankIn(matrix, [2, 4])],
    [() => debug.assertScalar(3)],
    [() => debug.assertShapes([])],
    [
      () =>
        debug.assertShapes([
          [matrix, ["N", "D"]],
          [[1, 2, 3], ["D"]],
          [matrix, [2, null]],
        ]),
    ],
    [
      () =>
        debug.assertShapes([
          [matrix, ["*"]],
          [matrix, ["*", 3]],
          [matrix, [".", "."]],
        ]),
    ],
    [
      () =>
        debug.assertShapes([
          [5, []],
          [5, [1]],
          [[5], []],
          [matrix, ["*", "N", "D"]],
        ]),
    ],
  ])("%s holds", (fn) => expect(fn()).toBeUndefined());

  it.each<[fn: () => unknown, told: string]>([
    [
      () => debug.assertRank(matrix, 3, { message: "give a batch of matrices" }),
      "ShapeError assertRank: rank 3 is expected, the shape is [2, 3]; give a batch of matrices",
    ],
    [
      () => debug.assertRankAtLeast([1], 2),
      "ShapeError assertRankAtLeast: rank 2 or higher is expected, the shape is [1]",
    ],
    [
      () => debug.assertRankIn([1], [0, 2, 3]),
      "ShapeError assertRankIn: rank 0 or 2 or 3 is expected, the shape is [1]",
    ],
    [
      () => debug.assertScalar([1]),
      "ShapeError assertScalar: a scalar is expected, the shape is [1]",
    ],
    [
      () =>
        debug.assertShapes(
          [
            [matrix, ["N", 3]],
            [[1, 2, 3], ["N"]],
          ],
          { message: "a label each" },
        ),
      "ShapeError assertShapes: input 1 has shape [3], not [N]: N is 2 by input 0; a label each",
    ],
    [
      () => debug.assertShapes([[matrix, ["N", "N"]]]),
      "ShapeError assertShapes: input 0 has shape [2, 3], not [N, N]: N is 2 by input 0",
    ],
    [
      () => debug.assertShapes([[matrix, [2, 4]]]),
      "ShapeError assertShapes: input 0 has shape [2, 3], not [2, 4]",
    ],
    [
      () => debug.assertShapes([[matrix, ["D"]]]),
      "ShapeError assertShapes: input 0 has shape [2, 3], not [D]",
    ],
    [
      () => debug.assertShapes([[[1], ["*", null, "D"]]]),
      "ShapeError assertShapes: input 0 has shape [1], not [*, null, D]",
    ],
    [() => debug.assertRank(1, 1.5), "ArgumentError assertRank: rank must be an integer, got 1.5"],
    [() => debug.assertRank(1, -1), "ArgumentError assertRank: rank must be 0 or more, got -1"],
    [
      // @ts-expect-error a list
      () => debug.assertRankIn(1, 1),
      "ArgumentError assertRankIn: ranks must be a list of integers, got 1",
    ],
    [
      // @ts-expect-error a list
      () => debug.assertShapes([[matrix, "ND"]]),
      'ArgumentError assertShapes: the shape of input 0 must be a list of sizes and names, got "ND"; write ["N", 3]',
    ],
    [
      // @ts-expect-error a number, a name or null
      () => debug.assertShapes([[matrix, [true, 3]]]),
      "ArgumentError assertShapes: a size is a number, a name or null, got true",
    ],
  ])("%s fails", (fn, told) => expect(refusal(fn)).toBe(told));

  it("look at no value", () => {
    const gone = constant([1, 2]);
    gone.dispose();
    expect(() => debug.assertRank(gone, 1)).not.toThrow();
  });
});

describe("assertions about dtypes", () => {
  it("hold", () => {
    debug.assertType(matrix, "float32");
    debug.assertInteger(1n);
    debug.assertInteger(constant(1, { dtype: "uint8" }));
    expect(debug.assertSameFloatDtype([])).toBe("float32");
    expect(debug.assertSameFloatDtype([], { dtype: "float64" })).toBe("float64");
    expect(
      debug.assertSameFloatDtype([Float64Array.of(1), constant(1, { dtype: "float64" })]),
    ).toBe("float64");
  });

  it.each<[fn: () => unknown, told: string]>([
    [
      () => debug.assertType(1, "int32", { message: "labels are integers" }),
      "DTypeError assertType: int32 is expected, the dtype is float32; labels are integers",
    ],
    [
      () => debug.assertInteger(1.5),
      "DTypeError assertInteger: an integer dtype is expected, the dtype is float32",
    ],
    [
      () => debug.assertSameFloatDtype([1, Float64Array.of(1)]),
      "DTypeError assertSameFloatDtype: float32 is expected, input 1 is float64",
    ],
    [
      () => debug.assertSameFloatDtype([int(1)], { message: "cast first" }),
      "DTypeError assertSameFloatDtype: a floating dtype is expected, got int32; cast first",
    ],
    [
      // @ts-expect-error no dtype
      () => debug.assertType(1, "float"),
      'DTypeError assertType: unknown dtype "float": the dtypes are bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, bfloat16, float32, float64, complex64, complex128, string',
    ],
  ])("%s fails", (fn, told) => expect(refusal(fn)).toBe(told));

  it("tells numbers from the rest", () => {
    expect(
      [int(1), matrix, constant({ re: 1, im: 1 }), new Variable(1)].every(debug.isNumericTensor),
    ).toBe(true);
    expect([constant(true), constant("a"), 1, null, [1]].some(debug.isNumericTensor)).toBe(false);
  });
});
