// What is not in the language gets an error that shows the place, and nothing that a text can say reaches further than ops.
import { ArgumentError, constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, test } from "vitest";
import { expr, type ExprSlot } from "./expr.ts";

setBackend(reference());

const x = constant([1, 2, 3]);

function template(text: string, slot: ExprSlot = x): unknown {
  const pieces = text.split("$");
  const strings = Object.assign(pieces, { raw: pieces }) as TemplateStringsArray;
  return expr(strings, ...pieces.slice(1).map(() => slot));
}
/** The message without the name of the tag. */
function messageOf(text: string, slot?: ExprSlot): string {
  try {
    template(text, slot);
    return "no error";
  } catch (error) {
    if (error instanceof ArgumentError) return error.message.replace(/^expr: /, "");
    throw error;
  }
}

describe("syntax", () => {
  test.each([
    ["$ +", "unexpected end: `${…} +`"],
    ["", "unexpected end: ``"],
    ["$ + * 2", 'unexpected "*": `${…} + *`'],
    ["$ $", 'unexpected "${…}": `${…} ${…}`; an operator is missing before it'],
    ["2 $", 'unexpected "${…}": `2 ${…}`; an operator is missing before it'],
    ["$ x", 'unexpected "x": `${…} x`; an operator is missing before it'],
    ["(1 + 2", 'unexpected end: `(1 + 2`; ")" is missing before it'],
    ["[1, 2)", 'unexpected ")": `[1, 2)`; "]" is missing before it'],
    ["1 + 2)", 'unexpected ")": `1 + 2)`'],
    ["1, 2", 'unexpected ",": `1,`'],
    ["$[]", 'unexpected "]": `${…}[]`; an index is missing before it'],
    ["$[1,,2]", 'unexpected ",": `${…}[1,,`; an index is missing before it'],
    ["$.", "unexpected end: `${…}.`; a name stands after a point"],
    ["$.1", 'unexpected ".1": `${…}.1`; an operator is missing before it'],
    ["$ if $", 'unexpected end: `${…} if ${…}`; "else" is missing before it'],
    ["2 * not $", 'unexpected "not": `2 * not`'],
    [
      "sum(axis=0, $)",
      "an argument without a name stands after one with a name: `sum(axis=0, ${…}`",
    ],
    ["f(*$)", 'unexpected "*": `f(*`'],
    ["$ := 1", 'unexpected ":": `${…} :`'],
    ["$ # note", 'unexpected "#": `${…} #`'],
    ["lambda y: y", 'unexpected "lambda": `lambda`; interpolate a function: ${…}(x)'],
  ])("%s", (text, message) => expect(messageOf(text)).toBe(message));

  test.each([
    ["1 < $ < 3", "comparisons cannot be chained: `1 < ${…} <`; write (a < b) & (b < c)"],
    [
      "$ and $",
      'unexpected "and": `${…} and`; write & between bools, and brackets around comparisons',
    ],
    [
      "$ && $",
      'unexpected "&&": `${…} &&`; write & between bools, and brackets around comparisons',
    ],
    [
      "$ or $",
      'unexpected "or": `${…} or`; write | between bools, and brackets around comparisons',
    ],
    [
      "$ || $",
      'unexpected "||": `${…} ||`; write | between bools, and brackets around comparisons',
    ],
    ["!$", 'unexpected "!": `!`; write ~ before a bool'],
    ["$ ? 1 : 2", 'unexpected "?": `${…} ?`; write a if condition else b'],
    ["$ = 1", 'unexpected "=": `${…} =`; write == to compare'],
    ["$ === 1", 'unexpected "===": `${…} ===`; write =='],
    ["$ !== 1", 'unexpected "!==": `${…} !==`; write !='],
    ["$ is None", 'unexpected "is": `${…} is`; write =='],
    ["$ << 1", 'unexpected "<<": `${…} <<`'],
  ])("other languages' %s", (text, message) => expect(messageOf(text)).toBe(message));

  test.each([
    ["12abc", '"12abc" is neither a number nor a name: `12abc`'],
    ["1.2.3", '"1.2.3" is neither a number nor a name: `1.2.3`'],
    ["1__0", '"1__0" is neither a number nor a name: `1__0`'],
    ["0x", '"0x" is neither a number nor a name: `0x`'],
    ["1e", '"1e" is neither a number nor a name: `1e`'],
    ["012", "an integer begins with 0: `012`; write 0o12 in base 8"],
    [
      "9007199254740993",
      "JavaScript has no number for this integer: `9007199254740993`; interpolate a bigint, or give it a decimal point",
    ],
    ["'abc", "a string does not end: `'abc`; interpolate the whole string, not a part of it"],
    ["'a$'", "a string does not end: `'a`; interpolate the whole string, not a part of it"],
  ])("the literal %s", (text, message) => expect(messageOf(text)).toBe(message));

  test("an integer that a number holds is no mistake, however long", () => {
    expect(messageOf("100000000000000000000")).toBe("no error");
    expect(messageOf("9007199254740993.0")).toBe("no error");
  });

  test("shows the last part of a long text, on one line", () => {
    const sum = Array.from({ length: 30 }, (_, i) => `number_${i}`).join("\n  + ");
    expect(messageOf(`[${sum.replace(/number_/g, "1")} + ]`)).toBe(
      'unexpected "]": `…+ 123 + 124 + 125 + 126 + 127 + 128 + 129 + ]`',
    );
  });
});

