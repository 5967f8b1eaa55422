import { casesOf } from "../define/cases.ts";
import { floor } from "./floor.ts";

export const floorCases = [
  casesOf({
    name: "floor",
    call: floor,
    special: [
      {
        inputs: [[-Infinity, -1.5, -0, 0.5, Infinity, NaN]],
        expected: [-Infinity, -2, -0, 0, Infinity, NaN],
      },
    ],
  }),
];
