// Values of templates. Those of the tables come from Python 3.11 and NumPy 2.4.
import { constant, setBackend, Tensor, Variable, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, test } from "vitest";
import * as ops from "../index.ts";
import { expr, type ExprSlot } from "./expr.ts";

setBackend(reference());

/** A template from text that is not known before. */
function template(text: string, ...slots: ExprSlot[]): Tensor {
  const pieces = text.split("$");
  return expr(Object.assign(pieces, { raw: pieces }) as TemplateStringsArray, ...slots);
}
const value = (x: Tensor): unknown => x.arraySync();
const int = (x: TensorLike): Tensor => constant(x as number, { dtype: "int32" });

const b = int([
  [1, 2],
  [3, 4],
]);
const a = ops.reshape(ops.range(24, { dtype: "int32" }), [2, 3, 4]) as Tensor;

describe("operators", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["7 - 3 - 2", 2],
    ["2 ** 3 ** 2", 512],
    ["-2 ** 2", -4],
    ["2 ** -1", 0.5],
    ["2 ** -2 ** 2", 0.0625],
    ["-2 ** -2", -0.25],
    ["- - 3", 3],
    ["-+-3", 3],
    ["7 // 2", 3],
    ["-7 // 2", -4],
    ["7 // -2", -4],
    ["-7 % 3", 2],
    ["7 % -3", -2],
    ["7.5 % 2", 1.5],
    ["1 / 4 * 2", 0.5],
    ["12 // 5 * 5 + 12 % 5", 12],
    ["2 * 3 ** 2 // 4 % 3", 1],
    ["8 / 2 / 2", 2],
    ["10 - 4 + 3", 9],
    ["1_000 + 0x1f + 0o17 + 0b101", 1051],
    ["1.5e3 - .5 + 2.", 1501.5],
    ["1e-3 * 1E+3", 1],
    ["(2 + 3) * (4 - 1) ** 2", 45],
    ["-7 // 2 * 2 + -7 % 2", -7],
    ["3 - 2 ** 2 * 2 / 4 + 1", 2],
  ])("%s is %d: of bare numbers, of tensors, and of both", (text, expected) => {
    expect(value(template(text))).toBe(expected);
    for (const every of [1, 2]) {
      let count = 0;
      const slots: Tensor[] = [];
      const pieces = text.replace(/0\w+|[\d._]+(?:e[+-]?\d+)?/gi, (literal) => {
        if (count++ % every !== 0) return literal;
        slots.push(constant(Number(literal.replace("_", "")), { dtype: "float64" }));
        return "$";
      });
      expect(value(template(pieces, ...slots))).toBeCloseTo(expected, 12);
    }
  });

  test.each<[string, unknown]>([
    [
      "$ @ $",
      [
        [7, 10],
        [15, 22],
      ],
    ],
    [
      "$.T @ $ * 2 + $ ** 2",
      [
        [21, 32],
        [37, 56],
      ],
    ],
    [
      "($ > 1) & ($ < 4)",
      [
        [false, true],
        [true, false],
      ],
    ],
    [
      "$ % 3 == 1",
      [
        [true, false],
        [false, true],
      ],
    ],
    [
      "~($ > 1) | ($ == 4) ^ ($ < 2)",
      [
        [true, false],
        [false, true],
      ],
    ],
    [
      "not $ > 1",
      [
        [true, false],
        [false, false],
      ],
    ],
    [
      "$ != 2",
      [
        [true, false],
        [true, true],
      ],
    ],
    [
      "$ >= 2",
      [
        [false, true],
        [true, true],
      ],
    ],
    [
      "$ <= 2",
      [
        [true, true],
        [false, false],
      ],
    ],
    [
      "[[1, 2], [3, 4]] @ $",
      [
        [7, 10],
        [15, 22],
      ],
    ],
    [
      "$ if $ > 2 else -$ if $ > 1 else 0",
      [
        [0, -2],
        [3, 4],
      ],
    ],
    ["-$[::-1, 1:]", [[-4], [-2]]],
  ])("%s on matrices", (text, expected) => {
    expect(value(template(text, b, b, b, b))).toEqual(expected);
  });

  test("a plain boolean decides, and the other side is not computed", () => {
    const never = (): never => {
      throw new Error("computed");
    };
    expect(value(expr`1 if ${true} else ${never}()`)).toBe(1);
    expect(value(expr`${never}() if False else 2`)).toBe(2);
  });

  test("numbers are complex where they are written so", () => {
    expect(value(expr`3j`)).toEqual({ re: 0, im: 3 });
    expect(value(expr`1 + 2j`)).toEqual({ re: 1, im: 2 });
    expect(value(expr`-(1 - 2.5j) * (2 + 1J)`)).toEqual({ re: -4.5, im: 4 });
    const wide = constant({ re: 1, im: 1 }, { dtype: "complex128" });
    expect(expr`(2 * pi * 1j - 1j + ${wide} * 0)`.dtype).toBe("complex128");
  });
});

