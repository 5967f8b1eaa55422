// What the user may ask for on the command line.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UserError } from "./user-error.ts";

export interface Options {
  /** The directory of the four MNIST files; digits are drawn where there is none. */
  readonly data: string | undefined;
  readonly epochs: number;
  readonly batch: number;
  readonly hidden: number;
  readonly seed: number;
  /** Where the weights go. */
  readonly out: string;
  readonly quick: boolean;
}

export const HELP = `Trains a line, then a classifier of handwritten digits.

Usage: npm start -- [options]

  --data DIR     read the four MNIST files (IDX, gzipped or not) from DIR
                 (default: digits drawn by a generator)
  --epochs N     passes through the training data (default: 8)
  --batch N      images a step (default: 64)
  --hidden N     units of the hidden layer (default: 128)
  --seed N       start of all random numbers (default: 740)
  --out FILE     where the weights go (default: apps/examples/weights/digits.safetensors)
  --quick        a small run of a few seconds: fewer images, 3 epochs, 64 hidden units
  --help         show this text`;

const DEFAULT_OUT = fileURLToPath(new URL("../weights/digits.safetensors", import.meta.url));

/** Throws `UserError` for arguments that are none of these; returns `"help"` where help is wanted. */
export function readOptions(args: readonly string[]): Options | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const { quick = false } = values;
  return {
    data: text("data", values.data),
    epochs: count("epochs", values.epochs, quick ? 3 : 8, 1, 1000),
    batch: count("batch", values.batch, 64, 1, 100_000),
    hidden: count("hidden", values.hidden, quick ? 64 : 128, 1, 10_000),
    seed: count("seed", values.seed, 740, 0, 2 ** 31 - 1),
    out: text("out", values.out) ?? DEFAULT_OUT,
    quick,
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        epochs: { type: "string" },
        batch: { type: "string" },
        hidden: { type: "string" },
        seed: { type: "string" },
        out: { type: "string" },
        quick: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    // Node's second sentence explains `--`, which nothing here takes.
    const [what = ""] = (error as Error).message.split(/\. |\n/);
    throw new UserError(`${what.replace(/\.$/, "")}; --help lists the options`, 2);
  }
}

function text(name: string, value: string | undefined): string | undefined {
  if (value !== "") return value;
  throw new UserError(`--${name} is empty; give a path`, 2);
}

function count(
  name: string,
  value: string | undefined,
  fallback: number,
  low: number,
  high: number,
): number {
  if (value === undefined) return fallback;
  const n = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (n >= low && n <= high) return n;
  throw new UserError(`--${name} takes a whole number from ${low} to ${high}, got "${value}"`, 2);
}
