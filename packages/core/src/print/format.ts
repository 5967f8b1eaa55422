// Arrays as text, to the character as NumPy 1.2x prints them: `str(array)` and `repr(array)`.

import type { DType } from "../dtype.ts";
import { type ArrayView, type Complex, readElement, rowMajorStrides, sizeOf } from "../element.ts";
import { floatFormat } from "./float.ts";
import { type PrintOptions, type ResolvedPrintOptions, resolveOptions } from "./options.ts";
import { floatKindOf, scalarToString, valueToString } from "./scalar.ts";
import { shapeToString } from "./shape.ts";

export type { ArrayView } from "../element.ts";
export {
  getPrintOptions,
  type PrintOptions,
  setPrintOptions,
  withPrintOptions,
} from "./options.ts";

/** NumPy's `str(array)`: `[[1. 2.]\n [3. 4.]]`. */
export function formatArray(view: ArrayView, options?: PrintOptions): string {
  if (view.shape.length === 0) return scalarToString(view);
  if (sizeOf(view.shape) === 0) return "[]";
  return layOut(view, resolveOptions(options, "formatArray"), " ", "", 0);
}

/** Dtypes that NumPy reads off the values, so that its `repr` leaves them out. */
const IMPLIED: ReadonlySet<DType> = new Set(["bool", "int64", "float64", "complex128"]);

/** NumPy's `repr(array)`: `array([3., 3.], dtype=float32)`. */
export function reprArray(view: ArrayView, options?: PrintOptions): string {
  const { shape, dtype } = view;
  const resolved = resolveOptions(options, "reprArray");
  const empty = sizeOf(shape) === 0;
  const implied = IMPLIED.has(dtype) && !empty;
  const prefix = "array(";
  const suffix = implied ? ")" : ",";
  let body = "[]";
  if (!empty) body = layOut(view, resolved, ", ", prefix, suffix.length);
  else if (shape.length > 1) body = `[], shape=${shapeToString(shape)}`;
  const text = prefix + body + suffix;
  if (implied) return text;
  const type = `dtype=${dtype === "string" ? "object" : dtype})`;
  const lastLine = text.length - (text.lastIndexOf("\n") + 1);
  const wraps = lastLine + type.length + 1 > resolved.linewidth;
  return text + (wraps ? `\n${" ".repeat(prefix.length)}` : " ") + type;
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
      const kind = floatKindOf(dtype);
      const re = floatFormat(
        values.map((z) => z.re),
        kind,
        options,
      );
      const im = floatFormat(
        values.map((z) => z.im),
        kind,
        options,
        true,
      );
      return (p) => {
        const z = read(p) as Complex;
        return re(z.re) + im(z.im).replace(/ *$/, "j$&");
      };
    }
    default: {
      const width = positions.reduce((n, p) => Math.max(n, String(data[p]).length), 0);
      return (p) => String(data[p]).padStart(width);
    }
  }
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
      const add = (word: string): void => {
        if (line.length + word.length > room && line.length > indent.length) {
          text += `${line.trimEnd()}\n`;
          line = indent;
        }
        line += word;
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
