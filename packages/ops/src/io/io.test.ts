// Numbers from bytes. Expected values are those of NumPy's `frombuffer`.
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, expect, it } from "vitest";
import { io } from "../index.ts";

beforeAll(() => setBackend(reference()));

it("reads the bytes of UTF-8", () => {
  expect(io.decodeRaw("Yak", "uint8").toString()).toBe(
    "tf.Tensor([ 89  97 107], shape=(3,), dtype=uint8)",
  );
  expect(io.decodeRaw(["é", "ok"], "uint8").arraySync()).toEqual([
    [195, 169],
    [111, 107],
  ]);
  expect(io.decodeRaw(constant([], { dtype: "string" }), "int32").shape).toEqual([0, 0]);
});

it("reads wider numbers, from either end", () => {
  expect(io.decodeRaw("ABCDEFGH", "int32").arraySync()).toEqual([1145258561, 1212630597]);
  expect(io.decodeRaw("ABCDEFGH", "int32", { littleEndian: false }).arraySync()).toEqual([
    1094861636, 1162233672,
  ]);
  expect(io.decodeRaw("ABCDEFGH", "int64").arraySync()).toEqual([5208208757389214273n]);
  expect(io.decodeRaw("\0\0\0@\0\0@@", "complex64").arraySync()).toEqual([{ re: 2, im: 3 }]);
  expect(io.decodeRaw("@\0\0\0@@\0\0", "complex64", { littleEndian: false }).arraySync()).toEqual([
    { re: 2, im: 3 },
  ]);
});

it("cuts or fills strings to one length", () => {
  expect(io.decodeRaw(["abc", "x"], "uint8", { fixedLength: 2 }).arraySync()).toEqual([
    [97, 98],
    [120, 0],
  ]);
});

it("refuses what it cannot read", () => {
  expect(() => io.decodeRaw(["abc", "x"], "uint8")).toThrow(
    "io.decodeRaw: strings of 3 and 1 bytes: give { fixedLength } to cut or fill them",
  );
  expect(() => io.decodeRaw("abc", "int16")).toThrow(
    "io.decodeRaw: 3 bytes are no whole number of int16, which takes 2: give another outType or { fixedLength }",
  );
  expect(() => io.decodeRaw("abc", "string")).toThrow(
    "io.decodeRaw: outType must be a dtype of numbers, got string",
  );
  expect(() => io.decodeRaw("abc", "uint8", { fixedLength: -1 })).toThrow("-1 bytes are no whole");
});
