import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessUniform } from "./statelessUniform.ts";

export const statelessUniformCases = [
  seedCases({
    name: "random.statelessUniform",
    call: (seed) => statelessUniform([2, 3], seed as StatelessSeed),
    tolerance: { float32: 0 },
    // From the documentation of TensorFlow's stateless functions, and from TensorFlow 2.21.0.
    special: [
      {
        inputs: [[2, 3]],
        expected: [
          [0.17481351, 0.9780868, 0.21659851],
          [0.06400132, 0.09656215, 0.47875798],
        ].map((row) => row.map(Math.fround)),
        dtype: "int32",
      },
    ],
  }),
  seedCases({
    name: "random.statelessUniform, all of int64",
    call: (seed) =>
      statelessUniform([3], seed as StatelessSeed, { minval: null, maxval: null, dtype: "int64" }),
  }),
];
