import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { split } from "./split.ts";

export const splitCases = [
  casesOf({
    name: "split",
    call: (x) => split(x, 2),
    dtypes: ANY,
    shapes: [[[4]], [[2, 3]], [[6, 3, 4]], [[0]]],
  }),
  casesOf({
    name: "split sizes",
    call: (x) => split(x, [1, -1, 2], -1),
    dtypes: ANY,
    shapes: [[[4]], [[2, 3]], [[6, 3, 8]]],
  }),
  casesOf({
    name: "split squared",
    call: (x) => {
      const [a, b] = split(x, 2, 1);
      return multiply(a, multiply(a, b));
    },
    shapes: [[[3, 4]]],
    differentiable: [0],
  }),
];
