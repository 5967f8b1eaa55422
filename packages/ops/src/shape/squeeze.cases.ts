import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { squeeze } from "./squeeze.ts";

export const squeezeCases = [
  casesOf({
    name: "squeeze",
    call: (x) => squeeze(x),
    dtypes: ANY,
    shapes: [[[]], [[1]], [[2, 1, 3, 1]], [[1, 0]], [[4, 3]]],
    special: [{ inputs: [[[[1], [2]]]], expected: [1, 2] }],
  }),
  casesOf({
    name: "squeeze axes",
    call: (x) => squeeze(x, [0, -1]),
    dtypes: ANY,
    shapes: [[[1, 3, 1]], [[1, 1]], [[1, 2, 1, 2, 1]]],
  }),
  casesOf({
    name: "squeeze squared",
    call: (x) => multiply(squeeze(x, 1), squeeze(x, 1)),
    shapes: [[[3, 1]], [[2, 1, 2]]],
    differentiable: [0],
  }),
];
