import { casesOf } from "../define/cases.ts";
import { mfccsFromLogMelSpectrograms } from "./mfccsFromLogMelSpectrograms.ts";

export const mfccsFromLogMelSpectrogramsCases = [
  casesOf({
    name: "mfccsFromLogMelSpectrograms",
    call: (x) => mfccsFromLogMelSpectrograms(x),
    shapes: [[[1]], [[5]], [[2, 20]], [[0, 3]]],
    tolerance: { float64: 1e-14 },
    // tf.signal.mfccs_from_log_mel_spectrograms
    special: [
      {
        inputs: [
          [
            [0, 1, 2, 3],
            [1, -1, 0.5, 2],
          ],
        ],
        expected: [
          [4.242640687119285, -2.2304424973876635, 0, -0.15851266778110687],
          [1.7677669529663687, -1.0591785575478363, 1.7499999999999998, 0.7093241735841842],
        ],
      },
    ],
    differentiable: [0],
  }),
];
