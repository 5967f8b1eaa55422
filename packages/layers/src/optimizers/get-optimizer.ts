// Optimizers by name.
import { lookup } from "../lookup.ts";
import { Adam } from "./adam.ts";
import { Optimizer } from "./optimizer.ts";
import { SGD } from "./sgd.ts";

const table = {
  adam: (): Optimizer => new Adam(),
  sgd: (): Optimizer => new SGD(),
};

export type OptimizerName = keyof typeof table;

/** A name or an optimizer. */
export type OptimizerLike = OptimizerName | Optimizer;

/**
 * The optimizer of a name, with its default options; an optimizer is itself. Throws `ArgumentError` for a name that is none.
 *
 * @example
 * getOptimizer("adam").learningRate.arraySync().toFixed(3) // => "0.001"
 */
export const getOptimizer = (optimizer: OptimizerLike): Optimizer =>
  optimizer instanceof Optimizer
    ? optimizer
    : lookup("getOptimizer", "optimizer", optimizer, table)();
