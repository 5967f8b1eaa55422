import {
  constant,
  NumericsError,
  setBackend,
  type Backend,
  type DType,
  type TensorLike,
} from "@gradtape/core";
import { defineOp, dispatch } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fill } from "../create/fill.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "../shape/reshape.ts";
import { disableCheckNumerics, enableCheckNumerics } from "./check-numerics-mode.ts";
import { checkNumerics } from "./checkNumerics.ts";

/** A backend whose device cannot be waited for. */
function asynchronous(): Backend {
  const { readSync: _, ...rest } = reference();
  return { ...rest, name: "far" };
}

/** The text without where it was called: whether a test of this folder counts as a user's depends on how it is served. */
const told = (fn: () => unknown): string => caught(fn).message.replace(/; called .*$/, "");

const caught = (fn: () => unknown): NumericsError => {
  try {
    fn();
  } catch (error) {
    if (error instanceof NumericsError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

beforeEach(() => setBackend(reference()));
afterEach(disableCheckNumerics);

describe("enableCheckNumerics", () => {
  it.each<[what: string, fn: () => unknown, message: string]>([
    [
      "a scalar",
      () => log(0),
      "log: the result has 1 infinite value, made from finite inputs: float32 of shape []",
    ],
    [
      "NaN and infinities apart",
      () =>
        divide(
          [
            [1, 0, 3],
            [-1, 0, 1],
          ],
          [
            [1, 0, 0],
            [0, 0, 2],
          ],
        ),
      "divide: the result has 2 NaN and 2 infinite values, made from finite inputs: float32 of shape [2, 3], the first at [0, 1]",
    ],
    [
      "overflow of a narrow dtype",
      () => multiply(constant([300, 1], { dtype: "float16" }), 300),
      "multiply: the result has 1 infinite value, made from finite inputs: float16 of shape [2], the first at [0]",
    ],
    [
      "what data brought in",
      () => add([1, 2], [1, NaN]),
      "add: the result has 1 NaN, which input 1 had already: float32 of shape [2], the first at [1]",
    ],
    [
      "what a view passes on",
      () => reduceSum(reshape(constant([1, Infinity]), [2, 1])),
      "reduceSum: the result has 1 infinite value, which input 0 had already: float32 of shape []",
    ],
  ])("names the op, the amount, dtype, shape and place: %s", (_, fn, message) => {
    fn();
    enableCheckNumerics();
    expect(told(fn)).toBe(message);
  });

  it("counts a complex number once, as NaN if a part of it is", () => {
    const op = defineOp({ name: "given", infer: ([x]) => [x], compose: () => [parts] });
    const parts = constant([
      { re: NaN, im: Infinity },
      { re: 1, im: -Infinity },
      { re: 1, im: 2 },
    ]);
    enableCheckNumerics();
    expect(told(() => dispatch(op, [constant([{ re: 0, im: 0 }])], {}))).toBe(
      "given: the result has 1 NaN and 1 infinite value, made from finite inputs: complex64 of shape [3], the first at [0]",
    );
  });

  it("has the facts as fields", () => {
    enableCheckNumerics();
    expect(caught(() => log([1, 0, -1, -2]))).toMatchObject({
      name: "NumericsError",
      op: "log",
      dtype: "float32",
      shape: [4],
      nan: 2,
      infinite: 1,
    });
  });

  it("looks at nothing that only moves, that is asked for, or that is no float", () => {
    enableCheckNumerics();
    const x = constant([NaN, Infinity]);
    expect(reshape(x, [2, 1]).arraySync()).toEqual([[NaN], [Infinity]]);
    expect(fill([1], Infinity).arraySync()).toEqual([Infinity]);
    expect(add(constant([2 ** 31 - 1], { dtype: "int32" }), 1).arraySync()).toEqual([-(2 ** 31)]);
    expect(exp(constant([], { shape: [0] })).arraySync()).toEqual([]);
  });

  it("goes on after an error, until it is disabled; both may be called twice", () => {
    enableCheckNumerics();
    enableCheckNumerics();
    caught(() => log(0));
    caught(() => log(0));
    disableCheckNumerics();
    expect(log(0).arraySync()).toBe(-Infinity);
    disableCheckNumerics();
    enableCheckNumerics();
    caught(() => log(0));
  });

  it("reads each result once, however often it was enabled", () => {
    const backend = reference();
    let reads = 0;
    setBackend({ ...backend, readSync: (...args) => (reads++, backend.readSync!(...args)) });
    enableCheckNumerics();
    enableCheckNumerics();
    add(1, 2);
    expect(reads).toBe(1);
  });

  it("refuses a backend that cannot be read at once, when enabled and when one is set later", () => {
    setBackend(asynchronous());
    const message =
      "enableCheckNumerics: the far backend cannot be read at once, and every result must be: look for the error on the js backend";
    expect(() => enableCheckNumerics()).toThrow(message);
    expect(() => log(1)).not.toThrow();
    setBackend(reference());
    enableCheckNumerics();
    setBackend(asynchronous());
    expect(() => log(1)).toThrow(message);
  });
});

describe("checkNumerics", () => {
  it("gives x itself if all of it is finite", () => {
    const x = constant([1, 2]);
    const y = checkNumerics(x, "x");
    expect(y.arraySync()).toEqual([1, 2]);
    expect(y.storage).toBe(x.storage);
  });

  it.each<[x: TensorLike, dtype: DType, message: string]>([
    [NaN, "float32", "checkNumerics: the loss: 1 NaN: float32 of shape []"],
    [
      [[1], [-Infinity]],
      "float16",
      "checkNumerics: the loss: 1 infinite value: float16 of shape [2, 1], the first at [1, 0]",
    ],
    [
      [{ re: 1, im: NaN }],
      "complex128",
      "checkNumerics: the loss: 1 NaN: complex128 of shape [1], the first at [0]",
    ],
    [
      [1],
      "int32",
      'checkNumerics: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
    ],
  ])("refuses %o as %s", (x, dtype, message) => {
    expect(() => checkNumerics(constant(x, { dtype }), "the loss")).toThrow(
      expect.objectContaining({ message }),
    );
  });

  it("refuses a missing message, and a backend that cannot be read at once", () => {
    // @ts-expect-error the message is required
    expect(() => checkNumerics(1)).toThrow(
      "checkNumerics: the second argument says what the tensor is, got undefined; write a text",
    );
    setBackend(asynchronous());
    expect(() => checkNumerics(1, "x")).toThrow(
      "checkNumerics: the far backend cannot be read at once: look at await x.data() instead",
    );
  });
});
