// One loop in place of two: what the second reads of the first's results it finds in registers.
import { e, type Access, type Expr, type IndexMap, type Store } from "@gradtape/core/internal";
import { sameMap, sameRead } from "./index-maps.ts";
import { settled, showingReads } from "./rounding.ts";
import { aligned, withMaps } from "./rows-align.ts";
import { isFull, isLarge, rootsOf, type Loop } from "./rows-loop.ts";
import { rewrite } from "./simplify.ts";

/**
 * Both loops as one, the second after the first; undefined if they go over different positions, if the second reads of the
 * first's results elsewhere than where they are made, or if they have nothing in common that is worth the trouble. If `exact`,
 * results are rounded as buffers round them.
 */
export function joined(first: Loop, second: Loop, exact: boolean): Loop | undefined {
  const found = aligned(first, second);
  if (!found || writeSame(first, second)) return undefined;
  const [a, b] = found;
  const joint = new Joint(a);
  const shows = showingReads(rootsOf(b), new Set());
  const places = new Map<Expr, Expr>();
  const once = new Map<Expr, Expr>();
  let fits = true;
  const accs: Expr[] = [];
  const named = (root: Expr, full: boolean): Expr =>
    rewrite(
      root,
      (x, args) => {
        if (x.op === "acc") return accs[x.index];
        if (x.op !== "load" && x.op !== "gather") return undefined;
        const read = b.reads[x.index]!;
        const made = a.stores.find((s) => s.output === read.input);
        if (x.op === "gather") {
          if (made) fits = false;
          return e.gather(joint.read(read), x.dtype, args[0]!);
        }
        if (!made) return e.load(joint.read(read), x.dtype);
        const value = joint.valueAt(made, read, full);
        if (!value) fits = false;
        return value ? settled(value, exact || shows.has(x.index)) : x;
      },
      full ? places : once,
    );
  for (const f of b.folds) accs.push(joint.fold({ ...f, body: named(f.body, true) }));
  const stores = b.stores.map((s) => ({ ...s, value: named(s.value, isFull(b, s)) }));
  if (!fits || !joint.gains) return undefined;
  return {
    axes: a.axes,
    kept: a.kept,
    reads: joint.reads,
    folds: joint.folds,
    stores: [...a.stores, ...stores],
  };
}

const writeSame = (a: Loop, b: Loop): boolean =>
  a.stores.some((s) => b.stores.some((t) => s.output === t.output));

/** The loop in the making. */
class Joint {
  readonly reads: Access[];
  readonly folds: { combine: Loop["folds"][number]["combine"]; body: Expr }[];
  /** Whether something is read once instead of twice, or not at all. */
  gains = false;
  readonly #a: Loop;
  readonly #atBeginning = new Map<Expr, Expr>();

  constructor(a: Loop) {
    this.#a = a;
    this.reads = [...a.reads];
    this.folds = [...a.folds];
  }

  /** The number of a read; one that is there already serves both. */
  read(read: Access): number {
    const { axes } = this.#a;
    const same = this.reads.findIndex((r) => sameRead(r, read, axes.length));
    if (same < 0) return this.reads.push(read) - 1;
    if (same < this.#a.reads.length && isLarge(this.#a, read)) this.gains = true;
    return same;
  }

  /** The result of a fold; an equal one serves both. */
  fold(fold: Loop["folds"][number]): Expr {
    const same = this.folds.findIndex((f) => f.combine === fold.combine && f.body === fold.body);
    return e.acc(fold.body.dtype, same < 0 ? this.folds.push(fold) - 1 : same);
  }

  /** What the first loop stores, where the second reads it: at every position or once a row. */
  valueAt(store: Store, read: Access, full: boolean): Expr | undefined {
    const { axes, kept } = this.#a;
    if (read.guards?.length || read.dtype !== store.dtype || store.value.dtype !== store.dtype)
      return undefined;
    this.gains = true;
    if (isFull(this.#a, store))
      return full && sameMap(store, read, axes.length) ? store.value : undefined;
    if (
      !sameMap(store, full ? read : { ...read, strides: read.strides.slice(0, kept) }, axes.length)
    )
      return undefined;
    return full ? this.#beginning(store.value) : store.value;
  }

  /** The value once a row as an expression that has the same value at all of its positions. */
  #beginning(root: Expr): Expr {
    const { axes, kept } = this.#a;
    const stay = <M extends IndexMap>(m: M): M => ({
      ...m,
      strides: axes.map((_, d) => (d < kept ? m.strides[d]! : 0)),
    });
    const moved = (index: number): number => this.read(withMaps(this.#a.reads[index]!, stay));
    return rewrite(
      root,
      (x, args) => {
        if (x.op === "load") return e.load(moved(x.index), x.dtype);
        if (x.op === "gather") return e.gather(moved(x.index), x.dtype, args[0]!);
        return x.op === "axis" && x.index >= kept ? e.const(0, "int32") : undefined;
      },
      this.#atBeginning,
    );
  }
}
