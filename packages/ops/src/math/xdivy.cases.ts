import { casesOf } from "../define/cases.ts";
import { xdivy } from "./xdivy.ts";

export const xdivyCases = [
  casesOf({
    name: "xdivy",
    call: xdivy,
    arity: 2,
    domain: [
      { low: 0.3, high: 3 },
      { low: 0.3, high: 3 },
    ],
    special: [
      {
        inputs: [
          [0, -0, 0, 2, 1, NaN],
          [0, -1, Infinity, 0, -4, 1],
        ],
        expected: [0, 0, 0, Infinity, -0.25, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({ name: "xdivy of 0", call: (y) => xdivy(0, y), domain: [-3, 3], differentiable: [0] }),
];