describe("dtypes", () => {
  test("a bare number takes the tensor's; numbers alone are float32", () => {
    expect(expr`square(2) + square(3)`.toString()).toBe("tf.Tensor(13.0, shape=(), dtype=float32)");
    const [two, three] = [int(2), int(3)];
    expect(expr`square(${two}) + square(${three})`.toString()).toBe(
      "tf.Tensor(13, shape=(), dtype=int32)",
    );
    expect(expr`2 ** 3 - 1 + ${two}`.dtype).toBe("int32");
    expect(expr`1 / 2 * ${constant(1, { dtype: "float64" })}`.dtype).toBe("float64");
    expect(expr`${two} / 4`.dtype).toBe("float64");
    expect(() => expr`${two} * 0.5`).toThrow("multiply: cannot represent 0.5 as int32");
    expect(() => expr`${two} + ${constant(1)}`).toThrow("add: dtypes int32 and float32 differ");
  });

  test("dtypes have names", () => {
    expect(expr`cast(${b}, float64)`.dtype).toBe("float64");
    expect(expr`tf.cast(${b}, dtype=tf.float64)`.dtype).toBe("float64");
    expect(expr`${b}.astype('float16')`.dtype).toBe("float16");
    expect(expr`zeros(${b}.shape, dtype=${b}.dtype)`.toString()).toBe(
      "tf.Tensor(\n[[0 0]\n [0 0]], shape=(2, 2), dtype=int32)",
    );
  });
});

describe("indexing", () => {
  test.each<[string, unknown]>([
    ["$[-1, 0]", [12, 13, 14, 15]],
    [
      "$[:, 1:3, ::2]",
      [
        [
          [4, 6],
          [8, 10],
        ],
        [
          [16, 18],
          [20, 22],
        ],
      ],
    ],
    [
      "$[..., 0]",
      [
        [0, 4, 8],
        [12, 16, 20],
      ],
    ],
    ["$[0, ..., 1]", [1, 5, 9]],
    [
      "$[1, ::-1, 3:0:-2]",
      [
        [23, 21],
        [19, 17],
        [15, 13],
      ],
    ],
    ["$[(1, 2)]", [20, 21, 22, 23]],
    ["$[1, 2,]", [20, 21, 22, 23]],
    ["$[1][2][3]", 23],
    ["$[0, 1 - 1, :2 * 1]", [0, 1]],
  ])("%s", (text, expected) => expect(value(template(text, a))).toEqual(expected));

  test("bounds, places and whole parts may be slots", () => {
    expect(value(expr`${a}[1, ${1}:${3n}, ${null}:${-2}:${1}]`)).toEqual([
      [16, 17],
      [20, 21],
    ]);
    expect(value(expr`${a}[${1}, ${"::2"}, ${0}]`)).toEqual([12, 20]);
    expect(expr`${a}[:, None, 1]`.shape).toEqual([2, 1, 4]);
    expect(expr`${a}[:, ${null}, newaxis, 1]`.shape).toEqual([2, 1, 1, 4]);
  });

  test("a tensor or a mask is a part as any other", () => {
    expect(value(expr`${a}[1, ${int([2, 0])}, 0]`)).toEqual(
      value(ops.at(a, 1, int([2, 0]) as never, 0)),
    );
    expect(value(expr`${b}[${b} > 1]`)).toEqual(value(ops.at(b, ops.greater(b, 1) as never)));
  });

  test("lists have items", () => {
    expect(value(expr`${a}.shape[-1] * ${b}`)).toEqual([
      [4, 8],
      [12, 16],
    ]);
    expect(value(expr`split(${b}, 2, axis=1)[1]`)).toEqual([[2], [4]]);
    const parts = expr<Tensor[]>`unstack(${b})`;
    expect(parts.map((x) => x.arraySync())).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(value(expr`stack([${b}, 2 * ${b}])[1, 0]`)).toEqual([2, 4]);
    expect(() => expr`${a}.shape[3]`).toThrow("expr: index 3 is out of range for a list of 3");
  });
});

