import { casesOf } from "../define/cases.ts";
import { vorbisWindow } from "./vorbisWindow.ts";

export const vorbisWindowCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `vorbisWindow ${dtype}`,
      call: () => [
        vorbisWindow(0, { dtype }),
        vorbisWindow(1, { dtype }),
        vorbisWindow(2, { dtype }),
        vorbisWindow(5, { dtype }),
        vorbisWindow(8, { dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
      tolerance: { float32: 1e-7, float64: 1e-15 },
      // tf.signal.vorbis_window
      special: [
        {
          inputs: [],
          dtype,
          expected: [
            [],
            [1],
            [Math.SQRT1_2, Math.SQRT1_2],
            [0.14943586013690233, 0.8563190506541873, 1, 0.8563190506541873, 0.14943586013690247],
            [
              0.05974926756435999, 0.46606618479847123, 0.8847498580883736, 0.9982134165725897,
              0.9982134165725897, 0.8847498580883739, 0.46606618479847123, 0.059749267564360206,
            ],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "vorbisWindow float16",
    call: () => vorbisWindow(100, { dtype: "float16" }),
    dtypes: ["float16"],
    shapes: [[]],
  }),
];
