import { drawBinomial } from "./binomial.ts";
import { streamCases } from "./stream-cases.ts";

export const binomialCases = (["float64", "int32"] as const).map((dtype) =>
  streamCases({
    name: `random.binomial ${dtype}`,
    call: (stream) =>
      drawBinomial("random.binomial", [5, 2, 2], [[[7, 500]], [[0.4], [0.8]]], dtype, (_, make) =>
        make(stream),
      ),
  }),
);
