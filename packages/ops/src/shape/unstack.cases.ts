import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { unstack } from "./unstack.ts";

export const unstackCases = [
  casesOf({
    name: "unstack",
    call: (x) => unstack(x),
    dtypes: ANY,
    shapes: [[[3]], [[2, 3]], [[2, 3, 4]], [[2, 0]]],
  }),
  casesOf({
    name: "unstack last",
    call: (x) => unstack(x, -1),
    dtypes: ANY,
    shapes: [[[3]], [[2, 3]], [[2, 3, 4]]],
  }),
  casesOf({
    name: "unstack squared",
    call: (x) => {
      const [a, b] = unstack(x, 1);
      return multiply(a!, multiply(a!, b!));
    },
    shapes: [[[3, 2]], [[2, 2, 3]]],
    differentiable: [0],
  }),
];
