// Tensors as `tf.print` and `tf.strings.format` write them: the first and last elements of each axis, numbers as short as they
// can be read back. (`toString` writes them as NumPy does.)
import { isComplex, isFloat, type DType, type TensorLike } from "@gradtape/core";
import { readElement, stridesOf, toHost } from "@gradtape/core/internal";
import { shortest } from "./printf.ts";

/** `summarize` elements of each end of each axis, all if it is -1. */
export function summaryOf(op: string, x: TensorLike, summarize: number): string {
  const { data, shape, dtype } = toHost(op, x, undefined, false);
  const strides = stridesOf(shape);
  const ends = summarize < 0 ? Infinity : summarize;
  const write = (axis: number, at: number): string => {
    if (axis === shape.length) return elementText(readElement(data, at, dtype), dtype);
    const size = shape[axis]!;
    const below = shape.length - axis - 1;
    const parts: string[] = [];
    for (let i = 0; i < size; i++) {
      if (i >= ends && i < size - ends) {
        parts.push("...");
        i = size - ends - 1;
      } else parts.push(write(axis + 1, at + i * strides[axis]!));
    }
    return `[${parts.join(below === 0 ? " " : "\n".repeat(below) + " ".repeat(axis + 1))}]`;
  };
  return write(0, 0);
}

function elementText(x: ReturnType<typeof readElement>, dtype: DType): string {
  if (typeof x === "string") return JSON.stringify(x);
  if (typeof x === "boolean") return x ? "1" : "0";
  if (typeof x === "bigint") return String(x);
  // A complex64 holds floats of 32 bits, and so do the others but two.
  const isDouble = dtype === "float64" || dtype === "complex128";
  if (typeof x === "object") return `(${numberText(x.re, isDouble)},${numberText(x.im, isDouble)})`;
  return isFloat(dtype) || isComplex(dtype) ? numberText(x, isDouble) : String(x);
}

/** As many digits as every such number survives, or some more where it does not. */
function numberText(x: number, isDouble: boolean): string {
  const text = shortest(x, isDouble ? 15 : 6);
  const back = Number(text);
  const same = Number.isNaN(back) || (isDouble ? back : Math.fround(back)) === x;
  return same ? text : shortest(x, isDouble ? 17 : 9);
}
