import { constant, setBackend, type DType, type Tensor } from "@gradtape/core";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { js } from "../../js/index.ts";
import { wasm } from "../index.ts";

const DTYPES_HERE: readonly DType[] = ["bool", "int8", "float16", "float32", "int64", "float64"];

const filled = (shape: readonly number[], dtype: DType): Tensor => {
  const n = shape.reduce((a, b) => a * b, 1);
  const data = Int32Array.from({ length: n }, (_, i) => ((i * 7919) % 113) + 1);
  return ops.cast(ops.reshape(constant(data), shape), dtype) as Tensor;
};

/** What wasm computes, and what js does. */
function both(compute: () => unknown): [found: unknown, wanted: unknown] {
  const [found, wanted] = [wasm({ threads: 1 }), js()].map((backend) => {
    setBackend(backend);
    return (compute() as Tensor).dataSync();
  });
  return [found, wanted];
}

describe("rows that are copied as a whole", () => {
  it.each(DTYPES_HERE)("with a border, of %s", (dtype) => {
    for (const length of [20, 300])
      for (const border of [
        [0, 0],
        [1, 0],
        [0, 3],
        [17, 5],
      ] as const) {
        const [found, wanted] = both(() =>
          ops.pad(filled([2, 3, length], dtype), [[1, 2], border, border]),
        );
        expect(found).toEqual(wanted);
      }
  });

  it("with a border that is not zero", () => {
    const [found, wanted] = both(() =>
      ops.pad(
        filled([3, 300], "float32"),
        [
          [1, 2],
          [3, 1],
        ],
        { constantValues: 7 },
      ),
    );
    expect(found).toEqual(wanted);
  });

  it.each(DTYPES_HERE)("side by side, of %s", (dtype) => {
    for (const axis of [0, 1]) {
      const [found, wanted] = both(() =>
        ops.concat([filled([4, 300], dtype), filled([4, 300], dtype)], axis),
      );
      expect(found).toEqual(wanted);
    }
  });
});
