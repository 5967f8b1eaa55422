// Arrays as text.
import {
  getPrintOptions,
  setPrintOptions,
  withPrintOptions,
  type PrintOptions,
  type TensorLike,
} from "@gradtape/core";
import { asTensor } from "./operands.ts";

export {
  getPrintOptions as getPrintoptions,
  setPrintOptions as setPrintoptions,
  withPrintOptions as printoptions,
};

/**
 * An array as `print` shows it, with print options for this time.
 *
 * @example
 * array2string([1.23456, 2], { precision: 2 }) // => "[1.23 2.  ]"
 */
export const array2string = (x: TensorLike, options?: PrintOptions): string =>
  withPrintOptions(options ?? {}, () => String(asTensor("array2string", x).numpy()));
