import { casesOf } from "../define/cases.ts";
import { sparseSoftmaxCrossEntropy } from "./sparseSoftmaxCrossEntropy.ts";

export const sparseSoftmaxCrossEntropyCases = (["int32", "uint8", "int64"] as const).map((dtype) =>
  casesOf({
    name: `sparseSoftmaxCrossEntropy ${dtype} labels`,
    call: sparseSoftmaxCrossEntropy,
    domain: [
      { low: 0, high: 2, integer: true, dtype },
      { low: -3, high: 3 },
    ],
    shapes: [
      [[], [3]],
      [[4], [4, 5]],
      [[0], [0, 3]],
      [
        [2, 3],
        [2, 3, 4],
      ],
      [[65], [65, 33]],
    ],
    differentiable: [1],
  }),
);
