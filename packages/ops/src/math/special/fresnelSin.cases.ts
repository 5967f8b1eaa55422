import { casesOf } from "../../define/cases.ts";
import { fresnelSin } from "./fresnelSin.ts";

export const fresnelSinCases = [
  casesOf({
    name: "fresnelSin",
    call: fresnelSin,
    domain: [-2.5, 2.5],
    differentiable: [0],
    tolerance: { float64: 1e-12, float32: 2e-6 },
    special: [
      // mpmath, 40 digits
      {
        inputs: [[-20, -3, -0.5, 1e-10, 0.1, 1, 1.59, 1.61, 2.5, 3.1, 3.3, 8, 30]],
        expected: [
          -0.4840845359259539, -0.496312998967375, -0.06473243285999927, 5.235987755982989e-31,
          0.0005235895476122107, 0.43825914739035476, 0.6464297519859867, 0.6310253086563824,
          0.6191817558195929, 0.5818158680858745, 0.5192860849820631, 0.46021421439301446,
          0.4893896744421938,
        ],
      },
      // tf.math.special.fresnel_sin
      { inputs: [[-Infinity, -0, 0, Infinity, NaN]], expected: [-0.5, 0, 0, 0.5, NaN] },
    ],
  }),
];
