// Operands: what functions take besides tensors, and whose dtype gives way.
import { beforeAll, describe, expect, it } from "vitest";
import { constant, toTensor, toTensors } from "./convert.ts";
import type { DType } from "./dtype.ts";
import { setBackend } from "./eager.ts";
import { reference } from "./reference.ts";
import type { Tensor } from "./tensor.ts";
import type { TensorLike } from "./types.ts";
import { Variable } from "./variable.ts";

beforeAll(() => setBackend(reference()));

const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;
const told = (x: Tensor): unknown => [x.dtype, x.shape, x.arraySync()];

describe("toTensor", () => {
  it("passes tensors through, reads variables, and takes numbers as hinted", () => {
    const x = constant([1]);
    const v = new Variable([2]);
    expect(toTensor("op", x, "int32")).toBe(x);
    expect(toTensor("op", v, "int32")).toBe(v.held);
    expect(told(toTensor("op", [[1], [2]], "int8"))).toEqual(["int8", [2, 1], [[1], [2]]]);
    expect(toTensor("op", 1).dtype).toBe("float32");
  });

  it.each<[TensorLike, DType, DType]>([
    [[1, 2], "int32", "int32"],
    [1n, "uint64", "uint64"],
    [1n, "int8", "int8"],
    [1n, "float32", "int64"],
    [[true], "float32", "bool"],
    [{ re: 1, im: 2 }, "complex128", "complex128"],
    [{ re: 1, im: 2 }, "float32", "complex64"],
    [{ re: 1, im: 2 }, "int32", "complex64"],
    [Int16Array.of(1), "float32", "int16"],
    [[Int16Array.of(1)], "float32", "int16"],
    [[Float32Array.of(1)], "float64", "float32"],
  ])("%o where %s is hinted is %s", (x, hint, dtype) => {
    expect(toTensor("op", x, hint).dtype).toBe(dtype);
  });

  it.each<[TensorLike, DType, string]>([
    [[1, 0.5], "int32", "0.5 as int32; round or clip it first, or give another dtype"],
    [["a"], "float32", '"a" as float32'],
    [1n, "bool", "1 as bool"],
  ])("refuses %o where %s is hinted", (x, hint, text) => {
    expect(() => toTensor("add", x, hint)).toThrow(
      refused("DTypeError", `add: cannot represent ${text}`),
    );
  });
});

describe("toTensors", () => {
  const dtypes = (a: unknown, b: unknown): DType[] =>
    toTensors("op", a as TensorLike, b as TensorLike).map((x) => x.dtype);
  const int = (): Tensor => constant([1, 2], { dtype: "int32" });

  it("lets numbers, bare or nested, take the other's dtype", () => {
    expect(dtypes(int(), 1)).toEqual(["int32", "int32"]);
    expect(dtypes(1, int())).toEqual(["int32", "int32"]);
    expect(dtypes(int(), [[1], [2]])).toEqual(["int32", "int32"]);
    expect(dtypes([], int())).toEqual(["int32", "int32"]);
    expect(dtypes(2, 5n)).toEqual(["int64", "int64"]);
    expect(dtypes(Uint8Array.of(1), [1])).toEqual(["uint8", "uint8"]);
    expect(dtypes(1, { re: 1, im: 1 })).toEqual(["complex64", "complex64"]);
    expect(dtypes(1, new Variable([1n]))).toEqual(["int64", "int64"]);
    expect(dtypes(1, [2])).toEqual(["float32", "float32"]);
  });

  it("leaves other dtypes as they are", () => {
    expect(dtypes(int(), Float32Array.of(1))).toEqual(["int32", "float32"]);
    expect(dtypes(int(), true)).toEqual(["int32", "bool"]);
    expect(dtypes(constant(1), 1n)).toEqual(["float32", "int64"]);
    expect(dtypes("a", true)).toEqual(["string", "bool"]);
  });

  it("refuses a number that the other dtype cannot hold", () => {
    expect(() => toTensors("add", int(), 0.5)).toThrow("add: cannot represent 0.5 as int32");
    expect(() => toTensors("add", true, 1)).toThrow(
      refused("DTypeError", "add: cannot represent 1 as bool"),
    );
  });

  it("ends on an array that contains itself", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => dtypes(loop, 1)).toThrow(
      "op: an array is nested more than 32 deep: does it contain itself?",
    );
  });

  it("shares the tensors of bare numbers, and tells 0 from -0", () => {
    const [, a] = toTensors("op", int(), 3);
    const [, b] = toTensors("op", int(), 3);
    const [, c] = toTensors("op", constant(1), 3);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    const [zero, minus] = [toTensors("op", constant(1), 0)[1], toTensors("op", constant(1), -0)[1]];
    expect([zero.arraySync(), minus.arraySync()]).toEqual([0, -0]);
  });

  it("makes a shared number anew on another backend, or once it is disposed", () => {
    const x = constant(1);
    const [, two] = toTensors("op", x, 2);
    two.dispose();
    expect(toTensors("op", x, 2)[1].arraySync()).toBe(2);
    const [, three] = toTensors("op", x, 3);
    setBackend(reference());
    expect(toTensors("op", x, 3)[1]).not.toBe(three);
  });

  it("still gives the right number after very many of them", () => {
    const x = constant(1);
    for (let i = 0; i < 1000; i++) expect(toTensors("op", x, i)[1].arraySync()).toBe(i);
    expect(toTensors("op", x, 1)[1].arraySync()).toBe(1);
  });
});
