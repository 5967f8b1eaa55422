import { casesOf } from "../../define/cases.ts";
import { fresnelCos } from "./fresnelCos.ts";

export const fresnelCosCases = [
  casesOf({
    name: "fresnelCos",
    call: fresnelCos,
    domain: [-2.5, 2.5],
    differentiable: [0],
    tolerance: { float64: 1e-12, float32: 2e-6 },
    special: [
      // mpmath, 40 digits
      {
        inputs: [[-20, -3, -0.5, 1e-10, 0.1, 1, 1.59, 1.61, 2.5, 3.1, 3.3, 8, 30]],
        expected: [
          -0.4999873349723444, -0.6057207892976856, -0.4923442258714464, 1e-10, 0.09999753262708508,
          0.7798934003768229, 0.3720264592222394, 0.3592841534732351, 0.45741300964177706,
          0.5615939025113563, 0.4056944037062585, 0.49980218037719715, 0.4999962473706099,
        ],
      },
      // tf.math.special.fresnel_cos
      { inputs: [[-Infinity, -0, 0, Infinity, NaN]], expected: [-0.5, 0, 0, 0.5, NaN] },
    ],
  }),
];
