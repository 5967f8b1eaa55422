import { casesOf } from "../define/cases.ts";
import { hammingWindow } from "./hammingWindow.ts";
import { inverseStftWindowFn } from "./inverseStftWindowFn.ts";

export const inverseStftWindowFnCases = (["float32", "float64"] as const).map((dtype) =>
  casesOf({
    name: `inverseStftWindowFn ${dtype}`,
    call: () => [
      inverseStftWindowFn(2)(5, { dtype }),
      inverseStftWindowFn(3)(8, { dtype }),
      inverseStftWindowFn(7)(5, { dtype }),
      inverseStftWindowFn(2, { forwardWindowFn: hammingWindow })(6, { dtype }),
    ],
    dtypes: [dtype],
    shapes: [[]],
    tolerance: { float32: 1e-6, float64: 1e-14 },
    // tf.signal.inverse_stft_window_fn
    special: [
      {
        inputs: [],
        dtype,
        expected: [
          [0, 0.9999999999999999, 1, 1.0000000000000002, 0],
          [
            0, 0.14042339787513936, 0.5109583235891316, 0.872260419102717, 0.9588709389996283,
            0.872260419102717, 0.5109583235891318, 0.14042339787513947,
          ],
          [0, 2.0000000000000004, 1, 1.9999999999999996, 0],
          [
            0.06710283509478276, 0.2600234859922832, 0.6458647877872838, 0.8387854386847846,
            0.6458647877872842, 0.2600234859922832,
          ],
        ],
      },
    ],
  }),
);
