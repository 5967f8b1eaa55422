import { constant, setBackend, type Backend, type DType, type Tensor } from "@gradtape/core";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { js } from "../../js/index.ts";
import { wasm } from "../index.ts";

const DTYPES_HERE: readonly DType[] = [
  "bool",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "bfloat16",
  "float16",
  "float32",
  "float64",
];

/** Numbers of a dtype that differ from their neighbours. */
const filled = (shape: readonly number[], dtype: DType): Tensor => {
  const n = shape.reduce((a, b) => a * b, 1);
  const data = Int32Array.from({ length: n }, (_, i) => (i * 7919) % 113);
  return ops.reshape(ops.cast(constant(data), dtype) as Tensor, shape);
};

const on = (backend: Backend, compute: () => unknown): unknown => {
  setBackend(backend);
  return (compute() as Tensor).dataSync();
};

describe("maps along another axis than they store along", () => {
  it.each(DTYPES_HERE)("of %s", (dtype) => {
    for (const [rows, columns] of [
      [2, 2],
      [3, 9],
      [4, 4],
      [18, 5],
      [37, 70],
    ] as const) {
      const compute = () => {
        const turned = ops.transpose(filled([columns, rows], dtype));
        const straight = filled([rows, columns], dtype);
        return ops.concat([turned, ops.cast(ops.equal(turned, straight), dtype) as Tensor], 1);
      };
      expect(on(wasm({ threads: 1 }), compute)).toEqual(on(js(), compute));
    }
  });

  it.each([
    [70, 530],
    [530, 70],
    [1030, 515],
  ])("of %i rows and %i columns, which go in pieces", (rows, columns) => {
    const compute = () => ops.neg(ops.transpose(filled([columns, rows], "float32")));
    expect(on(wasm({ threads: 1 }), compute)).toEqual(on(js(), compute));
  });

  it("of dtypes of other sizes, and with reads that lie as the store does", () => {
    for (const other of DTYPES_HERE) {
      const compute = () =>
        ops.add(
          ops.cast(ops.transpose(filled([21, 34], other)), "float64") as Tensor,
          ops.multiply(filled([34, 21], "float64"), filled([34, 1], "float64")),
        );
      expect(on(wasm({ threads: 1 }), compute)).toEqual(on(js(), compute));
    }
  });

  it("with axes before, between and after", () => {
    const x = (): Tensor => filled([3, 5, 18, 7], "float32");
    for (const order of [
      [0, 1, 3, 2],
      [0, 2, 3, 1],
      [3, 1, 2, 0],
      [3, 0, 1, 2],
      [2, 1, 0, 3],
      [1, 3, 0, 2],
    ]) {
      const compute = () => ops.neg(ops.transpose(x(), order));
      expect(on(wasm({ threads: 1 }), compute)).toEqual(on(js(), compute));
    }
  });

  it("but not where they gather", () => {
    for (const axis of [0, 1, 2]) {
      const compute = () => {
        const x = ops.transpose(filled([5, 7, 6], "float32"));
        return ops.gather(x, constant([3, 1, 4], { dtype: "int32" }), { axis });
      };
      expect(on(wasm({ threads: 1 }), compute)).toEqual(on(js(), compute));
    }
  });

  it("on threads", () => {
    setBackend(js());
    const compute = (): unknown =>
      (ops.neg(ops.transpose(filled([401, 803], "float32"))) as Tensor).dataSync();
    const expected = compute();
    setBackend(wasm({ threads: 3 }));
    for (let turn = 0; turn < 3; turn++) expect(compute()).toEqual(expected);
  });
});
