import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { matmul } from "./matmul.ts";

const plain = [
  [
    [2, 3],
    [3, 4],
  ],
  [
    [1, 1],
    [1, 1],
  ],
  [
    [5, 7],
    [7, 3],
  ],
  [
    [0, 3],
    [3, 2],
  ],
  [
    [2, 0],
    [0, 3],
  ],
  [
    [33, 65],
    [65, 17],
  ],
  [
    [2, 3, 4],
    [2, 4, 5],
  ],
  [
    [3, 1, 2, 4],
    [5, 4, 2],
  ],
  [
    [2, 3],
    [4, 3, 2],
  ],
];
const small = plain.filter((shapes) => shapes.flat().every((n) => n < 10));
const swap = (s: readonly number[]) => [...s.slice(0, -2), s.at(-1)!, s.at(-2)!];

export const matmulCases = [
  casesOf({
    name: "matmul",
    call: (a, b) => matmul(a, b),
    dtypes: "number",
    shapes: plain,
    differentiable: [0, 1],
  }),
  casesOf({
    name: "matmul transposeA",
    call: (a, b) => matmul(a, b, { transposeA: true }),
    shapes: plain.map(([a, b]) => [swap(a!), b!]),
    differentiable: [0, 1],
  }),
  casesOf({
    name: "matmul transposeB",
    call: (a, b) => matmul(a, b, { transposeB: true }),
    shapes: plain.map(([a, b]) => [a!, swap(b!)]),
    differentiable: [0, 1],
  }),
  casesOf({
    name: "matmul transposeA transposeB",
    call: (a, b) => matmul(a, b, { transposeA: true, transposeB: true }),
    shapes: plain.map(([a, b]) => [swap(a!), swap(b!)]),
    differentiable: [0, 1],
  }),
  ...[
    { transposeA: false, transposeB: false },
    { transposeA: true, transposeB: true },
  ].flatMap(({ transposeA, transposeB }) =>
    complexCasesOf({
      name: `matmul${transposeA ? " transposeA transposeB" : ""}`,
      call: (a, b) => matmul(a, b, { transposeA, transposeB }),
      shapes: small.map(([a, b]) => (transposeA ? [swap(a!), swap(b!)] : [a!, b!])),
      // numpy.matmul
      special: transposeA
        ? []
        : [
            {
              inputs: [
                [
                  [
                    { re: 1, im: 2 },
                    { re: 0, im: -1 },
                  ],
                ],
                [[{ re: 3, im: -1 }], [{ re: 2, im: 2 }]],
              ],
              expected: [[{ re: 7, im: 3 }]],
            },
          ],
      differentiable: [0, 1],
    }),
  ),
];
