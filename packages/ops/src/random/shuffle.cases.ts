import { permutation } from "./shuffle.ts";
import { streamCases } from "./stream-cases.ts";

export const shuffleCases = [2, 3, 100].map((size) =>
  streamCases({ name: `random.shuffle ${size}`, call: (stream) => permutation(stream, size) }),
);
