import { draw } from "./random-op.ts";
import { streamCases } from "./stream-cases.ts";
import { truncatedNormalOp } from "./truncated-normal-op.ts";

export const truncatedNormalCases = (["float16", "float32", "float64"] as const).map((dtype) =>
  streamCases({
    name: `random.truncatedNormal ${dtype}`,
    call: (stream) => draw(truncatedNormalOp, stream, [5, 7], dtype),
    tolerance: { float32: 1e-5 },
  }),
);
