// What the cases cannot say of elementwise ops: errors, result dtypes, and values that are checked before computing.
import { constant, setBackend, Variable, type DType, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, test } from "vitest";
import * as ops from "./index.ts";

beforeAll(() => setBackend(reference()));

const int = (x: TensorLike, dtype: DType = "int32") => constant(x as number, { dtype });
/** Calls that the types refuse must be refused at run time too. */
const loose = (f: unknown): ((...args: unknown[]) => unknown) =>
  f as (...args: unknown[]) => unknown;

describe("dtypes", () => {
  test("true division of integers follows TensorFlow's table", () => {
    const quotient = (dtype: DType) => ops.divide(int([1, 3], dtype), int([2, 2], dtype));
    for (const dtype of ["int8", "uint8", "int16", "uint16"] as const) {
      expect(quotient(dtype).dtype).toBe("float32");
    }
    for (const dtype of ["int32", "uint32", "int64", "uint64"] as const) {
      expect(quotient(dtype).dtype).toBe("float64");
      expect(quotient(dtype).arraySync()).toEqual([0.5, 1.5]);
    }
    expect(ops.divide(int([7]), 2).arraySync()).toEqual([3.5]);
  });

  test("the sign of -0 is 0, as of tf.sign", () => {
    expect(ops.sign([-0]).arraySync()).toEqual([0]);
  });

  test("operands of two dtypes are refused, also by ops that change the dtype", () => {
    for (const f of [ops.divide, ops.pow, ops.less, ops.equal, ops.maximum, ops.atan2]) {
      expect(() => loose(f)(int([1]), constant([1.5]))).toThrow(
        `${f.name}: dtypes int32 and float32 differ: cast one of them with tf.cast`,
      );
    }
    expect(() => loose(ops.where)([true], int([1]), constant([1.5]))).toThrow("where: dtypes");
    expect(() => loose(ops.addN)([int([1]), constant([1.5])])).toThrow("addN: dtypes");
  });

  test("what an op does not take is refused", () => {
    expect(() => ops.sqrt(int([4]))).toThrow(
      'sqrt: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
    );
    expect(() => ops.logicalAnd([1], [0])).toThrow(
      'logicalAnd: takes bool dtypes, got float32: cast it, as in cast(x, "bool")',
    );
    expect(() => ops.less([true], [false])).toThrow(
      'less: takes integer and float dtypes, got bool: cast it, as in cast(x, "int32")',
    );
    expect(() => ops.relu(["a"])).toThrow(
      "relu: takes integer and float dtypes, got string: read numbers from it with strings.toNumber",
    );
    expect(() => ops.divide(int([7]), 0.5)).toThrow("divide: cannot represent 0.5 as int32");
    expect(() => loose(ops.where)([1, 0], [1, 2], 0)).toThrow(
      "where: the condition is float32, not bool: compare it, as in notEqual(x, 0)",
    );
  });
});

describe("values that an op refuses", () => {
  test("integer division by zero", () => {
    const message = "integer division by zero: element 1 of the int32 divisor is 0";
    expect(() => ops.floorDiv(int([1, 2]), int([1, 0]))).toThrow(`floorDiv: ${message}`);
    expect(() => ops.mod(int([1, 2]), int([1, 0]))).toThrow(`mod: ${message}`);
    expect(() => ops.mod(int(1n, "int64"), int(0n, "int64"))).toThrow("mod: integer division");
    expect(ops.mod(int([], "int32"), int([], "int32")).arraySync()).toEqual([]);
  });

  test("integers to negative powers", () => {
    expect(() => ops.pow(int([2, 3]), int([1, -2]))).toThrow(
      "pow: integers take no negative power: exponent -2 with int32; cast both to a float dtype",
    );
    expect(() => ops.pow(int(2n, "int64"), int(-1n, "int64"))).toThrow("exponent -1 with int64");
    expect(ops.pow([2], -1).arraySync()).toEqual([0.5]);
  });
});

