import { casesOf } from "../define/cases.ts";
import { sobelEdges } from "./sobelEdges.ts";

// Special values: TensorFlow's, tf.image.sobel_edges.
export const imageSobelEdgesCases = [
  casesOf({
    name: "image.sobelEdges",
    call: (x) => sobelEdges(x),
    shapes: [[[3, 4, 2]], [[2, 2, 2, 1]], [[0, 2, 2, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [[0.512000024], [0.949999988], [0.143999994]],
              [[0.949000001], [0.312000006], [0.423000008]],
              [[0.828000009], [0.409000009], [0.550000012]],
            ],
          ],
        ],
        expected: [
          [
            [[[-2.98023224e-8, 0]], [[8.94069672e-8, -1.78799999]], [[2.98023224e-8, 0]]],
            [[[-0.450000077, 0]], [[-0.359999895, -1.69800019]], [[-0.269999892, 0]]],
            [[[-2.98023224e-8, 0]], [[8.94069672e-8, -1.60800016]], [[2.98023224e-8, 0]]],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
];
