import { casesOf } from "../define/cases.ts";
import { computeAverageLoss } from "./computeAverageLoss.ts";

export const computeAverageLossCases = [
  casesOf({
    name: "computeAverageLoss",
    call: (losses) => computeAverageLoss(losses),
    shapes: [[[1]], [[7]], [[0]], [[3, 5]]],
    // tf.nn.compute_average_loss
    special: [
      { inputs: [[1, 2, 3, 6]], expected: 3 },
      {
        inputs: [
          [
            [1, 2],
            [3, 6],
          ],
        ],
        expected: 6,
      },
      { inputs: [[]], expected: 0 },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "computeAverageLoss sampleWeight",
    call: (losses, sampleWeight) => computeAverageLoss(losses, { sampleWeight }),
    shapes: [
      [[7], [7]],
      [[3], []],
      [[3], [3, 1]],
      [[3, 5], [3]],
      [
        [3, 5],
        [1, 5],
      ],
    ],
    // tf.nn.compute_average_loss
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 6],
          ],
          [1, 0.5],
        ],
        expected: 3.75,
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "computeAverageLoss globalBatchSize 8",
    call: (losses) => computeAverageLoss(losses, { globalBatchSize: 8 }),
    shapes: [[[7]]],
    // tf.nn.compute_average_loss
    special: [{ inputs: [[1, 2]], expected: 0.375 }],
    differentiable: [0],
  }),
  casesOf({
    name: "computeAverageLoss globalBatchSize 0",
    call: (losses) => computeAverageLoss(losses, { globalBatchSize: 0 }),
    shapes: [[[7]]],
    // tf.nn.compute_average_loss
    special: [{ inputs: [[1, 2]], expected: 0 }],
  }),
];