describe("names", () => {
  test.each([
    ["y + $", 'unknown name "y": `y`; interpolate it, as in ${x}'],
    ["constant + $", '"constant" is a function: `constant`; call it, as in constant(x)'],
    ["tf.sum", '"sum" is a function: `tf.sum`; call it, as in sum(x)'],
    ["reduce_summ($)", 'unknown function "reduce_summ": `reduce_summ`; did you mean reduceSum?'],
    ["2 * sqr($)", 'unknown function "sqr": `2 * sqr`; did you mean sqrt?'],
    [
      "tf.math.maen($)",
      'unknown function "maen": `tf.math.maen`; interpolate one of your own, as in ${f}(x)',
    ],
    ["tf.math.meen($)", 'unknown function "meen": `tf.math.meen`; did you mean mean?'],
    [
      "frobnicate($)",
      'unknown function "frobnicate": `frobnicate`; interpolate one of your own, as in ${f}(x)',
    ],
    ["$.summ()", 'unknown method "summ": `${…}.summ`; did you mean sum?'],
    ["$.sum", '"sum" is a method: `${…}.sum`; call it, as in .sum()'],
    [
      "$.grad",
      'a tensor has no "grad": `${…}.grad`; it has T, shape, dtype, ndim, size, and methods',
    ],
    ["y.sum()", 'unknown name "y": `y`; interpolate it, as in ${x}'],
  ])("%s", (text, message) => expect(messageOf(text)).toBe(message));

  test.each([
    "constructor",
    "__proto__",
    "hasOwnProperty",
    "toString",
    "valueOf",
    "Function",
    "Generator",
  ])("%s is no function, no name and no attribute", (name) => {
    expect(messageOf(`${name}($)`)).toMatch(/^unknown function/);
    expect(messageOf(`tf.${name}($)`)).toMatch(/^unknown function/);
    expect(messageOf(`random.${name}(3)`)).toMatch(/^unknown function/);
    expect(messageOf(`$.${name}()`)).toMatch(/^unknown method/);
    expect(messageOf(name)).toMatch(/^unknown name/);
    expect(messageOf(`$.${name}`)).toMatch(/^a tensor has no/);
  });

  test("options cannot reach a prototype", () => {
    const seen = (options: unknown): number => {
      expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
      return 1;
    };
    expect(messageOf("$(__proto__=[1])", seen)).toBe("no error");
  });
});

