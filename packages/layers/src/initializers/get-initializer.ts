// Initializers by name.
import type { DType, Tensor } from "@gradtape/core";
import { lookup } from "../lookup.ts";
import { Constant, Ones, Zeros } from "./initializer.ts";
import {
  GlorotNormal,
  GlorotUniform,
  HeNormal,
  HeUniform,
  LecunNormal,
  LecunUniform,
} from "./named.ts";
import { RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling } from "./random.ts";

const table = {
  constant: () => new Constant(),
  glorotNormal: () => new GlorotNormal(),
  glorotUniform: () => new GlorotUniform(),
  heNormal: () => new HeNormal(),
  heUniform: () => new HeUniform(),
  lecunNormal: () => new LecunNormal(),
  lecunUniform: () => new LecunUniform(),
  ones: () => new Ones(),
  randomNormal: () => new RandomNormal(),
  randomUniform: () => new RandomUniform(),
  truncatedNormal: () => new TruncatedNormal(),
  varianceScaling: () => new VarianceScaling(),
  zeros: () => new Zeros(),
};

export type InitializerName = keyof typeof table;

/** Makes the values of a shape; an `Initializer` is one. */
export type InitializerFunction = (shape: number[], options: { dtype: DType }) => Tensor;

/** A name, an initializer, or a function. */
export type InitializerLike = InitializerName | InitializerFunction;

/**
 * The initializer of a name; a function is itself. Throws `ArgumentError` for a name that is none.
 *
 * @example
 * getInitializer("ones")([2], { dtype: "float32" }).arraySync() // => [1, 1]
 */
export function getInitializer(initializer: InitializerLike): InitializerFunction {
  return typeof initializer === "function"
    ? initializer
    : lookup("getInitializer", "initializer", initializer, table)();
}
