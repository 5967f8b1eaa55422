import { casesOf } from "../define/cases.ts";
import { cumprod } from "./cumprod.ts";

export const cumprodCases = [
  { exclusive: false, reverse: false, expected: [2, 0, 0, 0] },
  { exclusive: true, reverse: false, expected: [1, 2, 0, 0] },
  { exclusive: false, reverse: true, expected: [0, 0, 12, 4] },
  { exclusive: true, reverse: true, expected: [0, 12, 4, 1] },
].map(({ expected, ...options }) =>
  casesOf({
    name: `cumprod ${JSON.stringify(options)}`,
    call: (x) => cumprod(x, 1, options),
    dtypes: "number",
    domain: [-1.5, 1.5],
    shapes: [[[2, 1]], [[2, 0]], [[3, 7]], [[2, 5, 3]]],
    special: [{ inputs: [[[2, 0, 3, 4]]], expected: [expected] }],
    differentiable: [0],
  }),
);
