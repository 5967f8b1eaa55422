// What `print` and `strings.format` write, in the form of TensorFlow's `tf.print` and `tf.strings.format`.
import { constant, setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { print, range, reshape, strings } from "../index.ts";

beforeAll(() => setBackend(reference()));
afterEach(() => void vi.restoreAllMocks());

function printed(...inputs: readonly unknown[]): unknown {
  const log = vi.spyOn(console, "log").mockReturnValue();
  print(...inputs);
  return log.mock.calls.at(-1)![0];
}

describe("tensors are summarized", () => {
  it("by three elements from each end", () => {
    expect(printed(range(10))).toBe("[0 1 2 ... 7 8 9]");
    expect(printed(range(7))).toBe("[0 1 2 ... 4 5 6]");
    expect(printed(range(6))).toBe("[0 1 2 3 4 5]");
    expect(printed(constant([]))).toBe("[]");
  });

  it("on every axis, a line for each row", () => {
    expect(printed(constant([[1, 2], [3, 4]]))).toBe("[[1 2]\n [3 4]]"); // prettier-ignore
    expect(printed(reshape(range(8), [2, 2, 2]))).toBe("[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]");
    expect(printed(reshape(range(64), [8, 8]))).toBe(
      "[[0 1 2 ... 5 6 7]\n [8 9 10 ... 13 14 15]\n [16 17 18 ... 21 22 23]\n ...\n [40 41 42 ... 45 46 47]\n [48 49 50 ... 53 54 55]\n [56 57 58 ... 61 62 63]]",
    );
  });

  it("with as few digits as can be read back", () => {
    expect(printed(constant([1, 0.1, 1 / 3, 1e10, -1e-5]))).toBe(
      "[1 0.1 0.333333343 1e+10 -1e-05]",
    );
    expect(printed(constant([Math.PI, 0.1], { dtype: "float64" }))).toBe(
      "[3.1415926535897931 0.1]",
    );
    expect(printed(constant([NaN, Infinity, -Infinity, -0]))).toBe("[nan inf -inf -0]");
    expect(printed(constant([0.1, 65504], { dtype: "float16" }))).toBe("[0.0999755859 65504]");
  });

  it("of every kind of dtype", () => {
    expect(printed(constant([true, false]))).toBe("[1 0]");
    expect(printed(constant([2n ** 62n]))).toBe("[4611686018427387904]");
    expect(printed(constant(["a", 'b"']))).toBe('["a" "b\\""]');
    expect(printed(constant({ re: 1, im: -0.5 }))).toBe("(1,-0.5)");
  });
});

describe("print", () => {
  it("puts text, tensors, variables and values side by side", () => {
    expect(printed("step", 3, "loss:", constant(0.5), new Variable([1, 2]))).toBe(
      "step 3 loss: 0.5 [1 2]",
    );
    expect(printed()).toBe("");
  });

  it("looks into arrays and objects", () => {
    const x = range(10);
    expect(printed("tensors:", x, { twice: [x, "so"], none: null })).toBe(
      "tensors: [0 1 2 ... 7 8 9] {'twice': [[0 1 2 ... 7 8 9], 'so'], 'none': null}",
    );
  });
});

describe("strings.format", () => {
  it("fills a template", () => {
    expect(strings.format("x = {}, y = {}", [constant([1, 2]), 3]).arraySync()).toBe(
      "x = [1 2], y = 3",
    );
    expect(strings.format("{}!", constant("ok")).arraySync()).toBe('"ok"!');
    expect(strings.format("{} %", range(9), { placeholder: "%", summarize: 1 }).arraySync()).toBe(
      "{} [0 ... 8]",
    );
    expect(strings.format("{}", range(9), { summarize: -1 }).arraySync()).toBe(
      "[0 1 2 3 4 5 6 7 8]",
    );
    expect(strings.format("nothing", []).arraySync()).toBe("nothing");
  });

  it("needs a tensor for each placeholder", () => {
    expect(() => strings.format("{} {}", constant(1))).toThrow(
      "strings.format: 2 placeholders and 1 tensors: give one tensor for each",
    );
    expect(() => strings.format("{}", constant(1), { summarize: 0.5 })).toThrow(
      "strings.format: summarize must be an integer, got 0.5",
    );
  });
});
