import { constant, NdArray, setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { transpose } from "@gradtape/ops";
import { beforeAll, describe, expect, it } from "vitest";
import { tensorMatchers } from "./vitest.ts";

beforeAll(() => {
  setBackend(reference());
  expect.extend(tensorMatchers);
});

const message = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "passed";
};

describe("toEqualTensor", () => {
  it("takes tensors, variables, arrays of any kind and numbers", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    expect(x).toEqualTensor([
      [1, 2],
      [3, 4],
    ]);
    expect(x).toEqualTensor(
      constant([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(x).toEqualTensor(new NdArray(Float32Array.of(1, 2, 3, 4), [2, 2], "float32"));
    expect(new Variable(x)).toEqualTensor(x);
    expect(transpose(x)).toEqualTensor([
      [1, 3],
      [2, 4],
    ]);
    expect([
      [1, 2],
      [3, 4],
    ]).toEqualTensor(x);
    expect(constant([1, 2])).toEqualTensor(Float32Array.of(1, 2));
    expect(constant(3)).toEqualTensor(3);
    expect(constant([true, false])).toEqualTensor([true, false]);
    expect(constant(["a"])).toEqualTensor(["a"]);
    expect(constant([5n])).toEqualTensor([5n]);
    expect(constant([{ re: 1, im: 2 }])).toEqualTensor(constant([{ re: 1, im: 2 }]));
    expect(constant([])).toEqualTensor([]);
  });

  it("takes numbers in the tensor's dtype, and NaN for NaN", () => {
    expect(constant([0.1, NaN, -0])).toEqualTensor([0.1, NaN, 0]);
    expect(constant([0.1], { dtype: "float64" })).not.toEqualTensor([Math.fround(0.1)]);
    expect(constant([1], { dtype: "int32" })).not.toEqualTensor([1.5]);
    expect(constant([NaN])).not.toEqualTensor([1]);
  });

  it("says what differs: shape, dtype, then where and by how much", () => {
    const x = constant([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(message(() => expect(x).toEqualTensor([1, 2, 3]))).toMatchInlineSnapshot(
      `"toEqualTensor: shapes differ: expected [3], got [2, 3]"`,
    );
    expect(
      message(() =>
        expect(x).toEqualTensor(
          constant(
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            { dtype: "float64" },
          ),
        ),
      ),
    ).toMatchInlineSnapshot(`"toEqualTensor: dtypes differ: expected float64, got float32"`);
    expect(
      message(() =>
        expect(x).toEqualTensor([
          [1, 2, 3.5],
          [4, 8, 6],
        ]),
      ),
    ).toMatchInlineSnapshot(
      `"toEqualTensor: 2 of 6 elements differ, first at [0, 2]: expected 3.5, got 3 (off by 0.5); worst at [1, 1]: expected 8, got 5 (off by 3)"`,
    );
    expect(message(() => expect(constant([NaN, 1])).toEqualTensor([1, 1]))).toMatchInlineSnapshot(
      `"toEqualTensor: 1 of 2 elements differ, first at [0]: expected 1, got NaN"`,
    );
    expect(message(() => expect(constant(["a"])).toEqualTensor(["b"]))).toMatchInlineSnapshot(
      `"toEqualTensor: 1 of 1 elements differ, first at [0]: expected "b", got "a""`,
    );
    expect(message(() => expect(x).toEqualTensor([[1, 2], [3]]))).toMatchInlineSnapshot(
      `"toEqualTensor: cannot be compared: a nested array is ragged: element 0 has shape [2], element 1 [1]"`,
    );
    expect(message(() => expect(undefined).toEqualTensor([1]))).toMatchInlineSnapshot(
      `"toEqualTensor: cannot be compared: expected a tensor, an array or a number, got undefined"`,
    );
    expect(message(() => expect(x).not.toEqualTensor(x))).toMatchInlineSnapshot(
      `"toEqualTensor: expected a difference, but all 6 elements agree"`,
    );
  });
});

describe("toBeAllClose", () => {
  it("allows atol + rtol · |expected|, whatever the dtypes", () => {
    expect(constant([1, 1000])).toBeAllClose([1.0000005, 1000.0005]);
    expect(constant([1])).toBeAllClose(constant([1], { dtype: "int32" }));
    expect(constant([1])).toBeAllClose([1.05], { atol: 0.1 });
    expect(constant([100])).toBeAllClose([105], { rtol: 0.1 });
    expect(constant([100])).not.toBeAllClose([105], { rtol: 0.01 });
  });

  it("takes NaN and infinities for themselves only", () => {
    expect(constant([NaN, Infinity])).toBeAllClose([NaN, Infinity]);
    expect(constant([NaN])).not.toBeAllClose([0], { atol: Infinity });
    expect(constant([Infinity])).not.toBeAllClose([1e30], { rtol: 1 });
    expect(constant([1])).not.toBeAllClose([Infinity]);
    expect(constant([-Infinity])).not.toBeAllClose([Infinity]);
  });

  it("says where the first and the worst difference are", () => {
    const x = constant([
      [1, 2.5, 3],
      [4, 5, 60],
    ]);
    expect(
      message(() =>
        expect(x).toBeAllClose(
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          { rtol: 1e-3, atol: 0 },
        ),
      ),
    ).toMatchInlineSnapshot(
      `"toBeAllClose: 2 of 6 elements differ, first at [0, 1]: expected 2, got 2.5 (off by 0.5); worst at [1, 2]: expected 6, got 60 (off by 54) (rtol 0.001, atol 0)"`,
    );
  });
});
