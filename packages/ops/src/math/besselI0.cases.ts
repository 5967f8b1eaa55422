import { casesOf } from "../define/cases.ts";
import { besselI0 } from "./besselI0.ts";

export const besselI0Cases = [
  casesOf({
    name: "besselI0",
    call: besselI0,
    domain: [-6, 6],
    differentiable: [0],
    special: [
      // scipy.special.i0
      {
        inputs: [
          [
            -50, -20, -5, -1, -0.1, 1e-10, 0.5, 2, 3.9, 4.1, 8, 11.9, 12.1, 20, 31.9, 32.1, 100,
            700,
          ],
        ],
        expected: [
          2.9325537838493355e20, 43558282.559553534, 27.239871823604442, 1.2660658777520082,
          1.0025015629340956, 0.9999999999999998, 1.0634833707413234, 2.279585302336067,
          10.368957916732942, 12.323570116019567, 427.56411572180474, 17219.240276268025,
          20853.117403880697, 43558282.559553534, 5066850240684.24, 6169199833768.359,
          1.0737517071310738e42, 1.5295933476718735e302,
        ],
      },
      // The limits; SciPy and TensorFlow give NaN.
      { inputs: [[-Infinity, Infinity]], expected: [Infinity, Infinity] },
      // scipy.special.i0
      { inputs: [[-0, 0, NaN]], expected: [1, 1, NaN] },
      // scipy.special.i0, rounded
      {
        inputs: [[0.5, 10, 80]],
        expected: [1.0634833574295044, 2815.716552734375, 2.4751784760534956e33],
        dtype: "float32",
      },
    ],
  }),
];
