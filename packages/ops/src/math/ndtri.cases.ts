import { casesOf } from "../define/cases.ts";
import { ndtri } from "./ndtri.ts";

export const ndtriCases = [
  casesOf({
    name: "ndtri",
    call: ndtri,
    domain: [0.05, 0.95],
    differentiable: [0],
    special: [
      // scipy.special.ndtri
      {
        inputs: [
          [
            1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.07, 0.08, 0.25, 0.4, 0.6, 0.75, 0.92, 0.93,
            0.999, 0.999999,
          ],
        ],
        expected: [
          -37.0470962993612, -21.273453560965322, -9.262340089798409, -6.361340902404056,
          -4.264890793922825, -3.090232306167813, -1.4757910281791706, -1.4050715603096329,
          -0.6744897501960817, -0.2533471031357997, 0.2533471031357997, 0.6744897501960817,
          1.4050715603096329, 1.475791028179171, 3.090232306167813, 4.753424308817087,
        ],
      },
      // tf.math.ndtri
      { inputs: [[-1, 0, 0.5, 1, 2, NaN]], expected: [NaN, -Infinity, 0, Infinity, NaN, NaN] },
      // scipy.special.ndtri, rounded
      {
        inputs: [[1.0000000031710769e-30, 0.25, 0.75]],
        expected: [-11.464024543762207, -0.6744897365570068, 0.6744897365570068],
        dtype: "float32",
      },
    ],
  }),
];
