import { casesOf } from "../define/cases.ts";
import { hammingWindow } from "./hammingWindow.ts";

export const hammingWindowCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `hammingWindow ${dtype}`,
      call: () => [
        hammingWindow(0, { dtype }),
        hammingWindow(1, { dtype }),
        hammingWindow(2, { dtype }),
        hammingWindow(5, { dtype }),
        hammingWindow(8, { dtype }),
        hammingWindow(2, { periodic: false, dtype }),
        hammingWindow(5, { periodic: false, dtype }),
        hammingWindow(8, { periodic: false, dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
      tolerance: { float32: 1e-7, float64: 1e-15 },
      // tf.signal.hamming_window
      special: [
        {
          inputs: [],
          dtype,
          expected: [
            [],
            [1],
            [0.08000000000000002, 1],
            [0.08000000000000002, 0.54, 1, 0.5400000000000001, 0.08000000000000002],
            [
              0.08000000000000002, 0.21473088065418816, 0.54, 0.8652691193458119, 1,
              0.865269119345812, 0.5400000000000001, 0.21473088065418822,
            ],
            [0.08000000000000002, 0.08000000000000002],
            [0.08000000000000002, 0.54, 1, 0.5400000000000001, 0.08000000000000002],
            [
              0.08000000000000002, 0.25319469114498255, 0.6423596296199047, 0.9544456792351128,
              0.9544456792351128, 0.6423596296199048, 0.25319469114498266, 0.08000000000000002,
            ],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "hammingWindow float16",
    call: () => hammingWindow(100, { dtype: "float16" }),
    dtypes: ["float16"],
    shapes: [[]],
  }),
];