describe("shapes", () => {
  test("clipByValue keeps the shape of x", () => {
    expect(() => ops.clipByValue([1, 2], [[0], [1]], 3)).toThrow(
      "clipByValue: cannot broadcast [2, 1] to [2]: it has more axes",
    );
    expect(
      ops
        .clipByValue(
          [
            [1, 2],
            [3, 4],
          ],
          [2, 3],
          3,
        )
        .arraySync(),
    ).toEqual([
      [2, 3],
      [3, 3],
    ]);
    expect(ops.clipByValue([1], 5, 2).arraySync()).toEqual([5]);
  });

  test("addN does not broadcast", () => {
    expect(() => ops.addN([[1, 2], 3])).toThrow("addN: shapes [2] and [] differ");
    expect(() => ops.addN([])).toThrow("addN: needs at least one tensor, got none");
    expect(ops.addN([int([1, 2]), [3, 4]]).toString()).toBe(
      "tf.Tensor([4 6], shape=(2,), dtype=int32)",
    );
    expect(ops.addN(Array.from({ length: 23 }, (_, i) => [i])).arraySync()).toEqual([253]);
  });

  test("where of a condition alone tells its places, as NumPy's argwhere", () => {
    const mask = constant([
      [
        [true, false],
        [false, false],
        [false, true],
      ],
      [
        [false, false],
        [true, false],
        [false, false],
      ],
    ]);
    expect(ops.where(mask).arraySync()).toEqual([
      [0, 0, 0],
      [0, 2, 1],
      [1, 1, 0],
    ]);
    expect(ops.gatherNd(mask, ops.where(mask)).arraySync()).toEqual([true, true, true]);
    expect(ops.where(true).shape).toEqual([1, 0]);
    expect(ops.where(false).shape).toEqual([0, 0]);
    expect(ops.where(ops.zeros([0, 3], { dtype: "bool" })).shape).toEqual([0, 2]);
    expect(() => loose(ops.where)([1, 0])).toThrow(
      "where: the condition is float32, not bool: compare it, as in notEqual(x, 0)",
    );
    expect(() => loose(ops.where)(mask, 1)).toThrow(
      "where: takes both x and y, or neither: give the other one too",
    );
  });

  test("where broadcasts all three", () => {
    expect(ops.where([[true], [false]], [1, 2], 0).arraySync()).toEqual([
      [1, 2],
      [0, 0],
    ]);
    expect(ops.where(true, int([1]), 2).dtype).toBe("int32");
    expect(() => loose(ops.where)([true, false], [1, 2, 3], 0)).toThrow("where: cannot broadcast");
  });
});

describe("options", () => {
  test("unknown options and bare values are refused", () => {
    for (const [f, known] of [
      [ops.leakyRelu, "alpha"],
      [ops.gelu, "approximate"],
      [ops.silu, "beta"],
    ] as const) {
      expect(() => loose(f)([1], 0.1)).toThrow(
        `${f.name}: the last argument is an options object with "${known}"`,
      );
      expect(() => loose(f)([1], { slope: 1 })).toThrow(`${f.name}: unknown option "slope"`);
    }
  });
});

describe("assignAdd and assignSub", () => {
  test("update the variable in place and return it", () => {
    const v = new Variable([1, 2], { dtype: "int32" });
    expect(ops.assignAdd(v, [10, 20])).toBe(v);
    expect(ops.assignSub(v, [1, 1]).toString()).toBe(
      "<tf.Variable 'Variable:0' shape=(2,) dtype=int32, numpy=array([10, 21], dtype=int32)>",
    );
  });

  test("refuse another shape or dtype, and leave the value as it was", () => {
    const v = new Variable([1, 2]);
    expect(() => ops.assignAdd(v, 1)).toThrow(
      "assignAdd: Variable:0 has shape [2], the value has []: the shapes must be equal",
    );
    expect(() => loose(ops.assignSub)(v, int([1, 2]))).toThrow(
      "assignSub: Variable:0 holds float32, the value is int32: cast it first",
    );
    expect(() => ops.assignAdd(new Variable([1], { dtype: "int32" }), 0.5)).toThrow(
      "cannot represent 0.5",
    );
    expect(v.arraySync()).toEqual([1, 2]);
  });
});

test("identity and stopGradient share the elements", () => {
  const x = constant([
    [1, 2],
    [3, 4],
  ]);
  for (const f of [ops.identity, ops.stopGradient]) {
    const y = f(x);
    expect(y).not.toBe(x);
    expect(y.arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    y.dispose();
    expect(x.isDisposed).toBe(false);
  }
});
