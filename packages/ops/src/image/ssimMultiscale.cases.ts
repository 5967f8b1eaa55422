import { casesOf } from "../define/cases.ts";
import { ssimMultiscale } from "./ssimMultiscale.ts";
import type { Tensor } from "@gradtape/core";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";

// Special values: TensorFlow's, tf.image.ssim_multiscale.
export const imageSsimMultiscaleCases = [
  casesOf({
    name: "image.ssimMultiscale",
    call: (a, b) =>
      ssimMultiscale(a, b, 1, { filterSize: 2, filterSigma: 1.2, powerFactors: [0.3, 0.5] }),
    domain: [0, 1],
    shapes: [
      [
        [4, 5, 1],
        [4, 5, 1],
      ],
      [
        [2, 3, 4, 2],
        [2, 3, 4, 2],
      ],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988], [0.143999994], [0.949000001], [0.312000006]],
            [[0.423000008], [0.828000009], [0.409000009], [0.550000012], [0.0280000009]],
            [[0.754000008], [0.537999988], [0.330000013], [0.787999988], [0.303000003]],
            [[0.453000009], [0.134000003], [0.402999997], [0.202999994], [0.261999995]],
            [[0.75], [0.280000001], [0.485000014], [0.981000006], [0.962000012]],
          ],
          [
            [[0.509600043], [0.860000014], [0.215200007], [0.85920006], [0.349600017]],
            [[0.4384], [0.762400031], [0.427200019], [0.540000021], [0.122400001]],
            [[0.703200042], [0.530399978], [0.364000022], [0.730400026], [0.342400014]],
            [[0.462400019], [0.207200006], [0.422399998], [0.262400001], [0.309599996]],
            [[0.700000048], [0.324000001], [0.488000005], [0.884800017], [0.869600058]],
          ],
        ],
        expected: 0.98043412,
      },
    ],
    tolerance: { float32: 2e-5 },
  }),
  casesOf({
    name: "image.ssimMultiscale of similar images",
    call: (a, b) =>
      ssimMultiscale(add(a, multiply(b, 0.05)) as Tensor, a, 1, {
        filterSize: 2,
        filterSigma: 1.2,
        powerFactors: [0.3, 0.5],
      }),
    domain: [0, 1],
    shapes: [
      [
        [3, 4, 1],
        [3, 4, 1],
      ],
    ],
    differentiable: [0, 1],
    tolerance: { float32: 2e-5 },
  }),
];
