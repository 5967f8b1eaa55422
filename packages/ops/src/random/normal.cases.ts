import { normalOp } from "./normal-op.ts";
import { draw } from "./random-op.ts";
import { streamCases } from "./stream-cases.ts";

export const normalCases = [
  ...(["float16", "bfloat16", "float64"] as const).map((dtype) =>
    streamCases({
      name: `random.normal ${dtype}`,
      call: (stream) => draw(normalOp, stream, [5, 7], dtype),
    }),
  ),
  streamCases({
    name: "random.normal float32",
    call: (stream) => draw(normalOp, stream, [2, 2], "float32"),
    // From TensorFlow's documentation: tf.random.set_seed(5), then tf.random.normal([2, 2], seed=1).
    special: [
      {
        inputs: [[0, 0, 1, 0, 5, 0]],
        expected: [
          [-1.3768897, -0.01258316],
          [-0.169515, 1.0824056],
        ],
        dtype: "int32",
      },
    ],
    // A sine of a rounded angle, times up to 5.7.
    tolerance: { float32: 2e-5 },
  }),
];
