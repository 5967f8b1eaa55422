import { describe, expect, it } from "vitest";
import type { ArrayView } from "../element.ts";
import {
  scalarToString,
  shapeToString,
  tensorRepr,
  tensorToString,
  variableRepr,
} from "./tensor.ts";

const int32 = (shape: number[], ...values: number[]): ArrayView => ({
  data: Int32Array.from(values),
  shape,
  dtype: "int32",
});
const float32 = (shape: number[], ...values: number[]): ArrayView => ({
  data: Float32Array.from(values),
  shape,
  dtype: "float32",
});
const text = (shape: number[], ...data: string[]): ArrayView => ({ data, shape, dtype: "string" });
const complex: ArrayView = { data: Float32Array.of(4, 3), shape: [], dtype: "complex64" };
const half: ArrayView = { data: Uint16Array.of(0x3fc0), shape: [], dtype: "bfloat16" };
const uint64: ArrayView = { data: BigUint64Array.of(2n ** 64n - 1n), shape: [], dtype: "uint64" };
const yes: ArrayView = { data: Uint8Array.of(1), shape: [], dtype: "bool" };

describe("print(tensor)", () => {
  it.each([
    [int32([2], 4, 6), "tf.Tensor([4 6], shape=(2,), dtype=int32)"],
    [int32([], 25), "tf.Tensor(25, shape=(), dtype=int32)"],
    [int32([2, 2], 2, 3, 4, 5), "tf.Tensor(\n[[2 3]\n [4 5]], shape=(2, 2), dtype=int32)"],
    [int32([1, 2], 2, 3), "tf.Tensor([[2 3]], shape=(1, 2), dtype=int32)"],
    [float32([], 1), "tf.Tensor(1.0, shape=(), dtype=float32)"],
    [float32([0]), "tf.Tensor([], shape=(0,), dtype=float32)"],
    [complex, "tf.Tensor((4+3j), shape=(), dtype=complex64)"],
    [yes, "tf.Tensor(True, shape=(), dtype=bool)"],
    [text([], "Elephant"), "tf.Tensor(b'Elephant', shape=(), dtype=string)"],
    [text([2], "a", "it's"), `tf.Tensor([b'a' b"it's"], shape=(2,), dtype=string)`],
  ])("%#", (view, expected) => expect(tensorToString(view)).toBe(expected));

  it("starts a wrapped row on a line of its own", () => {
    const view = int32([40], ...Array.from({ length: 40 }, (_, i) => i));
    expect(tensorToString(view)).toBe(
      "tf.Tensor(\n[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23\n" +
        " 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39], shape=(40,), dtype=int32)",
    );
  });
});

describe("repr(tensor)", () => {
  it.each([
    [int32([2], 4, 6), "<tf.Tensor: shape=(2,), dtype=int32, numpy=array([4, 6], dtype=int32)>"],
    [
      int32([2, 2], 2, 3, 4, 5),
      "<tf.Tensor: shape=(2, 2), dtype=int32, numpy=\narray([[2, 3],\n       [4, 5]], dtype=int32)>",
    ],
    [float32([], 1), "<tf.Tensor: shape=(), dtype=float32, numpy=1.0>"],
    [float32([], 0.1), "<tf.Tensor: shape=(), dtype=float32, numpy=0.1>"],
    [float32([], 1e6), "<tf.Tensor: shape=(), dtype=float32, numpy=1e+06>"],
    [half, "<tf.Tensor: shape=(), dtype=bfloat16, numpy=1.5>"],
    [uint64, "<tf.Tensor: shape=(), dtype=uint64, numpy=18446744073709551615>"],
    [complex, "<tf.Tensor: shape=(), dtype=complex64, numpy=(4+3j)>"],
    [yes, "<tf.Tensor: shape=(), dtype=bool, numpy=True>"],
    [text([], "a"), "<tf.Tensor: shape=(), dtype=string, numpy=b'a'>"],
    [text([1], "a"), "<tf.Tensor: shape=(1,), dtype=string, numpy=array([b'a'], dtype=object)>"],
  ])("%#", (view, expected) => expect(tensorRepr(view)).toBe(expected));
});

describe("repr(variable)", () => {
  it("prints the lecture's variables", () => {
    expect(variableRepr("Variable:0", int32([2], 1, 2))).toBe(
      "<tf.Variable 'Variable:0' shape=(2,) dtype=int32, numpy=array([1, 2], dtype=int32)>",
    );
    expect(variableRepr("Variable:0", float32([2], 1, 2))).toBe(
      "<tf.Variable 'Variable:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>",
    );
    expect(variableRepr("Variable:0", int32([2, 2], 1, 2, 3, 4))).toBe(
      "<tf.Variable 'Variable:0' shape=(2, 2) dtype=int32, numpy=\narray([[1, 2],\n       [3, 4]], dtype=int32)>",
    );
    expect(variableRepr("dense_1/kernel:0", float32([1, 1], 1.4402896))).toBe(
      "<tf.Variable 'dense_1/kernel:0' shape=(1, 1) dtype=float32, numpy=array([[1.4402896]], dtype=float32)>",
    );
  });

  it("prints a declared shape that is wider than the value's", () => {
    const value = int32([4], 1, 2, 3, 4);
    expect(variableRepr("Variable:0", value, null)).toBe(
      "<tf.Variable 'Variable:0' shape=<unknown> dtype=int32, numpy=array([1, 2, 3, 4], dtype=int32)>",
    );
    expect(variableRepr("v:0", value, [null])).toContain("shape=(None,) dtype=int32");
    expect(variableRepr("w:0", float32([1, 3], 1, 2, 3), [null, 3])).toBe(
      "<tf.Variable 'w:0' shape=(None, 3) dtype=float32, numpy=array([[1., 2., 3.]], dtype=float32)>",
    );
    expect(variableRepr("s:0", float32([], 2), null)).toBe(
      "<tf.Variable 's:0' shape=<unknown> dtype=float32, numpy=2.0>",
    );
    expect(variableRepr("e:0", float32([0, 3]), [null, 3])).toBe(
      "<tf.Variable 'e:0' shape=(None, 3) dtype=float32, numpy=array([], shape=(0, 3), dtype=float32)>",
    );
  });
});

describe("pieces", () => {
  it("prints shapes as tuples", () => {
    expect([[2, 3], [2], [], [null, 3], [null], null].map(shapeToString)).toEqual([
      "(2, 3)",
      "(2,)",
      "()",
      "(None, 3)",
      "(None,)",
      "<unknown>",
    ]);
  });

  it("prints a scalar's value", () => {
    expect(
      [int32([], 4), float32([], 1), yes, text([], "caf\u00e9"), complex].map(scalarToString),
    ).toEqual(["4", "1.0", "True", "b'caf\\xc3\\xa9'", "(4+3j)"]);
  });

  it("writes a lone surrogate as the replacement character", () => {
    expect(scalarToString(text([], "\ud800"))).toBe("b'\\xef\\xbf\\xbd'");
  });
});
