import { casesOf } from "../define/cases.ts";
import { broadcastDynamicShape } from "./broadcastDynamicShape.ts";

export const broadcastDynamicShapeCases = [
  casesOf({
    name: "broadcastDynamicShape",
    call: (a, b) => broadcastDynamicShape(a, b),
    dtypes: ["int32", "int64"],
    domain: [1, 1],
    shapes: [
      [[3], [1]],
      [[0], [2]],
      [[0], [0]],
    ],
    special: [
      // tf.broadcast_dynamic_shape
      {
        inputs: [
          [2, 1, 1],
          [3, 1],
        ],
        expected: [2, 3, 1],
        dtype: "int32",
      },
      // tf.broadcast_dynamic_shape
      { inputs: [[0], [1]], expected: [0], dtype: "int32" },
    ],
  }),
];
