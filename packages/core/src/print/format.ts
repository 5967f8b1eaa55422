// Arrays as text, to the character as NumPy 2.4 prints them: `str(array)` and `repr(array)`.

import { type DType, DTYPES } from "../dtype.ts";
import {
  type ArrayView,
  type Complex,
  type ElementValue,
  readElement,
  rowMajorStrides,
  sizeOf,
} from "../element.ts";
import { ArgumentError } from "../errors.ts";
import { floatFormat, longest } from "./float.ts";
import { getPrintOptions, type PrintFormatter, type ResolvedPrintOptions } from "./options.ts";
import { floatKindOf, scalarToString, valueToString } from "./scalar.ts";
import { shapeToString } from "./shape.ts";

export type { ArrayView } from "../element.ts";
export {
  getPrintOptions,
  type PrintFormatter,
  type PrintOptions,
  setPrintOptions,
  withPrintOptions,
} from "./options.ts";

/** NumPy's `str(array)`: `[[1. 2.]\n [3. 4.]]`. */
export function formatArray(view: ArrayView): string {
  if (view.shape.length === 0) return scalarToString(view);
  return layOut(view, getPrintOptions(), " ", "", 0);
}

/** Dtypes that NumPy reads off the values, so that its `repr` leaves them out. */
const IMPLIED: ReadonlySet<DType> = new Set(["bool", "int64", "float64", "complex128"]);

/** NumPy's `repr(array)`: `array([3., 3.], dtype=float32)`. */
export function reprArray(view: ArrayView): string {
  const { shape, dtype } = view;
  const options = getPrintOptions();
  const size = sizeOf(shape);
  const text = `array(${layOut(view, options, ", ", "array(", 1)}`;
  const extras: string[] = [];
  if ((size === 0 && shape.length > 1) || size > options.threshold) {
    extras.push(`shape=${shapeToString(shape)}`);
  }
  if (size === 0 || !IMPLIED.has(dtype)) {
    extras.push(`dtype=${dtype === "string" ? "object" : dtype}`);
  }
  if (extras.length === 0) return `${text})`;
  const extra = `${extras.join(", ")})`;
  const lastLine = text.length - (text.lastIndexOf("\n") + 1);
  const wraps = lastLine + extra.length + 2 > options.linewidth;
  return `${text},${wraps ? "\n      " : " "}${extra}`;
}

/** Formats the element at a storage position. */
type ElementFormat = (position: number) => string;

/** A common format for the elements at `positions`, those that will be printed. */
function elementFormat(
  view: ArrayView,
  positions: readonly number[],
  options: ResolvedPrintOptions,
): ElementFormat {
  const { data, dtype } = view;
  const read = (p: number) => readElement(data, p, dtype);
  const { kind } = DTYPES[dtype];
  const custom = customFormat(options.formatter, kind === "uint" ? "int" : kind);
  if (custom) return (p) => custom(read(p));
  switch (dtype) {
    case "bool": {
      const yes = view.shape.length === 0 ? "True" : " True";
      return (p) => (read(p) ? yes : "False");
    }
    case "string":
    case "bfloat16":
      return (p) => valueToString(read(p), dtype);
    case "float16":
    case "float32":
    case "float64": {
      const format = floatFormat(
        positions.map((p) => read(p) as number),
        dtype,
        options,
      );
      return (p) => format(read(p) as number);
    }
    case "complex64":
    case "complex128": {
      const values = positions.map((p) => read(p) as Complex);
      const floats = floatKindOf(dtype);
      const re = floatFormat(
        values.map((z) => z.re),
        floats,
        options,
      );
      const im = floatFormat(
        values.map((z) => z.im),
        floats,
        options,
        "+",
      );
      return (p) => {
        const z = read(p) as Complex;
        return re(z.re) + im(z.im).replace(/ *$/, "j$&");
      };
    }
    default: {
      const { sign } = options;
      const blank = sign === " " && positions.some((p) => (data[p] as number | bigint) < 0);
      const prefix = sign === "-" || blank ? "" : sign;
      const write = (p: number): string =>
        ((data[p] as number | bigint) < 0 ? "" : prefix) + String(data[p]);
      const width = longest(positions.map(write));
      return (p) => write(p).padStart(width);
    }
  }
}

