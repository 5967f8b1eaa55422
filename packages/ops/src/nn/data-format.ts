// Where the channels are.
import { ShapeError, type Tensor } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";

export type DataFormat = "channelsLast" | "channelsFirst";

/** The axis of the channels of `[batch, ..., channels]` or `[batch, channels, ...]`, which has `leastRank` axes or more. */
export function channelAxis(
  op: string,
  x: Tensor,
  format: DataFormat | undefined,
  leastRank: number,
): number {
  const choice = checkChoice(op, "dataFormat", format ?? "channelsLast", [
    "channelsLast",
    "channelsFirst",
  ]);
  if (x.rank < leastRank) {
    throw new ShapeError(
      op,
      `x has shape ${showShape(x.shape)}: it must have ${leastRank} axes or more, the first of which is the batch`,
      { shapes: [x.shape] },
    );
  }
  return choice === "channelsLast" ? x.rank - 1 : 1;
}
