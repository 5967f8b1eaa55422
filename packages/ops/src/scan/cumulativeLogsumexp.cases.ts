import { casesOf } from "../define/cases.ts";
import { exp } from "../math/exp.ts";
import { cumulativeLogsumexp } from "./cumulativeLogsumexp.ts";

export const cumulativeLogsumexpCases = [
  casesOf({
    name: "cumulativeLogsumexp",
    call: (x) => cumulativeLogsumexp(x),
    shapes: [[[1]], [[7]], [[0, 2]], [[3, 5, 7]], [[4099]]],
    differentiable: [0],
    special: [
      // tf.math.cumulative_logsumexp
      {
        inputs: [[1, 2, -Infinity, 3, 0.5]],
        expected: [1, 2.313261687518223, 2.313261687518223, 3.4076059644443806, 3.4607734891568516],
      },
      // tf.math.cumulative_logsumexp
      {
        inputs: [[-Infinity, -Infinity, 1, Infinity, 2, NaN, 3]],
        expected: [-Infinity, -Infinity, 1, Infinity, Infinity, NaN, NaN],
      },
      // tf.math.cumulative_logsumexp
      {
        inputs: [[-1000, 0, 1000, -5, 1000]],
        expected: [-1000, 0, 1000, 1000, 1000.6931471805599],
      },
    ],
  }),
  casesOf({
    name: "cumulativeLogsumexp exclusive true reverse false",
    call: (x) => cumulativeLogsumexp(x, -1, { exclusive: true, reverse: false }),
    shapes: [[[7]], [[3, 5]], [[1]]],
    special: [
      // tf.math.cumulative_logsumexp
      {
        inputs: [[1, 2, -Infinity, 3, 0.5]],
        expected: [-Infinity, 1, 2.313261687518223, 2.313261687518223, 3.4076059644443806],
      },
    ],
  }),
  casesOf({
    name: "cumulativeLogsumexp undone, exclusive true reverse false",
    call: (x) => exp(cumulativeLogsumexp(x, -1, { exclusive: true, reverse: false })),
    shapes: [[[7]], [[3, 5]]],
    differentiable: [0],
  }),
  casesOf({
    name: "cumulativeLogsumexp exclusive false reverse true",
    call: (x) => cumulativeLogsumexp(x, -1, { exclusive: false, reverse: true }),
    shapes: [[[7]], [[3, 5]]],
    differentiable: [0],
    special: [
      // tf.math.cumulative_logsumexp
      {
        inputs: [[1, 2, -Infinity, 3, 0.5]],
        expected: [
          3.460773489156851, 3.371539031852683, 3.0788897342925496, 3.0788897342925496, 0.5,
        ],
      },
    ],
  }),
  casesOf({
    name: "cumulativeLogsumexp exclusive true reverse true",
    call: (x) => cumulativeLogsumexp(x, -1, { exclusive: true, reverse: true }),
    shapes: [[[7]], [[3, 5]], [[1]]],
    special: [
      // tf.math.cumulative_logsumexp
      {
        inputs: [[1, 2, -Infinity, 3, 0.5]],
        expected: [3.371539031852683, 3.0788897342925496, 3.0788897342925496, 0.5, -Infinity],
      },
    ],
  }),
  casesOf({
    name: "cumulativeLogsumexp undone, exclusive true reverse true",
    call: (x) => exp(cumulativeLogsumexp(x, -1, { exclusive: true, reverse: true })),
    shapes: [[[7]], [[3, 5]]],
    differentiable: [0],
  }),
];
