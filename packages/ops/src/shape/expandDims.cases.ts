import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { expandDims } from "./expandDims.ts";

export const expandDimsCases = [
  casesOf({
    name: "expandDims first",
    call: (x) => expandDims(x, 0),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[5]], [[2, 3]]],
  }),
  casesOf({
    name: "expandDims last",
    call: (x) => expandDims(x, -1),
    dtypes: ANY,
    shapes: [[[]], [[5]], [[2, 3]]],
  }),
  casesOf({
    name: "expandDims middle",
    call: (x) => expandDims(x, 1),
    dtypes: ANY,
    shapes: [[[5]], [[2, 3]], [[2, 3, 4]]],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        expected: [[[1, 2]], [[3, 4]]],
      },
    ],
  }),
  casesOf({
    name: "expandDims squared",
    call: (x) => multiply(expandDims(x, 1), expandDims(x, 0)),
    shapes: [[[3]], [[2, 2]]],
    differentiable: [0],
  }),
];
