// Functions of text. Expected values are Python's and those of TensorFlow's documentation.
import { beforeAll, describe, expect, it } from "vitest";
import { constant, setBackend, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { concat, equal, gather, notEqual, reshape, strings, where } from "../index.ts";

beforeAll(() => setBackend(reference()));

const {
  asString,
  bytesSplit,
  join,
  length,
  lower,
  reduceJoin,
  regexFullMatch,
  regexReplace,
  split,
  strip,
  substr,
  toNumber,
  unicodeDecode,
  unicodeSplit,
  upper,
} = strings;

describe("shape and dtype", () => {
  it("are kept by functions of one string", () => {
    const x = constant([["a", "b"]]);
    for (const y of [lower(x), upper(x), strip(x), regexReplace(x, "a", "b")])
      expect([y.shape, y.dtype]).toEqual([[1, 2], "string"]);
    expect(length(x).dtype).toBe("int32");
    expect(regexFullMatch(x, "a").dtype).toBe("bool");
  });

  it("may be empty", () => {
    const none = constant([], { dtype: "string" });
    expect(length(none).shape).toEqual([0]);
    expect(split(none).shape).toEqual([0, 0]);
    expect(join([none, "x"]).shape).toEqual([0]);
    expect(reduceJoin(none).arraySync()).toBe("");
    expect(toNumber(none).shape).toEqual([0]);
  });

  it("must be those of strings", () => {
    const functions: [string, (x: TensorLike) => unknown][] = [
      ["length", length],
      ["lower", lower],
      ["upper", upper],
      ["strip", strip],
      ["split", split],
      ["reduceJoin", reduceJoin],
      ["toNumber", toNumber],
    ];
    for (const [name, fn] of functions)
      expect(() => fn([1, 2])).toThrow(
        `strings.${name}: takes strings, got float32: make them of numbers with strings.asString(x)`,
      );
  });
});

describe("length", () => {
  it("counts bytes or characters", () => {
    const words = ["", "abc", "café", "日本", "🙂"];
    expect(length(words).arraySync()).toEqual([0, 3, 5, 6, 4]);
    expect(length(words, { unit: "UTF8_CHAR" }).arraySync()).toEqual([0, 3, 4, 2, 1]);
  });

  it("knows two units", () => {
    // @ts-expect-error no such unit
    expect(() => length("a", { unit: "BIT" })).toThrow(
      'strings.length: unit is "BIT": give "BYTE" or "UTF8_CHAR"',
    );
  });
});

describe("case", () => {
  it("is that of ASCII, or of all scripts", () => {
    expect(lower("CamelCase ÄÉ").arraySync()).toBe("camelcase ÄÉ");
    expect(lower("ÄÉ", { encoding: "utf-8" }).arraySync()).toBe("äé");
    expect(upper("camelCase äé").arraySync()).toBe("CAMELCASE äé");
    expect(upper("äé", { encoding: "utf-8" }).arraySync()).toBe("ÄÉ");
  });
});

describe("strip", () => {
  it("takes whitespace from both ends only", () => {
    expect(strip(["\nTensorFlow", "     The python library    ", "\t", ""]).arraySync()).toEqual([
      "TensorFlow",
      "The python library",
      "",
      "",
    ]);
  });

  it("takes time in proportion to the length", () => {
    const long = `a${" ".repeat(200_000)}b`;
    expect(strip(long).arraySync()).toBe(long);
  });
});

describe("join", () => {
  it("broadcasts", () => {
    expect(join(["abc", "def"]).arraySync()).toBe("abcdef");
    expect(
      join(
        [
          ["abc", "123"],
          ["def", "456"],
          ["ghi", "789"],
        ],
        { separator: " " },
      ).arraySync(),
    ).toEqual(["abc def ghi", "123 456 789"]);
    expect(
      join([
        [["a"], ["b"]],
        ["x", "y"],
      ]).arraySync(),
    ).toEqual([
      ["ax", "ay"],
      ["bx", "by"],
    ]);
  });

  it("refuses what does not fit", () => {
    expect(() => join([])).toThrow("strings.join: give a list of at least one tensor");
    expect(() =>
      join([
        ["a", "b"],
        ["x", "y", "z"],
      ]),
    ).toThrow("strings.join: cannot broadcast [2] with [3]");
  });
});

describe("split", () => {
  it("is Python's", () => {
    expect(split("  a  b c ").arraySync()).toEqual(["a", "b", "c"]);
    expect(split("a b  c  ", { maxsplit: 1 }).arraySync()).toEqual(["a", "b  c  "]);
    expect(split(" a ", { maxsplit: 0 }).arraySync()).toEqual(["a "]);
    expect(split("1<>2<><>3", { sep: "<>" }).arraySync()).toEqual(["1", "2", "", "3"]);
    expect(split("1,2,3", { sep: ",", maxsplit: 1 }).arraySync()).toEqual(["1", "2,3"]);
    expect(split("", { sep: "," }).arraySync()).toEqual([""]);
    expect(split("   ").shape).toEqual([0]);
  });

  it("makes rows of one length", () => {
    expect(split([["a b c"], ["d"]]).arraySync()).toEqual([[["a", "b", "c"]], [["d", "", ""]]]);
  });
});

describe("substr", () => {
  it("takes positions for all strings or for each", () => {
    expect(substr(["Hello", "World"], 1, 3).arraySync()).toEqual(["ell", "orl"]);
    expect(substr(["ten", "eleven"], [-2, 0], [2, 99]).arraySync()).toEqual(["en", "eleven"]);
    expect(substr(["thirteen"], [2, 1], [0, 3]).arraySync()).toEqual(["", "hir"]);
  });

  it("counts bytes or characters", () => {
    expect(substr("日本語", 3, 3).arraySync()).toBe("本");
    expect(substr("日本語", 1, 1, { unit: "UTF8_CHAR" }).arraySync()).toBe("本");
    expect(() => substr("日本語", 1, 3)).toThrow(
      'strings.substr: 3 bytes from 1 on cut through a character of "日本語": count characters, with { unit: "UTF8_CHAR" }',
    );
  });

  it("refuses what lies outside", () => {
    expect(() => substr("abc", 4, 1)).toThrow(
      'strings.substr: pos 4 is out of range for "abc": its length is 3',
    );
    expect(() => substr("abc", -4, 1)).toThrow("strings.substr: pos -4 is out of range");
    expect(() => substr("abc", 0, -1)).toThrow("strings.substr: len -1 must not be negative");
    expect(() => substr("abc", 0.5, 1)).toThrow("cannot represent 0.5 as int32");
  });
});

describe("regular expressions", () => {
  it("replace all or the first, with groups", () => {
    expect(
      regexReplace("Text with tags.<br /><b>contains html</b>", "<[^>]+>", " ").arraySync(),
    ).toBe("Text with tags.  contains html ");
    expect(regexReplace("aaa", "a", "b", { replaceGlobal: false }).arraySync()).toBe("baa");
    expect(regexReplace("John Smith", "(\\w+) (\\w+)", "\\2, \\1 (\\0) $1 \\\\").arraySync()).toBe(
      "Smith, John (John Smith) $1 \\",
    );
    expect(regexReplace("ab", "(a)|(b)", "[\\1\\2\\3]").arraySync()).toBe("[a][b]");
    // tf.strings.regex_replace: nothing is no match right behind one.
    expect(regexReplace("xx 12 bb", "x*", "-").arraySync()).toBe("- -1-2- -b-b-");
    expect(regexReplace("ABC", "(?i)b", "-").arraySync()).toBe("A-C");
    expect(regexReplace("a1b2", /\d/, "#").arraySync()).toBe("a#b#");
  });

  it("match the whole string", () => {
    expect(regexFullMatch(["TF lib", "lib TF"], ".*lib$").arraySync()).toEqual([true, false]);
    expect(regexFullMatch(["ab", "a", "b\n"], "a|b").arraySync()).toEqual([false, true, false]);
  });

  it("must be readable", () => {
    expect(() => regexReplace("a", "(", "b")).toThrow(
      "strings.regexReplace: cannot read the pattern (",
    );
  });
});

describe("reduceJoin", () => {
  it("joins axes in their order", () => {
    const x = [
      ["a", "b"],
      ["c", "d"],
    ];
    expect(reduceJoin(x).arraySync()).toBe("abcd");
    expect(reduceJoin(x, 0).arraySync()).toEqual(["ac", "bd"]);
    expect(reduceJoin(x, -1, { separator: ".", keepDims: true }).arraySync()).toEqual([
      ["a.b"],
      ["c.d"],
    ]);
    expect(reduceJoin(x, [0, 1]).arraySync()).toBe("acbd");
    expect(reduceJoin(x, [1, 0]).arraySync()).toBe("abcd");
    expect(reduceJoin(x, []).arraySync()).toEqual(x);
  });

  it("joins nothing to an empty string", () => {
    expect(reduceJoin(constant([], { dtype: "string", shape: [2, 0] }), 1).arraySync()).toEqual([
      "",
      "",
    ]);
  });

  it("refuses an axis that is not there", () => {
    expect(() => reduceJoin(["a"], 1)).toThrow("strings.reduceJoin: axis 1 is out of range");
  });
});

describe("toNumber", () => {
  it("reads floats", () => {
    expect(toNumber(["1.55", " -2e3\n", "+.5", "3.", "inf", "-Infinity"]).arraySync()).toEqual([
      Math.fround(1.55),
      -2000,
      0.5,
      3,
      Infinity,
      -Infinity,
    ]);
    expect(toNumber("nan").arraySync()).toBeNaN();
    expect(toNumber("0.1", { outType: "float64" }).arraySync()).toBe(0.1);
  });

  it("reads integers of every width", () => {
    expect(toNumber("-128", { outType: "int8" }).arraySync()).toBe(-128);
    expect(toNumber("18446744073709551615", { outType: "uint64" }).arraySync()).toBe(
      2n ** 64n - 1n,
    );
    expect(() => toNumber("128", { outType: "int8" })).toThrow(
      'strings.toNumber: "128" is not a number of dtype int8',
    );
    expect(() => toNumber("1.5", { outType: "int32" })).toThrow(
      '"1.5" is not a number of dtype int32',
    );
  });

  it.each(["", " ", "one", "1,5", "0x10", "1e", ".", "--1", "1 2", "NaN1"])("refuses %j", (s) => {
    expect(() => toNumber(s)).toThrow(
      `strings.toNumber: ${JSON.stringify(s)} is not a number of dtype float32`,
    );
  });

  it("gives numbers only", () => {
    // @ts-expect-error bool is no number
    expect(() => toNumber("1", { outType: "bool" })).toThrow(
      'strings.toNumber: outType "bool" is no dtype of numbers',
    );
  });
});

describe("asString", () => {
  it("writes every dtype", () => {
    expect(asString(3).arraySync()).toBe("3.000000");
    expect(asString(constant([3, -1], { dtype: "int32" })).arraySync()).toEqual(["3", "-1"]);
    expect(asString(constant([2n ** 63n - 1n])).arraySync()).toEqual(["9223372036854775807"]);
    expect(asString([true, false]).arraySync()).toEqual(["true", "false"]);
    expect(asString(["a"]).arraySync()).toEqual(["a"]);
    expect(asString([{ re: 1, im: -2 }], { precision: 1 }).arraySync()).toEqual(["(1.0,-2.0)"]);
    expect(asString(constant([1.5], { dtype: "float16" })).arraySync()).toEqual(["1.500000"]);
    expect(asString([NaN, Infinity, -Infinity]).arraySync()).toEqual(["nan", "inf", "-inf"]);
  });

  it("has printf's forms", () => {
    expect(asString([1234.5], { scientific: true, precision: 2 }).arraySync()).toEqual([
      "1.23e+03",
    ]);
    expect(asString([1e-7, 0.5], { shortest: true }).arraySync()).toEqual(["1e-07", "0.5"]);
    expect(
      asString(constant([7, -7], { dtype: "int32" }), { width: 4, fill: "0" }).arraySync(),
    ).toEqual(["0007", "-007"]);
    expect(asString(constant([7], { dtype: "int32" }), { width: 3 }).arraySync()).toEqual(["  7"]);
    expect(
      asString(constant([7], { dtype: "int32" }), { width: 3, fill: "-" }).arraySync(),
    ).toEqual(["7  "]);
  });

  it("refuses options that contradict", () => {
    expect(() => asString([1], { scientific: true, shortest: true })).toThrow(
      "strings.asString: scientific and shortest exclude each other: give one",
    );
    expect(() => asString(constant([1], { dtype: "int32" }), { precision: 2 })).toThrow(
      "strings.asString: precision is for floats, the input is int32: leave it out",
    );
    // tf.strings.as_string
    expect(() => asString(constant([1], { dtype: "int32" }), { shortest: true })).toThrow(
      "strings.asString: shortest is for floats, the input is int32: leave it out",
    );
    expect(asString([true, false], { width: 8, fill: "0" }).arraySync()).toEqual(["true", "false"]);
    expect(asString([1, -1, NaN], { width: 3, fill: " " }).arraySync()).toEqual([
      " 1.000000",
      "-1.000000",
      " nan",
    ]);
    expect(asString(constant([7], { dtype: "uint8" }), { fill: " " }).arraySync()).toEqual(["7"]);
    expect(() => asString([1], { precision: 101 })).toThrow(
      "precision 101 is more than 100 digits",
    );
    // @ts-expect-error no such fill
    expect(() => asString([1], { fill: "x" })).toThrow('fill is "x": give "" or " " or "0" or "-"');
  });
});

describe("ops of every dtype", () => {
  it("compare, choose and move strings", () => {
    const x = constant(["a", "b", "c"]);
    expect(equal(x, ["a", "x", "c"]).arraySync()).toEqual([true, false, true]);
    expect(notEqual(x, "b").arraySync()).toEqual([true, false, true]);
    expect(where(equal(x, "b"), "-", x).arraySync()).toEqual(["a", "-", "c"]);
    expect(gather(x, [2, 0]).arraySync()).toEqual(["c", "a"]);
    expect(concat([x, ["d"]], 0).arraySync()).toEqual(["a", "b", "c", "d"]);
    expect(reshape(x, [3, 1]).toString()).toBe(
      "tf.Tensor(\n[[b'a']\n [b'b']\n [b'c']], shape=(3, 1), dtype=string)",
    );
  });
});

describe("characters", () => {
  it("are split from each other, also those beyond 16 bits", () => {
    expect(unicodeSplit("día 🦊", "UTF-8").arraySync()).toEqual(["d", "í", "a", " ", "🦊"]);
    expect(unicodeSplit(["ab", "", "cde"], "UTF-8").arraySync()).toEqual([
      ["a", "b", ""],
      ["", "", ""],
      ["c", "d", "e"],
    ]);
    expect(unicodeDecode("día 🦊", "UTF-8").toString()).toBe(
      "tf.Tensor([   100    237     97     32 129418], shape=(5,), dtype=int32)",
    );
    expect(unicodeDecode([["ab"], ["c"]], "UTF-8").arraySync()).toEqual([[[97, 98]], [[99, 0]]]);
    expect(unicodeDecode(constant([], { dtype: "string" }), "UTF-8").shape).toEqual([0, 0]);
  });

  it("of one byte are bytes", () => {
    expect(bytesSplit(["ox", "hen"]).arraySync()).toEqual([
      ["o", "x", ""],
      ["h", "e", "n"],
    ]);
    expect(() => bytesSplit(["ox", "café"])).toThrow(
      'strings.bytesSplit: "café" has characters of several bytes: strings.unicodeSplit gives characters, io.decodeRaw(x, "uint8") bytes as numbers',
    );
  });

  it("come in UTF-8 only", () => {
    const utf16 = "UTF-16-BE" as "UTF-8";
    expect(() => unicodeSplit("a", utf16)).toThrow(
      'strings.unicodeSplit: inputEncoding is "UTF-16-BE": give "UTF-8"',
    );
    expect(() => unicodeDecode("a", utf16)).toThrow(
      'strings.unicodeDecode: inputEncoding is "UTF-16-BE": give "UTF-8"',
    );
    expect(() => unicodeSplit([1], "UTF-8")).toThrow("takes strings, got float32");
  });
});
