// Where the diagonals of a band lie in a matrix, and in the rows of a tensor of diagonals.
import { ArgumentError, type Shape } from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  e,
  readOf,
  showShape,
  showValue,
  storeTo,
  type IndexMap,
  type Kernel,
  type Spec,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { matrixSizes } from "./matrix-shapes.ts";

/** Which diagonals: 0 is the main one, positive ones lie above; one, or the lowest and the highest of several. */
export type DiagonalRange = number | readonly [low: number, high: number];

/**
 * To which end shorter diagonals go in their rows: first those above the main one, then those below. The other end is padded.
 */
export type DiagonalAlign = "RIGHT_LEFT" | "LEFT_RIGHT" | "LEFT_LEFT" | "RIGHT_RIGHT";

const ALIGNS: readonly DiagonalAlign[] = ["RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT"];

export interface Band {
  readonly low: number;
  readonly high: number;
  readonly align: DiagonalAlign;
}

/** The options `k` and `align` of a call. */
export function bandOf(
  op: string,
  options: { readonly k?: DiagonalRange; readonly align?: DiagonalAlign } | undefined,
): Band {
  const { k = 0, align = "RIGHT_LEFT" } = options ?? {};
  checkChoice(op, "align", align, ALIGNS);
  const range: unknown = k;
  if (!Array.isArray(range)) {
    const only = checkInteger(op, "k", range);
    return { low: only, high: only, align };
  }
  const [low, high, ...more] = checkIntegers(op, "k", range);
  if (low === undefined || high === undefined || more.length > 0 || low > high)
    throw new ArgumentError(
      op,
      `k must be a number, or the lowest and the highest, got ${showValue(range)}`,
    );
  return { low, high, align };
}

/** The length of the longest diagonal. */
export const longest = (rows: number, columns: number, { low, high }: Band): number =>
  Math.max(0, Math.min(rows + Math.min(high, 0), columns - Math.max(low, 0)));

/** The axes of a tensor of diagonals, after the batches: of several, one for each from the highest to the lowest. */
export const diagonalAxes = (rows: number, columns: number, band: Band): number[] => [
  ...(band.low < band.high ? [band.high - band.low + 1] : []),
  longest(rows, columns, band),
];

/** Rows and columns; throws unless there are two axes, and the diagonals lie in them. */
export function checkBand(op: string, shape: Shape, band: Band): [rows: number, columns: number] {
  const [rows, columns] = matrixSizes(op, shape);
  for (const k of [band.low, band.high]) {
    if (k === 0 || (k > -rows && k < columns)) continue;
    throw new ArgumentError(
      op,
      `diagonal ${k} is not in a matrix of ${showShape([rows, columns])}, which has ${1 - rows} to ${columns - 1}`,
    );
  }
  return [rows, columns];
}

/** An input of a kernel, or its output. */
interface Side {
  readonly spec: Spec;
  /** It holds matrices, and not their diagonals. */
  readonly isMatrix: boolean;
}

/** A copy of each diagonal, from matrices (input number `input`) to a tensor of diagonals or the other way. */
export function copies(input: number, from: Side, to: Side, band: Band): Kernel[] {
  const { shape } = from.isMatrix ? from.spec : to.spec;
  const batch = shape.slice(0, -2);
  const [rows, columns] = shape.slice(-2) as [number, number];
  const most = longest(rows, columns, band);
  const [above, below] = band.align.split("_");
  const kernels: Kernel[] = [];
  for (let k = band.high; k >= band.low; k--) {
    const length = Math.min(rows + Math.min(k, 0), columns - Math.max(k, 0));
    if (length <= 0) continue;
    const start = (k > 0 ? above : below) === "RIGHT" ? most - length : 0;
    const place = ({ spec: { strides }, isMatrix }: Side): IndexMap => {
      const own = strides.slice(batch.length);
      const along = own.at(-1)!;
      const before = strides.slice(0, batch.length);
      if (!isMatrix) {
        const row = own.length > 1 ? (band.high - k) * own[0]! : 0;
        return { offset: start * along + row, strides: [...before, along] };
      }
      const offset = Math.max(-k, 0) * own[0]! + Math.max(k, 0) * along;
      return { offset, strides: [...before, own[0]! + along] };
    };
    kernels.push({
      kind: "map",
      axes: [...batch, length],
      reads: [{ ...readOf(input, from.spec), ...place(from) }],
      store: storeTo(0, to.spec, e.load(0, from.spec.dtype), place(to)),
    });
  }
  return kernels;
}

/** The output filled with one value, to be written over. */
export const filling = (out: Spec, value: number | bigint): Kernel => ({
  kind: "map",
  axes: out.shape,
  reads: [],
  store: storeTo(0, out, e.const(value, out.dtype)),
});
