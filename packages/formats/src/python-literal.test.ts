import { describe, expect, test } from "vitest";
import { LiteralFault, parsePythonLiteral } from "./python-literal.ts";

describe("parsePythonLiteral", () => {
  test.each([
    ["True", true],
    ["False ", false],
    [" None", null],
    ["-12", -12],
    ["3L", 3],
    ["'a\\'b'", "a'b"],
    ['u"x"', "x"],
    ["()", []],
    ["(3)", 3],
    ["(3,)", [3]],
    ["(2L, 3L)", [2, 3]],
    ["[('a', '<f4'), ]", [["a", "<f4"]]],
  ])("reads %s", (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  test("reads a dict as a map, in order", () => {
    const map = parsePythonLiteral("{'b': 1, \"a\": (2,), }\n");
    expect(map).toEqual(
      new Map<string, unknown>([
        ["b", 1],
        ["a", [2]],
      ]),
    );
  });

  test.each([
    "",
    "(1 2)",
    "{'a' 1}",
    "{'a': 1 'b': 2}",
    "{1: 2}",
    "{'a': 1, 'a': 2}",
    "'open",
    "'a\nb'",
    "'\\x41'",
    "1.5",
    "Truest",
    "1 2",
    ",",
    "__import__('os')",
    "(1,,2)",
    "(".repeat(100_000),
  ])("refuses %j", (text) => {
    expect(() => parsePythonLiteral(text)).toThrow(LiteralFault);
  });

  test("names the place", () => {
    expect(() => parsePythonLiteral("(1 2)")).toThrow('"," or ")" is missing at character 3');
  });
});
