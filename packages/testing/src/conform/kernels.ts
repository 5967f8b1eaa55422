// What kernels promise beyond what ops happen to use: offsets, strides, guards, gathers, several steps.
import { DTYPES, type DType } from "@gradtape/core";
import { e } from "@gradtape/core/internal";
import { contractionChecks } from "./contractions.ts";
import { dtypeChecks } from "./dtypes.ts";
import { foldChecks } from "./folds.ts";
import { check, f32, fold, i32, map, one, read, WRAPPED, X, Y } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import { checkProgram } from "./programs.ts";
import { routineChecks } from "./routines.ts";
import { rowKernelChecks } from "./row-kernels.ts";
import { rowChecks } from "./rows.ts";
import { temporaryChecks } from "./temporaries.ts";

export function kernelChecks(dtypes: readonly DType[]): Check[] {
  return [
    ...mapChecks(),
    ...foldChecks(),
    ...contractionChecks(),
    ...rowChecks(),
    ...rowKernelChecks(dtypes),
    ...routineChecks(),
    ...programChecks(),
    ...temporaryChecks(),
    ...dtypes.filter((d) => !["string", "complex"].includes(DTYPES[d].kind)).flatMap(dtypeChecks),
    ...philoxChecks(),
  ];
}

function mapChecks(): Check[] {
  return [
    one(
      "map: inputs and outputs begin at their offsets, and nothing else is written",
      map([3], [read([1]), read([1], { input: 1 })], e.sub(X, Y)),
      [f32([9, 9, 5, 6, 7], 2), f32([9, 1, 2, 3], 1)],
      f32([8, 8, 8, 8, 8], 1),
      [8, 4, 4, 4, 8],
    ),
    one(
      "map: offsets of the kernel add to those of the buffers",
      map([2], [read([2], { offset: 1 })], e.neg(X), { offset: 1, strides: [2] }),
      [f32([9, 9, 1, 9, 2], 1)],
      f32([8, 8, 8, 8, 8], 1),
      [8, 8, -1, 8, -2],
    ),
    one(
      "map: a rounded float has the digits of its dtype",
      map([1], [read([1])], e.sub(e.rounded(e.add(X, 2 ** -40)), X)),
      [f32([1])],
      f32([9]),
      [0],
    ),
    one(
      "map: strides may be negative and 0",
      map([2, 3], [read([0, -1], { offset: 2 })], X, { strides: [3, 1] }),
      [f32([1, 2, 3])],
      f32([0, 0, 0, 0, 0, 0]),
      [3, 2, 1, 3, 2, 1],
    ),
    one(
      "map: outputs may be strided and reversed",
      map([2, 2], [read([2, 1])], X, { offset: 5, strides: [-4, -1] }),
      [f32([1, 2, 3, 4])],
      f32([7, 7, 7, 7, 7, 7]),
      [4, 3, 7, 7, 2, 1],
    ),
    one(
      "map: no axes are one element",
      map([], [read([])], e.add(X, 1), { strides: [] }),
      [f32([2])],
      f32([0]),
      [3],
    ),
    one(
      "map: an empty axis writes nothing",
      map([2, 0], [read([1, 1])], X, { strides: [1, 1] }),
      [f32([1])],
      f32([5, 6]),
      [5, 6],
    ),
    one(
      "map: axis positions",
      map([2, 3], [], e.add(e.mul(e.axis(0), 10), e.axis(1)), { strides: [3, 1] }),
      [],
      i32([0, 0, 0, 0, 0, 0]),
      [0, 1, 2, 10, 11, 12],
      "int32",
    ),
    one(
      "map: reads of several dtypes",
      map(
        [2],
        [read([1]), read([1], { input: 1, dtype: "int32" })],
        e.add(X, e.cast(e.load(1, "int32"), "float32")),
      ),
      [f32([0.5, 1.5]), i32([1, 2])],
      f32([0, 0]),
      [1.5, 3.5],
    ),
    one(
      "map: one input read in two ways",
      map([3], [read([1]), read([-1], { offset: 2 })], e.sub(X, Y)),
      [f32([1, 2, 4])],
      f32([0, 0, 0]),
      [-3, 0, 3],
    ),
    one(
      "map: seven axes",
      map([2, 1, 2, 1, 2, 1, 2], [read([1, 5, 2, 5, 4, 5, 8])], X, {
        strides: [8, 8, 4, 4, 2, 2, 1],
      }),
      [f32(Array.from({ length: 16 }, (_, i) => i))],
      f32(new Array<number>(16).fill(-1)),
      [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    ),
    one(
      "guards: a read yields 0 where one fails",
      map(
        [5],
        [read([1], { offset: -1, guards: [{ offset: -1, strides: [1], size: 3 }] })],
        e.add(X, 10),
      ),
      [f32([1, 2, 3])],
      f32([0, 0, 0, 0, 0]),
      [10, 11, 12, 13, 10],
    ),
    one(
      "guards: a read yields its fill where one fails",
      map(
        [5],
        [
          read([1], {
            offset: -1,
            guards: [{ offset: -1, strides: [1], size: 3 }],
            fill: -Infinity,
          }),
        ],
        X,
      ),
      [f32([1, 2, 3])],
      f32([0, 0, 0, 0, 0]),
      [-Infinity, 1, 2, 3, -Infinity],
    ),
    one(
      "guards: a fill of its own for each read",
      map(
        [3],
        [
          read([1], { guards: [{ offset: 0, strides: [1], size: 2 }], fill: 2.5 }),
          read([1], { guards: [{ offset: -1, strides: [1], size: 2 }], fill: -1 }),
        ],
        e.mul(X, Y),
      ),
      [f32([3, 5, 7])],
      f32([0, 0, 0]),
      [-3, 25, 17.5],
    ),
    one(
      "guards: all of them must hold",
      map(
        [2, 3],
        [
          read([3, 1], {
            guards: [
              { offset: -1, strides: [1, 0], size: 2 },
              { offset: 0, strides: [0, 1], size: 2 },
            ],
          }),
        ],
        X,
        { strides: [3, 1] },
      ),
      [f32([1, 2, 3, 4, 5, 6])],
      f32([9, 9, 9, 9, 9, 9]),
      [0, 0, 0, 4, 5, 0],
    ),
    one(
      "guards: a guarded read in a fold",
      fold(
        "sum",
        [2, 3],
        1,
        [read([1, 1], { offset: -1, guards: [{ offset: -1, strides: [1, 1], size: 2 }] })],
        e.add(X, 1),
      ),
      [f32([5, 7])],
      f32([0, 0]),
      [15, 15],
    ),
    one(
      "gather: reads where the index says, and 0 outside the buffer",
      map(
        [5],
        [read([0]), read([1], { input: 1, dtype: "int32" })],
        e.gather(0, "float32", e.load(1, "int32")),
      ),
      [f32([1, 2, 3]), i32([2, 0, -1, 3, 1])],
      f32([9, 9, 9, 9, 9]),
      [3, 1, 0, 0, 2],
    ),
    one(
      "gather: the index counts from the read's own position",
      map(
        [3],
        [read([1], { offset: 1 }), read([1], { input: 1, dtype: "int32" })],
        e.gather(0, "float32", e.load(1, "int32")),
      ),
      [f32([9, 9, 1, 2, 3, 4, 5], 1), i32([0, 2, 1])],
      f32([9, 9, 9]),
      [1, 4, 4],
    ),
    one(
      "gather: an index whose parts are used twice",
      map(
        [4],
        [read([0]), read([1], { input: 1, dtype: "int32" })],
        e.mul(e.gather(0, "float32", WRAPPED), e.cast(WRAPPED, "float32")),
      ),
      [f32([1, 2, 3]), i32([2, -1, 1, -3])],
      f32([9, 9, 9, 9]),
      [6, 6, 2, 0],
    ),
    one(
      "gather: from what a gather found",
      map(
        [3],
        [
          read([0]),
          read([0], { input: 1, dtype: "int32" }),
          read([1], { input: 1, dtype: "int32" }),
        ],
        e.gather(0, "float32", e.gather(1, "int32", e.load(2, "int32"))),
      ),
      [f32([1, 2, 3]), i32([2, 0, 1])],
      f32([9, 9, 9]),
      [2, 3, 1],
    ),
  ];
}

function programChecks(): Check[] {
  return [
    check("program: steps run in order, and outputs feed later steps", (bench) =>
      checkProgram(
        bench,
        {
          inputs: 1,
          steps: [
            { kernel: map([3], [read([1])], e.mul(X, 2)), inputs: [0], outputs: [1] },
            { kernel: fold("sum", [3], 0, [read([1])], X), inputs: [1], outputs: [2] },
            {
              kernel: map([3], [read([1]), read([0], { input: 1 })], e.div(X, Y)),
              inputs: [1, 2],
              outputs: [3],
            },
          ],
        },
        [f32([1, 2, 5]), f32([0, 0, 0]), f32([0]), f32([0, 0, 0])],
        [0.125, 0.25, 0.625],
      ),
    ),
    check("program: kernels of one output together fill it", (bench) =>
      checkProgram(
        bench,
        {
          inputs: 1,
          steps: [
            { kernel: map([2], [read([1])], X), inputs: [0], outputs: [1] },
            { kernel: map([2], [read([1])], e.neg(X), { offset: 2 }), inputs: [0], outputs: [1] },
          ],
        },
        [f32([1, 2]), f32([0, 0, 0, 0])],
        [1, 2, -1, -2],
      ),
    ),
  ];
}

/** Known answers: block 0 of a counter, and the block after it. Source: kat_vectors of Random123, philox4x32 10. */
function philoxChecks(): Check[] {
  const [zero, ones] = [e.const(0, "int32"), e.const(-1, "int32")];
  const last = [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd];
  const first = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
  const words = (size: number) => ({ dtype: "uint32" as const, values: Array(size).fill(0) });
  return [
    one(
      "philox: the bits of Philox4x32-10",
      map([4], [], e.philox(e.axis(0), [ones, ones], [ones, ones, ones, ones])),
      [],
      words(4),
      last,
      "uint32",
    ),
    one(
      "philox: the counter carries through all of its words",
      map([4], [], e.philox(e.add(e.axis(0), 4), [zero, zero], [ones, ones, ones, ones])),
      [],
      words(4),
      first,
      "uint32",
    ),
  ];
}
