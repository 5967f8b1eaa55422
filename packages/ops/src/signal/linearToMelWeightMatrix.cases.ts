import { casesOf } from "../define/cases.ts";
import { linearToMelWeightMatrix } from "./linearToMelWeightMatrix.ts";

export const linearToMelWeightMatrixCases = (["float32", "float64"] as const).map((dtype) =>
  casesOf({
    name: `linearToMelWeightMatrix ${dtype}`,
    call: () => [
      linearToMelWeightMatrix({ numMelBins: 3, numSpectrogramBins: 5, dtype }),
      linearToMelWeightMatrix({
        numMelBins: 2,
        numSpectrogramBins: 6,
        sampleRate: 16000,
        lowerEdgeHertz: 0,
        upperEdgeHertz: 8000,
        dtype,
      }),
      linearToMelWeightMatrix({ numMelBins: 1, numSpectrogramBins: 1, dtype }),
    ],
    dtypes: [dtype],
    shapes: [[]],
    tolerance: { float32: 1e-7, float64: 1e-14 },
    // tf.signal.linear_to_mel_weight_matrix
    special: [
      {
        inputs: [],
        dtype,
        expected: [
          [
            [0, 0, 0],
            [0.29526258587965554, 0.7047374141203445, 0],
            [0, 0.20445834001796556, 0.7955416599820344],
            [0, 0, 0.4615394715219299],
            [0, 0, 0],
          ],
          [
            [0, 0],
            [0.5838273507859172, 0.41617264921408276],
            [0, 0.9551751416520304],
            [0, 0.5459229796463314],
            [0, 0.24193857780637718],
            [0, 0],
          ],
          [[0]],
        ],
      },
    ],
  }),
);
