import { casesOf } from "../define/cases.ts";
import { extractPatches } from "./extractPatches.ts";

// Special values: TensorFlow's, tf.image.extract_patches.
export const imageExtractPatchesCases = [
  casesOf({
    name: "image.extractPatches (2, 2) (1, 2) (1, 1) VALID",
    call: (x) => extractPatches(x, [1, 2, 2, 1], [1, 1, 2, 1], [1, 1, 1, 1], "VALID"),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[1, 3, 4, 1]], [[2, 4, 5, 3]], [[0, 3, 3, 1]], [[2, 3, 4, 0]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [
              [[23], [25], [37], [47]],
              [[1], [7], [41], [47]],
              [[12], [15], [43], [21]],
            ],
          ],
        ],
        expected: [
          [
            [
              [23, 25, 1, 7],
              [37, 47, 41, 47],
            ],
            [
              [1, 7, 12, 15],
              [41, 47, 43, 21],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.extractPatches (2, 3) (2, 2) (1, 1) SAME",
    call: (x) => extractPatches(x, [1, 2, 3, 1], [1, 2, 2, 1], [1, 1, 1, 1], "SAME"),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[1, 3, 4, 1]], [[2, 4, 5, 3]], [[0, 3, 3, 1]], [[2, 3, 4, 0]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [
              [[23], [25], [37], [47]],
              [[1], [7], [41], [47]],
              [[12], [15], [43], [21]],
            ],
          ],
        ],
        expected: [
          [
            [
              [23, 25, 37, 1, 7, 41],
              [37, 47, 0, 41, 47, 0],
            ],
            [
              [12, 15, 43, 0, 0, 0],
              [43, 21, 0, 0, 0, 0],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.extractPatches (2, 2) (1, 1) (2, 2) SAME",
    call: (x) => extractPatches(x, [1, 2, 2, 1], [1, 1, 1, 1], [1, 2, 2, 1], "SAME"),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[1, 3, 4, 1]], [[2, 4, 5, 3]], [[0, 3, 3, 1]], [[2, 3, 4, 0]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [
              [[23], [25], [37], [47]],
              [[1], [7], [41], [47]],
              [[12], [15], [43], [21]],
            ],
          ],
        ],
        expected: [
          [
            [
              [0, 0, 0, 7],
              [0, 0, 1, 41],
              [0, 0, 7, 47],
              [0, 0, 41, 0],
            ],
            [
              [0, 25, 0, 15],
              [23, 37, 12, 43],
              [25, 47, 15, 21],
              [37, 0, 43, 0],
            ],
            [
              [0, 7, 0, 0],
              [1, 41, 0, 0],
              [7, 47, 0, 0],
              [41, 0, 0, 0],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
