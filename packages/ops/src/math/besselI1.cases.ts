import { casesOf } from "../define/cases.ts";
import { besselI1 } from "./besselI1.ts";

export const besselI1Cases = [
  casesOf({
    name: "besselI1",
    call: besselI1,
    domain: [-6, 6],
    differentiable: [0],
    special: [
      // scipy.special.i1
      {
        inputs: [
          [
            -50, -20, -5, -1, -0.1, 1e-10, 0.5, 2, 3.9, 4.1, 8, 11.9, 12.1, 20, 31.9, 32.1, 100,
            700,
          ],
        ],
        expected: [
          -2.9030785901035566e20, -42454973.385127775, -24.335642142450524, -0.5651591039924851,
          -0.050062526047092694, 5.0000000000000015e-11, 0.25789430539089636, 1.5906368546373295,
          8.912787451362725, 10.687741836417757, 399.8731367825599, 16479.060192397505,
          19971.911047960122, 42454973.385127775, 4986789595018.577, 6072333457710.658,
          1.0683693903381625e42, 1.5285003902339006e302,
        ],
      },
      // The limits; SciPy and TensorFlow give NaN.
      { inputs: [[-Infinity, Infinity]], expected: [-Infinity, Infinity] },
      // scipy.special.i1
      { inputs: [[-0, 0, NaN]], expected: [0, 0, NaN] },
      // scipy.special.i1, rounded
      {
        inputs: [[0.5, 10, 80]],
        expected: [0.2578943073749542, 2670.98828125, 2.459659504978509e33],
        dtype: "float32",
      },
    ],
  }),
];
