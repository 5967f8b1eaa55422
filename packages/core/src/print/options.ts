// Print options: NumPy's names and defaults, one current set, and a scope that restores it.

import { ArgumentError } from "../errors.ts";

export interface PrintOptions {
  /** Most digits after the decimal point; `null` prints as many as tell the value from its neighbours. Default 8. */
  readonly precision?: number | null;
  /** Arrays with more elements are summarised. Default 1000. */
  readonly threshold?: number;
  /** How many items a summary shows at each end of an axis. Default 3. */
  readonly edgeitems?: number;
  /** Characters in a line. Default 75. */
  readonly linewidth?: number;
  /** Print very small numbers in positional notation instead of switching to exponents. Default false. */
  readonly suppress?: boolean;
}

export type ResolvedPrintOptions = Required<PrintOptions>;

let current: ResolvedPrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
};

/** The current print options. */
export const getPrintOptions = (): ResolvedPrintOptions => current;

/** Changes the current print options; what is left out stays as it is. */
export function setPrintOptions(options: PrintOptions): void {
  current = resolveOptions(options, "setPrintOptions");
}

/** Runs `fn` with other print options and restores them afterwards, also when `fn` throws. */
export function withPrintOptions<T>(options: PrintOptions, fn: () => T): T {
  const before = current;
  current = resolveOptions(options, "withPrintOptions");
  try {
    return fn();
  } finally {
    current = before;
  }
}

/** The current options with `options` over them, checked. */
export function resolveOptions(
  options: PrintOptions | undefined,
  op: string,
): ResolvedPrintOptions {
  if (options === undefined) return current;
  const { precision, threshold, edgeitems, linewidth, suppress } = options;
  if (precision !== undefined && precision !== null) count(op, "precision", precision);
  if (edgeitems !== undefined) count(op, "edgeitems", edgeitems);
  if (linewidth !== undefined && linewidth !== Infinity) count(op, "linewidth", linewidth);
  if (threshold !== undefined && Number.isNaN(threshold)) {
    throw new ArgumentError(op, "threshold is NaN; use Infinity to print every element");
  }
  return {
    precision: precision === undefined ? current.precision : precision,
    threshold: threshold ?? current.threshold,
    edgeitems: edgeitems ?? current.edgeitems,
    linewidth: linewidth ?? current.linewidth,
    suppress: suppress ?? current.suppress,
  };
}

function count(op: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0) {
    throw new ArgumentError(op, `${name} is ${value}; it must be a non-negative integer`);
  }
}
