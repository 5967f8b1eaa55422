// What a step costs: bytes of memory that it needs to touch, and operations.
import { kernelSize, walk, type Expr, type Step } from "@gradtape/core";
import { storesOf } from "@gradtape/core/internal";
import { joined, type Ranges } from "./positions.ts";
import { readsOf, writesOf, type Touch } from "./touches.ts";

export interface Cost {
  /** Each byte counts once, however often it is read or written. */
  readonly read: number;
  readonly written: number;
  /** Arithmetic operations and functions; those of a routine are not known. */
  readonly operations: number;
}

export function costOf(step: Step, lengths: readonly number[]): Cost {
  return {
    read: bytesOf(readsOf(step, lengths)),
    written: bytesOf(writesOf(step, lengths)),
    operations: operationsOf(step),
  };
}

function bytesOf(touches: readonly Touch[]): number {
  const by = new Map<number, number[][]>();
  for (const { buffer, bytes } of touches) {
    const pairs = bytes.flatMap((from, i) => (i % 2 === 0 ? [[from, bytes[i + 1]!]] : []));
    by.set(buffer, [...(by.get(buffer) ?? []), ...pairs]);
  }
  return [...by.values()]
    .map((pairs) => sizeOf(joined(pairs.sort((a, b) => a[0]! - b[0]!).flat())))
    .reduce((a, b) => a + b, 0);
}

const sizeOf = (ranges: Ranges): number =>
  ranges.reduce((sum, x, i) => (i % 2 === 0 ? sum - x : sum + x), 0);

/** What is no work: operands, and changes of dtype. */
const FREE: ReadonlySet<Expr["op"]> = new Set(["const", "load", "axis", "acc", "cast", "re", "im"]);

const workOf = (all: readonly Expr[]): number => walk(all).filter((x) => !FREE.has(x.op)).length;

function operationsOf({ kernel: k }: Step): number {
  const all = kernelSize(k);
  switch (k.kind) {
    case "routine":
      return 0;
    case "map":
      return all * workOf([k.store.value]);
    case "scatter":
      return all * (workOf([k.at, k.store.value]) + (k.combine === "set" ? 0 : 1));
    case "scan":
      return all * (workOf([k.body]) + 1 + workOf([k.store.value]));
    case "sort":
      return all * (workOf([k.body]) + Math.ceil(Math.log2(Math.max(1, k.axes[k.kept]!))));
    default: {
      const kept = k.axes.slice(0, k.kept).reduce((a, b) => a * b, 1);
      const isEach = (strides: readonly number[]): boolean => strides.length > k.kept;
      const folds = k.kind === "row" ? k.folds : [k];
      const stores = storesOf(k);
      const values = (each: boolean): Expr[] =>
        stores.filter((s) => isEach(s.strides) === each).map((s) => s.value);
      const inner = folds.length + workOf([...folds.map((f) => f.body), ...values(true)]);
      return all * inner + kept * workOf(values(false));
    }
  }
}
