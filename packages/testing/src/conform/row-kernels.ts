// What row kernels promise: several folds over one row, each using those before it, and stores of rows and of elements.
import { DTYPES, type DType } from "@gradtape/core";
import { e, type Expr, type Fold, type RowKernel, type Store } from "@gradtape/core/internal";
import { check, f32, i32, read, X, Y, type Values } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import { checkProgram, single, type Held } from "./programs.ts";

const acc = (i: number): Expr => e.acc("float32", i);
const fold = (combine: Fold["combine"], body: Expr): Fold => ({ combine, body });
const store = (value: Expr, strides: Values, more: Partial<Store> = {}): Store => ({
  output: 0,
  dtype: value.dtype,
  offset: 0,
  strides,
  value,
  ...more,
});

/** A check of one row kernel; `expected` is what the last output must hold. */
const row = (
  name: string,
  kernel: Omit<RowKernel, "kind">,
  inputs: readonly Held[],
  outputs: readonly Held[],
  expected?: readonly (number | bigint)[],
  dtype: DType = "float32",
): Check =>
  check(
    `row: ${name}`,
    (bench) =>
      checkProgram(
        bench,
        single({ kind: "row", ...kernel }, inputs.length, outputs.length),
        [...inputs, ...outputs],
        expected,
      ),
    dtype,
  );

const blank = (length: number, offset = 0): Held => f32(new Array<number>(length).fill(7), offset);
/** Numbers that repeat late, from -2 to 2. */
const spread = (length: number): Held =>
  f32(Array.from({ length }, (_, i) => (((i * 37) % 101) - 50) / 25));

const SHIFTED = e.exp(e.sub(X, acc(0)));
/** A softmax: its second fold and its elements share an expression. */
const softmax = [fold("max", X), fold("sum", SHIFTED)];
const share = e.div(SHIFTED, acc(1));

/** Mean and variance of n elements, and an element less the one over the root of the other. */
const moments = (n: number): Fold[] => [
  fold("sum", X),
  fold("sum", e.mul(fromMean(n), fromMean(n))),
];
const fromMean = (n: number): Expr => e.sub(X, e.div(acc(0), n));
const normalized = (n: number): Expr => e.mul(fromMean(n), e.rsqrt(e.add(e.div(acc(1), n), 0.125)));

