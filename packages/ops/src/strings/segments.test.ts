// Neighbours and segments of strings, and strings of code points. Expected values are TensorFlow's.
import { beforeAll, describe, expect, it } from "vitest";
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { strings } from "../index.ts";

beforeAll(() => setBackend(reference()));

const { ngrams, unicodeDecode, unicodeEncode, unicodeScript, unsortedSegmentJoin } = strings;

const row = ["a", "b", "c", "d"];
const of = (...args: Parameters<typeof ngrams> extends [unknown, ...infer R] ? R : never) =>
  ngrams(row, ...args).arraySync();

describe("ngrams", () => {
  it("have one or several widths, and a separator", () => {
    expect(of(2)).toEqual(["a b", "b c", "c d"]);
    expect(of([3, 1])).toEqual(["a b c", "b c d", "a", "b", "c", "d"]);
    expect(of(2, { separator: "" })).toEqual(["ab", "bc", "cd"]);
    expect(of(5)).toEqual([]);
  });

  it("are padded", () => {
    expect(of(3, { padValues: ["L", "R"] })).toEqual([
      "L L a",
      "L a b",
      "a b c",
      "b c d",
      "c d R",
      "d R R",
    ]);
    expect(of(3, { padValues: ["L", "R"], paddingWidth: 1 })).toEqual([
      "L a b",
      "a b c",
      "b c d",
      "c d R",
    ]);
    expect(of(2, { padValues: "P", paddingWidth: 5 })).toEqual(["P a", "a b", "b c", "c d", "d P"]);
    expect(of(1, { padValues: "P" })).toEqual(row);
  });

  it("keep short rows if asked to", () => {
    const preserveShortSequences = true;
    expect(of([5, 6], { preserveShortSequences })).toEqual(["a b c d"]);
    expect(of([5, 3], { preserveShortSequences })).toEqual(["a b c", "b c d"]);
    expect(of(8, { preserveShortSequences, padValues: "P", paddingWidth: 2 })).toEqual([
      "P P a b c d P P",
    ]);
  });

  it("go along the last axis", () => {
    expect(
      ngrams(
        [
          [
            ["a", "b", "c"],
            ["d", "e", "f"],
          ],
        ],
        2,
      ).arraySync(),
    ).toEqual([
      [
        ["a b", "b c"],
        ["d e", "e f"],
      ],
    ]);
    const empty = constant([], { dtype: "string", shape: [2, 0] });
    expect(ngrams(empty, 2, { padValues: "P" }).shape).toEqual([2, 0]);
  });

  it("refuse what makes no sense", () => {
    expect(() => of(0)).toThrow("strings.ngrams: ngramWidth must be positive, got 0");
    expect(() => of(2, { paddingWidth: 1 })).toThrow(
      "strings.ngrams: paddingWidth has no meaning without padValues: give them",
    );
    expect(() => of(2, { padValues: "P", paddingWidth: 0 })).toThrow(
      "strings.ngrams: paddingWidth must be positive, got 0",
    );
    expect(() => ngrams("a", 1)).toThrow(
      "strings.ngrams: takes a rank of 1 or more, got a scalar: split it with strings.split",
    );
    // @ts-expect-error three values
    expect(() => of(2, { padValues: ["a", "b", "c"] })).toThrow(
      'strings.ngrams: padValues must be a string or two, got ["a", "b", "c"]',
    );
  });
});

