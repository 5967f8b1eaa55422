import { drawPoisson } from "./poisson.ts";
import { streamCases } from "./stream-cases.ts";

export const poissonCases = (["float32", "int32"] as const).map((dtype) =>
  streamCases({
    name: `random.poisson ${dtype}`,
    call: (stream) =>
      drawPoisson("random.poisson", [5], [0.5, 9, 10, 300], dtype, (_, make) => make(stream)),
  }),
);
