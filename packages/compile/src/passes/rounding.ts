// Where a fused value must be rounded as its buffer would have rounded it.
import { isComplex, isFloat } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import { isRounded } from "./simplify.ts";

/** Operators that pass digits on as they are. */
const PASSING: ReadonlySet<string> = new Set(["neg", "abs", "min", "max", "where"]);
/** Operators whose result jumps, so that a digit more or less shows. */
const JUMPING: ReadonlySet<string> = new Set(
  "eq ne lt le gt ge floor ceil round trunc sign floorDiv floorMod isNan isInf isFinite".split(" "),
);

/** The reads whose last digits show in a result, of nodes in order; those of `showing` are looked at digit by digit. */
export function showingReads(nodes: readonly Expr[], showing: ReadonlySet<Expr>): Set<number> {
  const shows = new Set<Expr>(showing);
  const reads = new Set<number>();
  // Users before arguments.
  for (let i = nodes.length - 1; i >= 0; i--) {
    const x = nodes[i]!;
    const jumps = JUMPING.has(x.op) || (x.op === "cast" && !isFloat(x.dtype));
    if (jumps || (PASSING.has(x.op) && shows.has(x))) for (const a of x.args) shows.add(a);
    if ((x.op === "load" || x.op === "gather") && shows.has(x)) reads.add(x.index);
  }
  return reads;
}

/** A value as a buffer of its dtype holds it; digits beyond those of 32 bits are kept unless they would show. */
export function settled(x: Expr, shows: boolean): Expr {
  if (isComplex(x.dtype)) {
    if (x.op !== "complex") return x;
    return e.complex(settled(x.args[0], shows), settled(x.args[1], shows));
  }
  if (isRounded(x) || x.dtype === "float64" || (x.dtype === "float32" && !shows)) return x;
  return e.rounded(x);
}
