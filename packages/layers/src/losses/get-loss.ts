// Losses by name.
import { lookup } from "../lookup.ts";
import {
  BinaryCrossentropy,
  CategoricalCrossentropy,
  SparseCategoricalCrossentropy,
} from "./crossentropy.ts";
import { Loss, LossOfFunction, type LossFunction } from "./loss.ts";
import { Huber, MeanAbsoluteError, MeanSquaredError } from "./regression.ts";

const table = {
  binaryCrossentropy: () => new BinaryCrossentropy(),
  categoricalCrossentropy: () => new CategoricalCrossentropy(),
  huber: () => new Huber(),
  mae: () => new MeanAbsoluteError(),
  meanAbsoluteError: () => new MeanAbsoluteError(),
  meanSquaredError: () => new MeanSquaredError(),
  mse: () => new MeanSquaredError(),
  sparseCategoricalCrossentropy: () => new SparseCategoricalCrossentropy(),
};

export type LossName = keyof typeof table;

/** A name, a loss, or a function that yields the loss of each example. */
export type LossLike = LossName | Loss | LossFunction;

/**
 * The loss of a name or a function; a loss is itself. Throws `ArgumentError` for a name that is none.
 *
 * @example
 * getLoss("mse").name // => "mean_squared_error"
 */
export function getLoss(loss: LossLike): Loss {
  if (loss instanceof Loss) return loss;
  return typeof loss === "function"
    ? new LossOfFunction(loss)
    : lookup("getLoss", "loss", loss, table)();
}
