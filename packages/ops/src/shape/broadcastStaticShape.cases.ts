import { casesOf } from "../define/cases.ts";
import { constant } from "@gradtape/core";
import { broadcastStaticShape } from "./broadcastStaticShape.ts";

export const broadcastStaticShapeCases = [
  casesOf({
    name: "broadcastStaticShape",
    call: () => constant(broadcastStaticShape([2, 1, 1], [3, 1]), { dtype: "int32" }),
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      // tf.broadcast_static_shape
      { inputs: [], expected: [2, 3, 1], dtype: "float32" },
    ],
  }),
];
