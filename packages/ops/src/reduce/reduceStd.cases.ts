import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceStd } from "./reduceStd.ts";

// From numpy.std.
const SPECIAL = [
  { inputs: [[0.5, -1.25, 3, 7.75]], expected: 3.3865542960360164 },
  { inputs: [[4]], expected: 0 },
  { inputs: [[]], expected: NaN },
] as const;

export const reduceStdCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceStd axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceStd(x, axis, { keepDims }),
      // One element has deviation 0, where the root has no derivative.
      shapes: shapes.filter(([shape]) => shape!.some((n) => n > 1)),
      special: axis === undefined ? SPECIAL : [],
      differentiable: axis === undefined || axis === 0 || axis === -1 ? [0] : [],
    }),
  ),
  ...complexCasesOf({
    name: "reduceStd axis -1",
    call: (x) => reduceStd(x, -1),
    shapes: [[[5]], [[3, 4]], [[2, 3, 7]]],
    // numpy.std
    special: [
      {
        inputs: [
          [
            [
              { re: 1, im: 2 },
              { re: -0.5, im: 0.25 },
              { re: 0, im: 3 },
            ],
            [
              { re: 2, im: -1 },
              { re: -2, im: 1 },
              { re: 0.5, im: 0.5 },
            ],
          ],
        ],
        expected: [1.296362432175337, 1.855921454276674],
      },
    ],
    differentiable: [0],
  }),
];