describe("unsortedSegmentJoin", () => {
  it("joins what has one id", () => {
    const separator = "-";
    expect(unsortedSegmentJoin(["a", "b"], [0, 2], 4, { separator }).arraySync()).toEqual([
      "a",
      "",
      "b",
      "",
    ]);
    const square = [
      ["a", "b"],
      ["c", "d"],
    ];
    expect(unsortedSegmentJoin(square, [0, 0], 1, { separator }).arraySync()).toEqual([
      ["a-c", "b-d"],
    ]);
    const ids = [
      [0, 1],
      [1, 0],
    ];
    expect(unsortedSegmentJoin(square, ids, 2, { separator }).arraySync()).toEqual(["a-d", "b-c"]);
  });

  it("refuses ids that do not fit", () => {
    expect(() => unsortedSegmentJoin(["a", "b"], [0, -1], 2)).toThrow(
      "strings.unsortedSegmentJoin: segment id -1 is out of range: there are 2 segments",
    );
    expect(() => unsortedSegmentJoin(["a", "b"], [0, 5], 2)).toThrow(
      "segment id 5 is out of range",
    );
    expect(() => unsortedSegmentJoin(["a", "b"], [0], 2)).toThrow(
      "strings.unsortedSegmentJoin: segmentIds of shape [1] and inputs of [2]: the inputs' shape must begin with that of the ids, which have an axis at least",
    );
    expect(() => unsortedSegmentJoin("a", 0, 2)).toThrow("segmentIds of shape []");
    expect(() => unsortedSegmentJoin(["a"], [0], -1)).toThrow(
      "strings.unsortedSegmentJoin: numSegments must not be negative, got -1",
    );
    expect(() => unsortedSegmentJoin(["a"], constant([0.5]), 1)).toThrow(
      "strings.unsortedSegmentJoin: cannot represent 0.5 as int32",
    );
  });
});

describe("unicodeEncode", () => {
  it("undoes unicodeDecode", () => {
    const words = ["día", "né🦊"];
    expect(unicodeEncode(unicodeDecode(words, "UTF-8"), "UTF-8").arraySync()).toEqual(words);
    expect(unicodeEncode([[[72, 105]]], "UTF-8").arraySync()).toEqual([["Hi"]]);
    const none = constant([], { dtype: "int32", shape: [2, 0] });
    expect(unicodeEncode(none, "UTF-8").arraySync()).toEqual(["", ""]);
  });

  it("replaces what is no code point, leaves it out, or refuses it", () => {
    const codes = [0xd800, 72, -1, 0x110000];
    expect(unicodeEncode(codes, "UTF-8").arraySync()).toBe("\ufffdH\ufffd\ufffd");
    expect(unicodeEncode(codes, "UTF-8", { replacementChar: 63 }).arraySync()).toBe("?H??");
    expect(unicodeEncode(codes, "UTF-8", { errors: "ignore" }).arraySync()).toBe("H");
    expect(() => unicodeEncode(codes, "UTF-8", { errors: "strict" })).toThrow(
      'strings.unicodeEncode: 55296 is no code point: give { errors: "replace" } or "ignore"',
    );
  });

  it("takes integers", () => {
    expect(() => unicodeEncode(constant([1.5]), "UTF-8")).toThrow(
      "strings.unicodeEncode: cannot represent 1.5 as int32",
    );
    expect(() => unicodeEncode(72, "UTF-8")).toThrow("takes a rank of 1 or more, got a scalar");
  });
});

describe("unicodeScript", () => {
  it("has ICU's numbers", () => {
    const codes = [97, 0x3b1, 0x4e00, 32, 0x1f600, 0x416, 0x5d0, 0xd800, 0x378, 0x300];
    expect(unicodeScript(codes).arraySync()).toEqual([25, 14, 17, 0, 0, 8, 19, 103, 103, 1]);
    // Yezidi, Tangut, Adlam, hieroglyphs, cuneiform, Cherokee
    const rare = [
      [0x10e80, 0x17000, 0x1e900],
      [0x13000, 0x12000, 0x13a0],
    ];
    expect(unicodeScript(rare).arraySync()).toEqual([
      [192, 154, 167],
      [71, 101, 6],
    ]);
    expect(unicodeScript([-1, 0x110000]).arraySync()).toEqual([-1, -1]);
    expect(unicodeScript([97]).dtype).toBe("int32");
  });

  it("takes integers", () => {
    expect(() => unicodeScript([0.5])).toThrow(
      "strings.unicodeScript: cannot represent 0.5 as int32",
    );
  });
});
