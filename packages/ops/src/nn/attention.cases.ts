import { casesOf } from "../define/cases.ts";
import { attention } from "./attention.ts";

const QUERY = [
  [
    [
      [1, 2],
      [0, -1],
    ],
    [
      [0.5, -1],
      [3, 1],
    ],
    [
      [-1, -1],
      [2, 0],
    ],
  ],
];
const KEY = [
  [
    [
      [1, 0],
      [2, 1],
    ],
    [
      [-1, 1],
      [0, 0.5],
    ],
    [
      [0.5, 2],
      [1, -2],
    ],
  ],
];
const VALUE = [
  [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [-1, 0, 1],
      [7, 8, 9],
    ],
    [
      [0, 0.5, -2],
      [1, 1, -1],
    ],
  ],
];

// Special values of float32 are from keras.ops.dot_product_attention.
export const attentionCases = [
  casesOf({
    name: "attention",
    call: (query, key, value) => attention(query, key, value),
    shapes: [
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      [
        [2, 3, 2, 4],
        [2, 5, 2, 4],
        [2, 5, 2, 3],
      ],
      [
        [2, 0, 2, 4],
        [2, 5, 2, 4],
        [2, 5, 2, 3],
      ],
      [
        [2, 3, 2, 4],
        [2, 0, 2, 4],
        [2, 0, 2, 3],
      ],
      [
        [3, 4, 5],
        [3, 2, 5],
        [3, 2, 1],
      ],
    ],
    special: [
      {
        inputs: [QUERY, KEY, VALUE],
        expected: [
          [
            [
              [0, 0.5720450282096863, -1.4236394166946411],
              [2.0723047256469727, 2.2974636554718018, 0.9729400873184204],
            ],
            [
              [0.52312833070755, 1.4527252912521362, 1.959904432296753],
              [3.9874682426452637, 4.973442077636719, 5.931362152099609],
            ],
            [
              [-0.3046860694885254, 0.6440110206604004, 1.2848906517028809],
              [3.5760838985443115, 4.389389991760254, 4.829309463500977],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    tolerance: { float32: 2e-6 },
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "attention of heads that share keys",
    call: (query, key, value) => attention(query, key, value),
    shapes: [
      [
        [2, 3, 4, 2],
        [2, 5, 2, 2],
        [2, 5, 2, 3],
      ],
      [
        [1, 2, 3, 2],
        [1, 3, 1, 2],
        [1, 3, 1, 1],
      ],
    ],
    special: [
      {
        inputs: [
          QUERY,
          [[[[1, 0]], [[-1, 1]], [[0.5, 2]]]],
          [[[[1, 2, 3]], [[-1, 0, 1]], [[0, 0.5, -2]]]],
        ],
        expected: [
          [
            [
              [0, 0.5720450282096863, -1.4236394166946411],
              [0.29197993874549866, 1.2219653129577637, 1.7318629026412964],
            ],
            [
              [0.52312833070755, 1.4527252912521362, 1.959904432296753],
              [0.3957410752773285, 1.1054909229278564, 0.07374036312103271],
            ],
            [
              [-0.3046860694885254, 0.6440110206604004, 1.2848906517028809],
              [0.6061781644821167, 1.447346568107605, 1.3355252742767334],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    tolerance: { float32: 2e-6 },
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "attention isCausal",
    call: (query, key, value) => attention(query, key, value, { isCausal: true }),
    shapes: [
      [
        [2, 3, 2, 4],
        [2, 5, 2, 4],
        [2, 5, 2, 3],
      ],
      [
        [1, 5, 2],
        [1, 3, 2],
        [1, 3, 2],
      ],
    ],
    special: [
      {
        inputs: [QUERY, KEY, VALUE],
        expected: [
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            [
              [0.6088594198226929, 1.6088594198226929, 2.6088593006134033],
              [4.02996826171875, 5.02996826171875, 6.02996826171875],
            ],
            [
              [-0.3046860694885254, 0.6440110206604004, 1.2848906517028809],
              [3.5760838985443115, 4.389389991760254, 4.829309463500977],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    tolerance: { float32: 2e-6 },
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "attention with bias, mask and scale",
    call: (query, key, value, bias) =>
      attention(query!, key!, value!, {
        bias: bias!,
        mask: [
          [true, false, true],
          [false, true, true],
          [true, false, false],
        ],
        scale: 0.5,
      }),
    shapes: [
      [
        [2, 3, 2, 4],
        [2, 3, 2, 4],
        [2, 3, 2, 3],
        [3, 3],
      ],
      [
        [1, 3, 4, 2],
        [1, 3, 2, 2],
        [1, 3, 2, 2],
        [4, 1, 3],
      ],
    ],
    special: [
      {
        inputs: [
          QUERY,
          KEY,
          VALUE,
          [
            [0.5, -1, 2],
            [1, 1, 0],
            [0, 0, -3],
          ],
        ],
        expected: [
          [
            [
              [0.037326883524656296, 0.5559902787208557, -1.8133654594421387],
              [1.1422775983810425, 1.1897034645080566, -0.6680188775062561],
            ],
            [
              [-0.7549149990081787, 0.12254251539707184, 0.26474493741989136],
              [5.075072288513184, 5.754251003265381, 5.791787147521973],
            ],
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    tolerance: { float32: 2e-6 },
    differentiable: [0, 1, 2, 3],
  }),
  casesOf({
    name: "attention of a query that sees nothing",
    call: (query, key, value) =>
      attention(query, key, value, {
        mask: [
          [true, false],
          [false, false],
        ],
      }),
    shapes: [
      [
        [2, 2, 2, 3],
        [2, 2, 2, 3],
        [2, 2, 2, 1],
      ],
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 2],
      ],
    ],
    // The first query sees the first key alone.
    special: [{ inputs: [[[[1], [2]]], [[[3], [4]]], [[[5], [6]]]], expected: [[[5], [0]]] }],
    tolerance: { float32: 2e-6 },
    differentiable: [0, 1, 2],
  }),
];
