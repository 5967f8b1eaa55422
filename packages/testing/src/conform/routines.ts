// What routines promise: batches, offsets, strides, several outputs, every dtype that they take.
import type { Algorithm, RoutineKernel } from "@gradtape/core/internal";
import { check, f32, i32, one } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import { checkProgram, single } from "./programs.ts";

/** Running sums of the rows of a matrix, the sum of all plus a parameter, and the row with the largest sum. */
const sums: Algorithm = {
  name: "checkedSums",
  run([x], [rows, total, best], [added]) {
    const n = rows!.length;
    const size = n === 0 ? 0 : x!.length / n;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < size; j++) rows![i]! += x![i * size + j]!;
      total![0]! += rows![i]!;
      if (rows![i]! > rows![best![0]!]!) best![0] = i;
    }
    total![0]! += added!;
    x!.fill(NaN); // its own copy
  },
};

const kernel = (more: Partial<RoutineKernel> = {}): RoutineKernel => ({
  kind: "routine",
  algorithm: sums,
  parameters: [0.5],
  axes: [2],
  reads: [{ buffer: 0, dtype: "float32", offset: 0, shape: [2, 2], strides: [4, 2, 1] }],
  stores: [
    { buffer: 0, dtype: "float32", offset: 0, shape: [2], strides: [2, 1] },
    { buffer: 1, dtype: "float32", offset: 0, shape: [], strides: [1] },
    { buffer: 2, dtype: "int32", offset: 0, shape: [], strides: [1] },
  ],
  ...more,
});

export function routineChecks(): Check[] {
  return [
    check("routine: batches and several outputs", (bench) =>
      checkProgram(
        bench,
        single(kernel(), 1, 3),
        [f32([1, 2, 3, 4, 8, 7, 6, 5]), f32([9, 9, 9, 9]), f32([9, 9]), i32([9, 9])],
        [1, 0],
      ),
    ),
    check("routine: offsets, transposed and repeated operands", (bench) =>
      checkProgram(
        bench,
        single(
          kernel({
            reads: [{ buffer: 0, dtype: "float32", offset: 1, shape: [2, 2], strides: [0, 1, 2] }],
            stores: [
              { buffer: 2, dtype: "int32", offset: 0, shape: [2], strides: [0, 1] },
              { buffer: 1, dtype: "float32", offset: 0, shape: [], strides: [1] },
              { buffer: 0, dtype: "float32", offset: 2, shape: [], strides: [-2] },
            ],
          }),
          1,
          3,
        ),
        [f32([9, 0, 1, 2, 3, 4], 1), f32([8, 8, 8, 8]), f32([9, 9, 9], 1), i32([7, 7, 7], 1)],
        [7, 4, 6],
      ),
    ),
    one(
      "routine: an empty batch writes nothing",
      kernel({
        axes: [0],
        stores: [{ buffer: 0, dtype: "float32", offset: 0, shape: [2], strides: [2, 1] }],
        algorithm: { name: "checkedNothing", run: ([, ...rest], [y]) => y!.fill(rest.length) },
      }),
      [f32([1])],
      f32([9, 9]),
      [9, 9],
    ),
    one(
      "routine: outputs begin as zeros",
      kernel({
        stores: [{ buffer: 0, dtype: "float32", offset: 0, shape: [2], strides: [2, 1] }],
        algorithm: { name: "checkedFirst", run: ([x], [y]) => (y![0]! += x![0]!) },
      }),
      [f32([1, 2, 3, 4, 5, 6, 7, 8])],
      f32([9, 9, 9, 9]),
      [1, 0, 5, 0],
    ),
  ];
}