describe("arguments", () => {
  test.each([
    ["sqrt($, axis=1)", 'sqrt takes no "axis": `sqrt(${…}, axis`; it takes x'],
    ["sqrt($, 1)", "sqrt takes 1 argument (x), got 2: `sqrt(${…}, 1)`"],
    [
      "sum($, 0, True)",
      "reduceSum takes 2 arguments (x, axis), got 3: `sum(${…}, 0, True)`; options are given by name",
    ],
    ["$.reshape(3, 1)", "reshape takes 2 arguments (x, shape), got 3: `${…}.reshape(3, 1)`"],
    ["add($)", 'add needs "b": `add(${…})`; it takes a, b'],
    ["add(b=$)", 'add needs "a": `add(b=${…})`; it takes a, b'],
    ["sum($, 0, axis=0)", 'reduceSum gets two values for "axis": `sum(${…}, 0, axis`'],
    [
      "sum($, keepdims=True, keep_dims=True)",
      'reduceSum gets two values for "keep_dims": `sum(${…}, keepdims=True, keep_dims`',
    ],
  ])("%s", (text, message) => expect(messageOf(text)).toBe(message));

  test("what is called must be a function", () => {
    expect(messageOf("$(1 + 2)")).toBe(
      "an object is no function: `${…}(`; to multiply, write * before the bracket",
    );
    expect(messageOf("2(3)")).toBe(
      "2 is no function: `2(`; to multiply, write * before the bracket",
    );
  });

  test("bounds of ranges are integers", () => {
    expect(messageOf("$[1:2.5]")).toBe("a bound of a range must be an integer, got 2.5");
    expect(messageOf("$[:'a']")).toBe('a bound of a range must be an integer, got "a"');
    expect(messageOf("[1, 2][:$]")).toBe(
      "a bound of a range is a tensor: `[1, 2][:`; read it first, as in ${n.arraySync()}",
    );
  });

  test("what comes out must be a tensor or become one", () => {
    const nothing = (): undefined => undefined;
    expect(messageOf("$()", nothing)).toMatch(/^expected a number.*got undefined$/);
    expect(messageOf("None")).toMatch(/^expected a number.*got null$/);
    expect(messageOf("$", nothing)).toMatch(/^expected a number.*got function$/);
    expect(messageOf("[$, $]")).toBe("no error"); // a list of tensors, as `split` gives
  });

  test("expr is a template tag", () => {
    for (const strings of ["1 + 1", undefined, null, 3, {}, ["1"]]) {
      expect(() => expr(strings as never)).toThrow(
        "expr: is a template tag: write expr`${a} + ${b}`, without brackets",
      );
    }
  });
});

describe("hostile texts end in errors, soon", () => {
  const many = 100_000;
  test.each([
    ["brackets", "(".repeat(many)],
    ["lists", "[".repeat(many)],
    ["signs", "-".repeat(many) + "1"],
    ["nots", "not ".repeat(many) + "1"],
    ["sums", "1+".repeat(many) + "1"],
    ["powers", "2**".repeat(many) + "1"],
    ["choices", "1 if 1 else ".repeat(many) + "1"],
    ["calls", "abs(".repeat(many)],
    ["indices", "$" + "[0]".repeat(many)],
    ["methods", "$" + ".abs()".repeat(many)],
  ])("%s", (_, text) => {
    expect(messageOf(text)).toMatch(/^more than 250 operators or brackets hang together: `…/);
  });

  test("nesting within the bound runs", () => {
    expect(messageOf("(".repeat(249) + "1" + ")".repeat(249))).toBe("no error");
    expect(messageOf("-".repeat(249) + "$")).toBe("no error");
    expect(messageOf("$" + " + $".repeat(249))).toBe("no error");
  });

  test("long words and numbers are shortened", () => {
    for (const word of [
      "a".repeat(many),
      "1".repeat(many),
      `${"a".repeat(many)}(1)`,
      `'${"a".repeat(many)}' 1 1`,
      "$." + "a".repeat(many),
    ]) {
      expect(messageOf(word).length).toBeLessThan(250);
    }
  });

  test("a long list is a list", () => {
    expect(messageOf(`[${"1, ".repeat(many)}]`)).toBe("no error");
  });
});
