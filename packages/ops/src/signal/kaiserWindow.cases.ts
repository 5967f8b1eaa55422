import { casesOf } from "../define/cases.ts";
import { kaiserWindow } from "./kaiserWindow.ts";

export const kaiserWindowCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `kaiserWindow ${dtype}`,
      call: () => [
        kaiserWindow(0, { dtype }),
        kaiserWindow(1, { dtype }),
        kaiserWindow(2, { dtype }),
        kaiserWindow(5, { dtype }),
        kaiserWindow(8, { dtype }),
        kaiserWindow(5, { beta: 0, dtype }),
        kaiserWindow(6, { beta: 0.5, dtype }),
        kaiserWindow(6, { beta: 30, dtype }),
        kaiserWindow(5, { beta: -3, dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
      tolerance: { float32: 1e-7, float64: 1e-15 },
      // np.kaiser; TensorFlow computes the places in float32, and takes no account of the sign of beta
      special: [
        {
          inputs: [],
          dtype,
          expected: [
            [],
            [1],
            [5.2773441320097665e-5, 5.2773441320097665e-5],
            [
              5.2773441320097665e-5, 0.2156727447589671, 1, 0.2156727447589671,
              5.2773441320097665e-5,
            ],
            [
              5.2773441320097665e-5, 0.03276828844175175, 0.33089863665707414, 0.8888676640466582,
              0.8888676640466582, 0.33089863665707414, 0.03276828844175175, 5.2773441320097665e-5,
            ],
            [1, 1, 1, 1, 1],
            [
              0.9403061933191574, 0.9782962393705391, 0.9975765035372048, 0.9975765035372048,
              0.9782962393705391, 0.9403061933191574,
            ],
            [
              1.279308481039694e-12, 0.0027743327917317613, 0.5511057244694129, 0.5511057244694129,
              0.0027743327917317613, 1.279308481039694e-12,
            ],
            [0.2048847564012536, 0.7269255302876366, 1, 0.7269255302876366, 0.2048847564012536],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "kaiserWindow float16",
    call: () => kaiserWindow(100, { dtype: "float16" }),
    dtypes: ["float16"],
    shapes: [[]],
  }),
];
