import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { mapFlatValues } from "./mapFlatValues.ts";
import { inRows, nested, raggedCases } from "./ragged-cases.ts";

export const raggedMapFlatValuesCases = [
  ...raggedCases("ragged.mapFlatValues", (x) => mapFlatValues(add, inRows(x), 10), {
    // tf.ragged.map_flat_values
    special: [
      {
        inputs: [[1, 2, 3, 4, 5]],
        expected: [
          [11, 12, 13, 14, 15],
          [0, 2, 2, 5],
        ],
      },
    ],
  }),
  ...raggedCases(
    "ragged.mapFlatValues of two",
    (x, y) => mapFlatValues(multiply, nested(x), nested(y)),
    { shapes: [[[5], [5]]], differentiable: [0, 1] },
  ),
];
