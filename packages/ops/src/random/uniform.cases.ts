import { constant, type Tensor } from "@gradtape/core";
import { draw } from "./random-op.ts";
import { streamCases } from "./stream-cases.ts";
import { uniformIntOp, uniformOp } from "./uniform-op.ts";

const word = (dtype: "uint32" | "uint64", n: bigint): Tensor => constant(n, { dtype });

export const uniformCases = [
  ...(["float16", "bfloat16", "float32", "float64"] as const).map((dtype) =>
    streamCases({
      name: `random.uniform ${dtype}`,
      call: (stream) => draw(uniformOp, stream, [5, 7], dtype),
      tolerance: { [dtype]: 0 },
    }),
  ),
  streamCases({
    name: "random.uniform uint32",
    call: (stream) =>
      draw(uniformIntOp, stream, [4], "uint32", word("uint32", 0n), word("uint32", 0n)),
    // All that a word can be: Random123's known answer.
    special: [
      {
        inputs: [[0, 0, 0, 0, 0, 0]],
        expected: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
        dtype: "int32",
      },
    ],
  }),
  streamCases({
    name: "random.uniform uint64",
    call: (stream) =>
      draw(uniformIntOp, stream, [2], "uint64", word("uint64", 0n), word("uint64", 0n)),
    special: [
      {
        inputs: [[0, 0, 0, 0, 0, 0]],
        expected: [0xe169c58d6627e8d5n, 0x9b00dbd8bc57ac4cn],
        dtype: "int32",
      },
    ],
  }),
  streamCases({
    name: "random.uniform int8",
    call: (stream) =>
      draw(uniformIntOp, stream, [100], "int8", word("uint32", 2n ** 32n - 3n), word("uint32", 7n)),
  }),
  streamCases({
    name: "random.uniform int64",
    call: (stream) =>
      draw(
        uniformIntOp,
        stream,
        [100],
        "int64",
        word("uint64", 2n ** 64n - 3n),
        word("uint64", 10n ** 12n),
      ),
  }),
];
