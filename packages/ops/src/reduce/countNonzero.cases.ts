import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { countNonzero } from "./countNonzero.ts";

const SPECIAL = [
  { inputs: [[0, -0, NaN, 1e-300, -Infinity]], expected: 3 },
  { inputs: [[true, false, true]], expected: 2, dtype: "bool" },
  { inputs: [[]], expected: 0 },
] as const;

export const countNonzeroCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `countNonzero axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => countNonzero(x, axis, { keepDims }),
      dtypes: ["bool", "int32", "int64", "float32", "float64"],
      domain: { low: -2, high: 2, integer: true },
      shapes,
      special: axis === undefined ? SPECIAL : [],
    }),
  ),
  ...complexCasesOf({
    name: "countNonzero",
    call: (x) => countNonzero(x),
    domain: { low: 0, high: 1, integer: true },
    special: [
      {
        inputs: [
          [
            { re: 0, im: 0 },
            { re: 0, im: 2 },
            { re: 1, im: 0 },
          ],
        ],
        expected: 2,
      },
    ],
    shapes: [[[]], [[7]], [[3, 5]]],
  }),
];