export function rowKernelChecks(dtypes: readonly DType[]): Check[] {
  const lnTwo = Math.log(2);
  const values = f32([2, -3, 4, 5, 0.5, -1]);
  return [
    row(
      "a fold may use the one before it, and elements may use both",
      {
        axes: [2, 2],
        kept: 1,
        reads: [read([2, 1])],
        folds: softmax,
        stores: [store(share, [2, 1])],
      },
      [f32([0, lnTwo, 1000, 1000])],
      [blank(4)],
      [1 / 3, 2 / 3, 0.5, 0.5],
    ),
    row(
      "stores of elements and of rows, to several outputs and strides",
      {
        axes: [2, 3],
        kept: 1,
        reads: [read([3, 1])],
        folds: [fold("max", X), fold("min", X), fold("sum", e.sub(X, acc(1)))],
        stores: [
          store(e.sub(X, acc(0)), [-4, -1], { offset: 6 }),
          store(e.add(acc(0), acc(1)), [2], { output: 1, offset: 1 }),
          store(acc(2), [1], { output: 2 }),
        ],
      },
      [values],
      [blank(9, 1), blank(6, 1), blank(3, 1)],
      [7, 12, 7.5],
    ),
    row(
      "what a row stores may read: where the row begins, and by gather",
      {
        axes: [2, 3],
        kept: 1,
        reads: [read([3, 1]), read([1, 0], { input: 1, dtype: "int32" })],
        folds: [fold("sum", X)],
        stores: [store(e.add(acc(0), e.mul(X, e.gather(0, "float32", e.load(1, "int32")))), [1])],
      },
      [values, i32([2, 1])],
      [blank(2)],
      [11, 7],
    ),
    row(
      "bodies and elements may ask for positions",
      {
        axes: [2, 3],
        kept: 1,
        reads: [read([3, 1])],
        folds: [fold("sum", e.mul(X, e.cast(e.axis(1), "float32")))],
        stores: [store(e.add(acc(0), e.cast(e.axis(1), "float32")), [3, 1])],
      },
      [values],
      [blank(6)],
      [5, 6, 7, -1.5, -0.5, 0.5],
    ),
    row(
      "folds that use none of each other, and reads that repeat",
      {
        axes: [2, 3],
        kept: 1,
        reads: [read([3, 1]), read([0, 1], { input: 1 })],
        folds: [fold("sum", Y), fold("sum", e.mul(X, Y)), fold("prod", X)],
        stores: [store(e.sub(e.mul(X, acc(0)), e.add(acc(1), acc(2))), [3, 1])],
      },
      [values, f32([1, 10, 100])],
      [blank(6)],
      [-126, -681, 96, 647.5, 148, -18.5],
    ),
    row(
      "elements behind a guard",
      {
        axes: [2, 4],
        kept: 1,
        reads: [
          read([3, 1], {
            offset: -1,
            fill: -9,
            guards: [{ offset: -1, strides: [0, 1], size: 3 }],
          }),
        ],
        folds: [fold("min", X), fold("sum", e.sub(X, acc(0)))],
        stores: [store(e.add(X, acc(1)), [4, 1])],
      },
      [values],
      [blank(8)],
      [21, 32, 27, 34, 22.5, 36.5, 32, 30.5],
    ),
    row(
      "a guard that asks for the row",
      {
        axes: [3, 3],
        kept: 1,
        reads: [read([3, 1], { guards: [{ offset: 0, strides: [1, 1], size: 3 }] })],
        folds: softmax,
        stores: [store(share, [3, 1])],
      },
      [spread(9)],
      [blank(9)],
    ),
    row(
      "NaN and infinities take their row alone",
      {
        axes: [5, 3],
        kept: 1,
        reads: [read([3, 1])],
        folds: softmax,
        stores: [store(share, [3, 1])],
      },
      [
        f32([
          0,
          NaN,
          0,
          -Infinity,
          -Infinity,
          -Infinity,
          Infinity,
          0,
          0,
          -Infinity,
          1,
          -Infinity,
          2,
          2,
          2,
        ]),
      ],
      [blank(15)],
      [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, 0, 1, 0, 1 / 3, 1 / 3, 1 / 3],
    ),
    row(
      "an empty row folds to nothing, and is stored once",
      {
        axes: [2, 0],
        kept: 1,
        reads: [read([0, 1])],
        folds: softmax,
        stores: [store(X, [0, 1]), store(e.add(acc(0), acc(1)), [1], { output: 1 })],
      },
      [f32([1])],
      [blank(1), blank(2)],
      [-Infinity, -Infinity],
    ),
    row(
      "no rows store nothing",
      {
        axes: [0, 3],
        kept: 1,
        reads: [read([3, 1])],
        folds: softmax,
        stores: [store(share, [3, 1])],
      },
      [values],
      [blank(2)],
      [7, 7],
    ),
    ...(
      [
        ["rows of size 1", [3, 1], 1, [1, 1]],
        ["a single row", [5], 0, [1]],
        ["a single row of size 1", [1, 1], 1, [1, 1]],
        ["nothing to fold over", [3, 2], 2, [2, 1]],
        ["no axes", [], 0, []],
      ] as const
    ).map(([name, axes, kept, strides]) =>
      row(
        name,
        {
          axes,
          kept,
          reads: [read(strides)],
          folds: softmax,
          stores: [
            store(e.add(share, X), strides),
            store(acc(0), strides.slice(0, kept), { output: 1 }),
          ],
        },
        [spread(6)],
        [blank(6), blank(6)],
      ),
    ),
    ...layouts().flatMap(([name, axes, kept, from, to]) => {
      const size = axes.reduce((a, b) => a * b, 1);
      const count = axes.slice(kept).reduce((a, b) => a * b, 1);
      const common = { axes, kept, reads: [read(from)] };
      const once = new Array<number>(kept)
        .fill(0)
        .map((_, d) => axes.slice(d + 1, kept).reduce((a, b) => a * b, 1));
      return [
        row(
          `a softmax and its logarithm over ${name}`,
          {
            ...common,
            folds: softmax,
            stores: [
              store(share, to),
              store(e.add(acc(0), e.log(acc(1))), once, { output: 1 }),
              store(e.sub(e.sub(X, acc(0)), e.log(acc(1))), to, { output: 2 }),
            ],
          },
          [spread(size)],
          [blank(size), blank(size), blank(size)],
        ),
        row(
          `mean and variance over ${name}`,
          {
            ...common,
            folds: moments(count),
            stores: [store(normalized(count), to), store(acc(1), once, { output: 1 })],
          },
          [spread(size)],
          [blank(size), blank(size)],
        ),
      ];
    }),
    ...dtypes
      .filter((d) => !["string", "complex"].includes(DTYPES[d].kind))
      .flatMap((d) => ofDType(d)),
  ];
}

