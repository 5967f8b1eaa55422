// Which kernels threads share, and in how large chunks.
import { walk, type Expr, type LoopKernel } from "@gradtape/core";
import { roots } from "@gradtape/core/internal";

/** Operators that take an instruction or two. */
const CHEAP: ReadonlySet<string> = new Set(
  "const load axis acc cast re im complex neg abs not add sub mul min max and or xor eq ne lt le gt ge where".split(
    " ",
  ),
);
/** The others take as long as so many of those. */
const DEAR = 10;
/** What putting an element in its place takes. */
const SORTED = 200;
/** One unit of work is a cheap operator on one element, about 0.04 ns. Sharing pays from about 10 µs on. */
const WORTH = 300_000;
/** A chunk is to take much longer than claiming it. */
const LEAST = 50_000;
/** Of more chunks than threads, those that are held up get fewer. */
const CHUNKS = 4;
/** Chunks of a row begin where vectors and cache lines do, if the row does. */
const STEP = 16;

const costOf = (x: Expr): number => (CHEAP.has(x.op) ? 1 : DEAR);

/** How many positions of the outermost axis `threads` threads take at a time: all, where sharing does not pay or cannot be. */
export function chunkOf(k: LoopKernel, threads: number): number {
  const count = k.axes[0]!;
  // Two positions of a scatter may be one place; a fold over the outermost axis is one.
  if (threads < 2 || k.kind === "scatter" || ("kept" in k && k.kept === 0)) return count;
  const own = k.kind === "sort" ? SORTED : 1;
  const each = walk(roots(k)).reduce((sum, x) => sum + costOf(x), own);
  const position = k.axes.slice(1).reduce((a, b) => a * b, each);
  if (position * count < WORTH) return count;
  const size = Math.ceil(Math.max(count / (CHUNKS * threads), LEAST / position));
  const step = k.axes.length === 1 || ("kept" in k && k.kept === 1) ? STEP : 1;
  return Math.min(count, Math.ceil(size / step) * step);
}