describe("calls", () => {
  test("a function goes under its name in any spelling, with or without its module", () => {
    const sums = [
      expr`reduceSum(${b}, 0)`,
      expr`reduce_sum(${b}, 0)`,
      expr`tf.reduce_sum(${b}, axis=0)`,
      expr`tf.math.reduce_sum(axis=0, x=${b})`,
      expr`np.sum(${b}, 0)`,
      expr`sum(${b}, axis=[0])`,
      expr`${b}.sum(0)`,
      expr`${b}.reduceSum(axis=0)`,
      expr`(${b} * 1).sum(axis=(0,))`,
    ];
    for (const sum of sums) expect(value(sum)).toEqual([4, 6]);
    expect(value(expr`[1, 2, 3].sum()`)).toBe(6);
    expect(value(expr`max(${a}, 1)`)).toEqual([
      [8, 9, 10, 11],
      [20, 21, 22, 23],
    ]);
  });

  test("functions of a namespace alone go under it", () => {
    const m = constant([
      [2, 1],
      [1, 1],
    ]);
    expect(value(expr`tf.linalg.trace(${m})`)).toBe(3);
    expect(value(expr`linalg.trace(x=${m})`)).toBe(3);
    expect(value(expr`tf.nn.hard_tanh([-2, 0.5])`)).toEqual([-1, 0.5]);
    expect(value(expr`tf.math.erfc(0)`)).toBe(1);
    expect(() => expr`trace(${m})`).toThrow('unknown function "trace"');
  });

  test("every op can be called, and no alias hides one", () => {
    const missing = Object.entries(ops)
      .filter(([name, f]) => typeof f === "function" && name !== "expr" && name !== "print")
      .map(([name]) => name)
      .filter((name) => {
        try {
          template(`${name}(1, 2, 3, 4, 5, 6, 7, 8, 9)`);
          return false;
        } catch (error) {
          return !(error as Error).message.includes(name);
        }
      });
    expect(missing).toEqual([]);
  });

  test("arguments with names go to their places, or into the options", () => {
    expect(value(expr`sum(${b}, keepdims=True)`)).toEqual([[10]]);
    expect(value(expr`sum(${b}, axis=None, keep_dims=False)`)).toBe(10);
    expect(value(expr`matmul(${b}, ${b}, transpose_a=True)`)).toEqual([
      [10, 14],
      [14, 20],
    ]);
    expect(value(expr`gather(${b}, [1], axis=1)`)).toEqual([[2], [4]]);
    expect(value(expr`split(${b}, num_or_sizes=2)[0]`)).toEqual([[1, 2]]);
    expect(value(expr`softmax([0, 0], axis=-1)`)).toEqual([0.5, 0.5]);
    expect(value(expr`clip(${b}, max=3, min=2)`)).toEqual([
      [2, 2],
      [3, 3],
    ]);
    expect(value(expr`where(x=1, condition=${b} > 2, y=0)`)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(value(expr`range(1, 7, 2, dtype=int32)`)).toEqual([1, 3, 5]);
    expect(expr`transpose(${a}, perm=(0, 2, 1))`.shape).toEqual([2, 4, 3]);
    expect(value(expr`constant([1, 2], dtype=int32) * ${b}`)).toEqual([
      [1, 4],
      [3, 8],
    ]);
    expect(value(expr`strings.join(['a', "b"], separator='-')`)).toBe("a-b");
    expect(() => expr`sum(${b}, keep=True)`).toThrow('reduceSum: unknown option "keep"');
  });

  test("a slot may be a function, with its options last", () => {
    const seen: unknown[][] = [];
    const f = (...args: unknown[]): number => {
      seen.push(args);
      return 2;
    };
    expect(value(expr`${f}(${b}, 1 + 1, name='n', keep_dims=True) * ${b}`)).toEqual([
      [2, 4],
      [6, 8],
    ]);
    expect(seen).toEqual([[b, 2, { name: "n", keepDims: true }]]);
    expect(value(expr`${ops.square}(3)`)).toBe(9);
  });

  test("attributes", () => {
    expect(expr`${a}.T`.shape).toEqual([4, 3, 2]);
    expect(value(expr`${a}.size + ${a}.ndim + [1, 2].shape[0]`)).toBe(29);
  });

  test("constants", () => {
    expect(value(expr`[pi, e, np.inf, -math.inf, nan]`)).toEqual(
      [Math.PI, Math.E, Infinity, -Infinity, NaN].map(Math.fround),
    );
    expect(value(expr`[True, False]`)).toEqual([true, false]);
  });
});

describe("slots", () => {
  test("hold whatever is a tensor", () => {
    const v = new Variable([1, 2]);
    expect(value(expr`${v}`)).toEqual([1, 2]);
    expect(expr`${v}`).toBeInstanceOf(Tensor);
    expect(value(expr`${v} + ${[10, 20]} - ${new Float32Array([1, 1])}`)).toEqual([10, 21]);
    expect(expr`${2n} + 1`.dtype).toBe("int64");
    expect(expr`${b}`).toBe(b);
    v.assign([3, 4]);
    expect(value(expr`${v} * 1`)).toEqual([3, 4]);
  });

  test("a variable is changed by its method", () => {
    const v = new Variable([1, 2]);
    expect(value(expr`${v}.assign_add([1, 1])`)).toEqual([2, 3]);
    expect(v.arraySync()).toEqual([2, 3]);
  });
});

describe("a place in a program", () => {
  test("is parsed once, and runs with the slots of each time", () => {
    const double = (x: TensorLike): unknown => value(expr`${x} * 2`);
    expect([double(1), double([2, 3])]).toEqual([2, [4, 6]]);
    const pieces = ["", " + 1"];
    const strings = Object.assign(pieces, { raw: [...pieces] }) as TemplateStringsArray;
    expect(value(expr(strings, 1))).toBe(2);
    pieces[1] = " is read no more";
    expect(value(expr(strings, 2))).toBe(3);
  });

  test("that had an error has it again", () => {
    const wrong = (): Tensor => expr`1 +`;
    expect(wrong).toThrow("expr: unexpected end");
    expect(wrong).toThrow("expr: unexpected end");
  });

  test("may span lines", () => {
    expect(
      value(expr`
        ${b}
          + 1
      `),
    ).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });
});
