import { casesOf } from "../define/cases.ts";
import { crelu } from "./crelu.ts";

export const creluCases = [
  casesOf({
    name: "crelu",
    call: (x) => crelu(x),
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[1]], [[7]], [[0]], [[3, 5]], [[2, 0, 3]], [[4099]]],
    // tf.nn.crelu
    special: [
      {
        inputs: [[-Infinity, -3, 0, 0.5, Infinity, NaN]],
        expected: [0, 0, 0, 0.5, Infinity, NaN, Infinity, 3, 0, 0, 0, NaN],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "crelu axis 0",
    call: (x) => crelu(x, 0),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]], [[2, 3, 4]]],
    differentiable: [0],
  }),
];
