// Print options: NumPy's names and defaults, one current set, and a scope that restores it.

import type { Complex, ElementValue } from "../element.ts";
import { ArgumentError } from "../errors.ts";
import { checkFunction, checkOptions } from "../options.ts";
import { showValue } from "../shape/check.ts";

/** Functions that print an element, by the kind of its dtype; `all` serves the kinds that are left out. */
export interface PrintFormatter {
  readonly bool?: (value: boolean) => string;
  /** Signed and unsigned integers; those of 64 bits come as bigints. */
  readonly int?: (value: number | bigint) => string;
  readonly float?: (value: number) => string;
  readonly complex?: (value: Complex) => string;
  readonly string?: (value: string) => string;
  readonly all?: (value: ElementValue) => string;
}

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
  /** What a NaN prints as. Default "nan". */
  readonly nanstr?: string;
  /** What an infinity prints as, after its sign. Default "inf". */
  readonly infstr?: string;
  /** Before numbers that are not negative: nothing ("-"), a plus, or a space. Default "-". */
  readonly sign?: "-" | "+" | " ";
  /**
   * How many digits follow a float's decimal point: at most `precision`, fewer where fewer tell the value ("maxprec"),
   * the same with zeros up to the longest ("maxprec_equal"), `precision` exactly ("fixed"), or what tells the value,
   * whatever `precision` is ("unique"). Default "maxprec".
   */
  readonly floatmode?: "fixed" | "unique" | "maxprec" | "maxprec_equal";
  /** Functions that print an element of an array; `null` for none. Default null. */
  readonly formatter?: PrintFormatter | null;
}

export type ResolvedPrintOptions = Required<PrintOptions>;

let current: ResolvedPrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  floatmode: "maxprec",
  formatter: null,
};

/** The current print options. */
export const getPrintOptions = (): ResolvedPrintOptions => current;

/**
 * Changes how arrays print from now on; what is left out stays as it is. Scalars print the same under all options.
 *
 * Throws `ArgumentError` for an unknown option or a value that means nothing, and then changes nothing.
 *
 * Source: NumPy's `set_printoptions`, whose names and defaults these are.
 */
export function setPrintOptions(options: PrintOptions): void {
  current = merged("setPrintOptions", options);
}

/**
 * Runs `fn` with other print options and restores them afterwards, also when `fn` throws. Returns what `fn` returns.
 *
 * Throws `ArgumentError` as `setPrintOptions` does.
 *
 * @example
 * withPrintOptions({ precision: 3, sign: "+" }, () => `${constant([1 / 3, -2])}`)
 * // => "[+0.333 -2.   ]"
 */
export function withPrintOptions<T>(options: PrintOptions, fn: () => T): T {
  checkFunction("withPrintOptions", fn);
  const before = current;
  current = merged("withPrintOptions", options);
  try {
    return fn();
  } finally {
    current = before;
  }
}

/** More digits after the point than this no double has. */
const MOST_DIGITS = 1074;

type Check = readonly [wanted: string, holds: (value: unknown) => boolean];

const isCount = (n: unknown): boolean => Number.isInteger(n) && (n as number) >= 0;
const oneOf = (...texts: string[]): Check => [
  `one of ${texts.map((text) => `"${text}"`).join(", ")}`,
  (s) => texts.includes(s as string),
];
const text: Check = ["a string", (s) => typeof s === "string"];

const KINDS = ["bool", "int", "float", "complex", "string", "all"];

/** A function, so that bundles which set no options hold none of it. */
const checks = (): { readonly [K in keyof PrintOptions]-?: Check } => ({
  precision: [
    `null or an integer from 0 to ${MOST_DIGITS}`,
    (n) => n === null || (isCount(n) && (n as number) <= MOST_DIGITS),
  ],
  threshold: [
    "a number; use Infinity to print every element",
    (n) => typeof n === "number" && !Number.isNaN(n),
  ],
  edgeitems: ["a non-negative integer", isCount],
  linewidth: ["a non-negative integer or Infinity", (n) => n === Infinity || isCount(n)],
  suppress: ["a boolean", (b) => typeof b === "boolean"],
  nanstr: text,
  infstr: text,
  sign: oneOf("-", "+", " "),
  floatmode: oneOf("maxprec", "maxprec_equal", "fixed", "unique"),
  formatter: [
    `null or functions by kind: ${KINDS.join(", ")}`,
    (f) =>
      f === null ||
      (typeof f === "object" &&
        Object.entries(f).every(
          ([kind, fn]) => KINDS.includes(kind) && (fn === undefined || typeof fn === "function"),
        )),
  ],
});

/** The current options with `options` over them, checked. */
function merged(op: string, options: PrintOptions): ResolvedPrintOptions {
  checkOptions(op, options, Object.keys(current));
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  const table = checks();
  for (const [name, value] of given) {
    const [wanted, holds] = table[name as keyof PrintOptions];
    if (!holds(value)) {
      throw new ArgumentError(op, `${name} is ${showValue(value)}; it must be ${wanted}`);
    }
  }
  const all = { ...current, ...(Object.fromEntries(given) as PrintOptions) };
  if (all.precision === null && all.floatmode === "fixed") {
    throw new ArgumentError(
      op,
      `precision is null with floatmode "fixed"; give the number of digits, or use floatmode "unique"`,
    );
  }
  return all as ResolvedPrintOptions;
}
