import { describe, expect, it } from "vitest";
import { ArgumentError } from "./errors.ts";
import { checkOptions } from "./options.ts";

const check = (options: unknown): void => checkOptions("op", options, ["axis", "keepDims"]);

describe("checkOptions", () => {
  it("takes known keys, none, and no options at all", () => {
    for (const options of [
      undefined,
      {},
      { axis: 1 },
      { keepDims: undefined, axis: 0 },
      Object.create(null),
    ]) {
      expect(() => check(options)).not.toThrow();
    }
  });

  it("names an unknown key and the known ones", () => {
    expect(() => check({ axis: 1, keepdims: true })).toThrow(
      new ArgumentError("op", 'unknown option "keepdims": the options are "axis", "keepDims"'),
    );
  });

  it.each([
    [true, "true"],
    [1, "1"],
    [2n, "2n"],
    ["int32", '"int32"'],
    [null, "null"],
    [[0, 1], "[0, 1]"],
    [[1n], "[1n]"],
    [() => 1, "a function"],
    [Symbol("s"), "Symbol(s)"],
  ])("refuses %s for options", (options, shown) => {
    expect(() => check(options)).toThrow(
      new ArgumentError(
        "op",
        `the last argument is an options object with "axis", "keepDims", got ${shown}`,
      ),
    );
  });

  it("survives an array that contains itself", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => check(loop)).toThrow(ArgumentError);
  });
});