/** The formatter's function for a kind of dtype, if there is one. */
function customFormat(
  formatter: PrintFormatter | null,
  kind: keyof PrintFormatter,
): ((value: ElementValue) => string) | undefined {
  const own = (formatter?.[kind] ?? formatter?.all) as ((x: ElementValue) => unknown) | undefined;
  return (
    own &&
    ((value) => {
      const text = own(value);
      if (typeof text === "string") return text;
      throw new ArgumentError("formatter", `the function for ${kind} must return a string`);
    })
  );
}

/** The storage positions of the elements that count for the format: all, or the corners of a summary. */
function cornerPositions(
  view: ArrayView,
  strides: readonly number[],
  edge: number | null,
): number[] {
  let positions = [view.offset ?? 0];
  view.shape.forEach((dim, axis) => {
    const stride = strides[axis] as number;
    const indices: number[] = [];
    for (let i = 0; i < dim; i++) {
      // With no edge items NumPy looks at everything.
      if (edge === null || edge === 0 || i < edge || i >= dim - edge) indices.push(i);
    }
    positions = positions.flatMap((p) => indices.map((i) => p + i * stride));
  });
  return positions;
}

/** NumPy's `array2string`: nested brackets, wrapped rows, and `...` where the middle is left out. */
function layOut(
  view: ArrayView,
  options: ResolvedPrintOptions,
  separator: string,
  prefix: string,
  suffixLength: number,
): string {
  const { shape } = view;
  if (sizeOf(shape) === 0) return "[]";
  const strides = view.strides ?? rowMajorStrides(shape);
  const edge = options.edgeitems;
  const summarise = sizeOf(shape) > options.threshold;
  const format = elementFormat(
    view,
    cornerPositions(view, strides, summarise ? edge : null),
    options,
  );
  const hardSeparator = separator.trimEnd();

  const recurse = (axis: number, position: number, indent: string, width: number): string => {
    const axesLeft = shape.length - axis;
    if (axesLeft === 0) return format(position);
    const dim = shape[axis] as number;
    const stride = strides[axis] as number;
    const elided = summarise && 2 * edge < dim;
    const item = (i: number): string =>
      recurse(axis + 1, position + i * stride, `${indent} `, width - 1);
    // The last item is always shown, even with no edge items.
    const tail = elided ? Math.max(edge, 1) : dim;
    let text = "";
    if (axesLeft === 1) {
      const room = width - Math.max(hardSeparator.length, 1);
      let line = indent;
      const flush = (next: string): void => {
        text += `${line.trimEnd()}\n`;
        line = next;
      };
      // Only a formatter's words have several lines; they hang below each other.
      const add = (word: string): void => {
        const parts = word.split("\n");
        const widest = longest(parts);
        if (line.length + widest > room && line.length > indent.length) flush(indent);
        const hang = " ".repeat(line.length);
        parts.forEach((part, i) => {
          if (i > 0) flush(hang);
          line += part;
        });
        line = line.padEnd(hang.length + widest);
      };
      if (elided) {
        for (let i = 0; i < edge; i++) {
          add(item(i));
          line += separator;
        }
        add("...");
        line += separator;
      }
      for (let i = dim - tail; i < dim; i++) {
        add(item(i));
        if (i < dim - 1) line += separator;
      }
      text += line;
    } else {
      const next = hardSeparator + "\n".repeat(axesLeft - 1);
      if (elided) {
        for (let i = 0; i < edge; i++) text += indent + item(i) + next;
        text += `${indent}...${next}`;
      }
      for (let i = dim - tail; i < dim; i++) text += indent + item(i) + (i < dim - 1 ? next : "");
    }
    return `[${text.slice(indent.length)}]`;
  };
  return recurse(
    0,
    view.offset ?? 0,
    " ".repeat(prefix.length + 1),
    options.linewidth - suffixLength,
  );
}
