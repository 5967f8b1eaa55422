// Kernels as JavaScript source: one function for each structure of loops; sizes, strides and constants are its arguments.
import {
  isBig,
  type Access,
  type DotKernel,
  type IndexMap,
  type LoopKernel,
  type ReduceKernel,
  type RowKernel,
} from "@gradtape/core";
import { argReduce, map, reduce, reduceRows, scan, scatter, sort } from "./loops.ts";
import { rows, rowsAcross } from "./rows.ts";
import { Writer, type Generated } from "./writer.ts";

/** Generate the function of a kernel. `inputs` and `outputs` are its buffers' places in `b`. */
export function generate(
  k: LoopKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Generated {
  const w = new Writer(k, inputs, outputs);
  switch (k.kind) {
    case "map":
      map(w, k);
      break;
    case "scatter":
      scatter(w, k);
      break;
    case "scan":
      scan(w, k);
      break;
    case "sort":
      sort(w, k);
      break;
    case "row":
      if (runsAcross(k)) rowsAcross(w, k);
      else rows(w, k);
      break;
    default:
      if (k.combine === "argMax" || k.combine === "argMin") argReduce(w, k as ReduceKernel);
      else if (runsAcross(k)) reduceRows(w, k);
      else reduce(w, k);
  }
  return w.finish();
}

/** Whether the last kept axis, rather than the last reduced one, is contiguous: then whole rows are folded at a time. */
function runsAcross(k: ReduceKernel | DotKernel | RowKernel): boolean {
  const bodies = k.kind === "row" ? k.folds.map((f) => f.body) : [k.body];
  if (k.kept === 0 || k.kept === k.axes.length) return false;
  if (bodies.some(({ dtype }) => isBig(dtype) || dtype === "bool")) return false;
  const row = k.kept - 1;
  const along = (m: IndexMap): number => m.strides[row] ?? 0;
  const contiguous = (r: Access): boolean => r.strides.at(-1) === 1;
  return (
    k.reads.some((r) => along(r) === 1 && !contiguous(r)) &&
    k.reads.every(
      (r) =>
        (along(r) === 0 || !contiguous(r)) && (r.guards ?? []).every((guard) => along(guard) === 0),
    )
  );
}
