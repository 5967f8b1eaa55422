import { drawCategorical } from "./categorical.ts";
import { streamCases } from "./stream-cases.ts";

export const categoricalCases = [1, 2, 7].map((classes) =>
  streamCases({
    name: `random.categorical, ${classes} classes`,
    call: (stream) => {
      const logits = [0, 1].map((row) => Array.from({ length: classes }, (_, i) => row - i / 4));
      return drawCategorical("random.categorical", logits, 5, undefined, (_, make) => make(stream));
    },
  }),
);
