import { drawGamma } from "./gamma.ts";
import { streamCases } from "./stream-cases.ts";

export const gammaCases = (["float16", "float32", "float64"] as const).map((dtype) =>
  streamCases({
    name: `random.gamma ${dtype}`,
    call: (stream) =>
      drawGamma("random.gamma", [5], [0.3, 1, 20], { beta: 2, dtype }, (_, make) => make(stream)),
  }),
);
