import { casesOf } from "../define/cases.ts";
import { celu } from "./celu.ts";

export const celuCases = [
  casesOf({
    name: "celu",
    call: (x) => celu(x),
    domain: { low: -3, high: 3, avoid: [0] },
    // keras.ops.celu
    special: [
      {
        inputs: [[-Infinity, -40, -3, -1, 0, 0.5, 40, Infinity, NaN]],
        expected: [-1, -1, -0.950212931632136, -0.6321205588285577, 0, 0.5, 40, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "celu alpha: 0.5",
    call: (x) => celu(x, { alpha: 0.5 }),
    domain: { low: -3, high: 3, avoid: [0] },
    // keras.ops.celu(x, 0.5)
    special: [
      {
        inputs: [[-Infinity, -3, -1.5, -1, 0, 3]],
        expected: [-0.5, -0.4987606239116668, -0.475106465816068, -0.43233235838169376, 0, 3],
      },
    ],
    differentiable: [0],
  }),
];
