// Kernels as WebAssembly functions: one for each structure of loops; sizes, strides and constants are its parameters.
import { type Access, type IndexMap, type LoopKernel } from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import { structureOf } from "./expression.ts";
import { hasLanes } from "./lanes.ts";
import { map } from "./loops/map.ts";
import { isLong, reduce, runsAcross } from "./loops/reduce.ts";
import { row } from "./loops/row.ts";
import { scan } from "./loops/scan.ts";
import { isWindow } from "./loops/window.ts";
import { scatter } from "./loops/scatter.ts";
import { sort } from "./loops/sort.ts";
import { isTall } from "./loops/tall.ts";
import { NoCode } from "./operators.ts";
import type { Engine, Late } from "./engine.ts";
import type { Positions } from "./pool.ts";
import { guardsOf, Writer, type NumberOf, type Scratch } from "./writer.ts";

/** What kernels of one structure share. */
export interface Template {
  /** Computes the positions from `begin` to `end` of the outermost axis. */
  readonly functions: Late<{ readonly run: Positions }>;
  /** How many calls it may take until the engine has optimised it. */
  cold: number;
  readonly numbers: readonly NumberOf[];
  readonly scratch: Scratch | undefined;
  /** Whether it asks for the bounds of its reads' buffers. */
  readonly bounds: boolean;
}

const templates = new WeakMap<Engine, Map<string, Template | undefined>>();
const LIMIT = 4096;

/** The function for a kernel, or undefined where it has to run on the host. */
export function generate(engine: Engine, k: LoopKernel): Template | undefined {
  let known = templates.get(engine);
  if (!known) templates.set(engine, (known = new Map<string, Template | undefined>()));
  const key = keyOf(k);
  if (known.has(key)) return known.get(key);
  if (known.size >= LIMIT) known.clear();
  const made = make(engine, k);
  known.set(key, made);
  return made;
}

const COLD_CALLS = 8;

function make(engine: Engine, k: LoopKernel): Template | undefined {
  if (![...k.reads, ...storesOf(k)].every(({ dtype }) => hasLanes(dtype))) return undefined;
  let numbers: readonly NumberOf[] = [];
  let scratch: Scratch | undefined;
  try {
    const functions = engine.functions<{ run: Positions }>((module, library) => {
      const signature = { name: "run", params: ["i32", "i32", "i32"], result: "none" } as const;
      module.func(signature, (frame, begin, end, thread) => {
        const w = new Writer(k, engine.target, library, frame, begin, end, thread);
        write(w, k);
        const code = w.finish();
        numbers = w.numbers;
        scratch = w.asked;
        return code;
      });
    });
    return {
      functions,
      cold: COLD_CALLS,
      numbers,
      scratch,
      bounds: structureOf(roots(k)).includes("gather."),
    };
  } catch (error) {
    if (error instanceof NoCode) return undefined;
    throw error;
  }
}

function write(w: Writer, k: LoopKernel): void {
  switch (k.kind) {
    case "map":
      return map(w, k);
    case "scatter":
      return scatter(w, k);
    case "scan":
      return scan(w, k);
    case "row":
      return row(w, k);
    case "sort":
      return sort(w, k);
    default:
      return reduce(w, k);
  }
}

/** The sizes of a window that is written out. */
const windowOf = (k: LoopKernel): string =>
  (k.kind === "reduce" || k.kind === "dot") && runsAcross(k) && isWindow(k)
    ? k.axes.slice(k.kept).join()
    : "";

/** Equal for kernels that the same function computes. */
function keyOf(k: LoopKernel): string {
  // Neighbours matter on every axis: which one runs along the lanes is for the loops to say.
  const stride = (s: number): string => (s === 0 ? "0" : s === 1 ? "1" : s < 0 ? "-" : "+");
  const strides = (map: IndexMap): string => map.strides.map(stride).join("");
  const read = (r: Access): string =>
    `${r.dtype}${strides(r)}${guardsOf(r)
      .map((g) => `?${strides(g)}`)
      .join("")}${r.fill === undefined ? "" : `:${r.fill}`}`;
  const kept = "kept" in k ? k.kept : "";
  return [
    k.kind,
    k.axes.length,
    kept,
    "combine" in k ? k.combine : "",
    k.kind === "scan" ? k.exclusive : k.kind === "sort" ? k.descending : "",
    "kept" in k && runsAcross(k) ? (isTall(k) ? "tall" : "across") : "",
    k.kind === "reduce" || k.kind === "dot" ? isLong(k) : "",
    windowOf(k),
    k.kind === "row" ? k.folds.map(({ combine }) => combine).join() : "",
    k.reads.map(read).join(";"),
    storesOf(k)
      .map((s) => `${s.dtype}${strides(s)}`)
      .join(";"),
    structureOf(roots(k)),
  ].join("|");
}
