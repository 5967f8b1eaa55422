import { casesOf } from "../define/cases.ts";
import { floorDiv } from "./floorDiv.ts";
import { integerEdgeCases } from "./integer-edges.ts";

export const floorDivCases = [
  casesOf({
    name: "floorDiv",
    call: floorDiv,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: 1, high: 5 },
    ],
    special: [
      {
        inputs: [
          [7, -7, 1, -1, 0, Infinity],
          [2, 2, 0, 0, 0, 2],
        ],
        expected: [3, -4, Infinity, -Infinity, NaN, Infinity],
      },
    ],
  }),
  casesOf({
    name: "floorDiv negative divisor",
    call: floorDiv,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: -5, high: -1 },
    ],
  }),
  integerEdgeCases("floorDiv", floorDiv),
];