/** Axes, how many are kept, strides of the read, and strides of the elements' store. */
function layouts(): readonly (readonly [string, Values, number, Values, Values])[] {
  return [
    ["contiguous rows", [3, 67], 1, [67, 1], [67, 1]],
    ["columns", [67, 3], 1, [1, 67], [1, 67]],
    ["columns, stored as rows", [67, 5], 1, [1, 67], [5, 1]],
    ["a few columns", [3, 21], 1, [1, 3], [1, 3]],
    ["several axes of rows", [2, 3, 5], 2, [15, 5, 1], [15, 5, 1]],
    ["rows of several axes", [3, 4, 5], 1, [5, 15, 1], [5, 15, 1]],
    ["the outer of three axes", [4, 5, 3], 2, [5, 1, 20], [5, 1, 20]],
    ["the first and the third of four axes", [2, 5, 3, 4], 2, [20, 1, 40, 5], [20, 1, 40, 5]],
  ];
}

/** Two folds over two rows of a dtype: what exceeds the first row's least, and how much of it there is. */
function ofDType(dtype: DType): Check[] {
  const { kind } = DTYPES[dtype];
  const x = e.load(0, dtype);
  const values: readonly (number | bigint)[] =
    kind === "bool"
      ? [0, 1, 1, 1, 1, 1]
      : [5, 3, 9, 100, 100, 7].map((v) => (kind === "float" ? v / 4 : BigInt(v)));
  const held: Held = { dtype, values };
  const empty = (length: number): Held => ({ dtype, values: new Array<number>(length).fill(0) });
  const isBool = kind === "bool";
  const least = e.acc(dtype, 0);
  const above = isBool ? e.xor(x, least) : e.sub(x, least);
  return [
    row(
      `${dtype}: two folds, elements and rows`,
      {
        axes: [2, 3],
        kept: 1,
        reads: [read([3, 1], { dtype })],
        folds: [fold("min", x), fold(isBool ? "max" : "sum", above)],
        stores: [
          store(isBool ? e.and(above, e.acc(dtype, 1)) : e.mul(above, 2), [3, 1]),
          store(e.acc(dtype, 1), [1], { output: 1 }),
        ],
      },
      [held],
      [empty(6), empty(2)],
      undefined,
      dtype,
    ),
    ...(kind === "float"
      ? [
          row(
            `${dtype}: a softmax`,
            {
              axes: [2, 3],
              kept: 1,
              reads: [read([3, 1], { dtype })],
              folds: [fold("max", x), fold("sum", e.exp(e.sub(x, least)))],
              stores: [store(e.div(e.exp(e.sub(x, least)), e.acc(dtype, 1)), [3, 1])],
            },
            [{ dtype, values: [0, 0, -Infinity, 1, 2, NaN] }],
            [empty(6)],
            [0.5, 0.5, 0, NaN, NaN, NaN],
            dtype,
          ),
        ]
      : []),
  ];
}
