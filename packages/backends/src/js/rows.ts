// Row kernels as source: passes over a row, with what is dear and asked for again kept beside it.
import { walk, type DType, type Expr, type RowKernel, type Store } from "@gradtape/core";
import { isDearOperator, passesOf } from "@gradtape/core/internal";
import { scratchName } from "./helpers.ts";
import { accumulate, foldAll, identitySource, rowOrder } from "./loops.ts";
import type { Writer } from "./writer.ts";

/** Stores of a row kernel: those made at every position, and those made once a row. */
function split({ stores, kept }: RowKernel): readonly [each: Store[], once: Store[]] {
  const isEach = (s: Store): boolean => s.strides.length > kept;
  return [stores.filter(isEach), stores.filter((s) => !isEach(s))];
}

/** Row after row; a pass keeps several accumulators. */
export function rows(w: Writer, k: RowKernel): void {
  const [each, once] = split(k);
  const saved = new Saved(w, k, 1);
  const last = k.axes.length - 1;
  w.loops(0, k.kept, () => {
    w.hoist();
    for (const pass of saved.passes) {
      const folds = pass.folds.map((i) => k.folds[i]!);
      w.computing(pass.roots, () => {
        saved.start();
        const accs = foldAll(w, k, folds, {
          line(inner) {
            inner();
            saved.advance(k.axes[last]!);
          },
          element: (index, inner) => saved.at(index, pass.saves, inner),
        });
        saved.finished(pass.saves);
        pass.folds.forEach((fold, i) => w.folded(fold, accs[i]!));
      });
    }
    w.computing(valuesOf(each), () => {
      if (each.length === 0) return;
      const put = (index: string): void => saved.at(index, [], () => w.storeAll(each));
      saved.start();
      if (last < k.kept) return put("0");
      w.loops(k.kept, last, () => {
        w.loops(last, last + 1, () => put(`i${last}`));
        saved.advance(k.axes[last]!);
      });
    });
    w.computing(valuesOf(once), () => {
      if (once.length > 0) w.storeAll(once);
    });
  });
}

/** Many rows at a time, where neighbours on the last kept axis are neighbours in memory: it is the innermost loop. */
export function rowsAcross(w: Writer, k: RowKernel): void {
  const [each, once] = split(k);
  const across = k.kept - 1;
  const size = k.axes[across]!;
  const n = w.local(size);
  const i = `i${across}`;
  const saved = new Saved(w, k, size);
  w.orderAxes(rowOrder(k));
  const array = (): string => {
    const name = w.fresh();
    w.before(`const ${name}=new Float64Array(${n});`);
    return name;
  };
  const along = (body: () => void): void => {
    w.within(() => {
      w.write(`for(let ${i}=0;${i}<${n};${i}++){`);
      w.step(across, i);
      body();
      w.write("}");
    });
  };
  const everywhere = (saves: readonly Expr[], body: () => void): void => {
    saved.start();
    w.loops(k.kept, k.axes.length, () => {
      w.hoist();
      along(() => saved.at(i, saves, body));
      saved.advance(size);
    });
  };
  /** Computes for each row what is the same at all of its positions. */
  const prepare = (): void => {
    const made: [Expr, string][] = [];
    along(() => {
      for (const x of w.fixedParts()) {
        if (x.op === "load" || !usesFold(x)) continue;
        const value = w.emit(x);
        const name = `${array()}[${i}]`;
        w.write(`${name}=${value};`);
        made.push([x, name]);
      }
    });
    for (const [x, name] of made) w.know(x, name);
  };
  w.loops(0, across, () => {
    for (const pass of saved.passes) {
      const accs = pass.folds.map((fold) => {
        const acc = array();
        w.write(`${acc}.fill(${identitySource(k.folds[fold]!)});`);
        return `${acc}[${i}]`;
      });
      w.computing(pass.roots, () => {
        prepare();
        everywhere(pass.saves, () => {
          pass.folds.forEach((fold, j) => accumulate(w, k.folds[fold]!, accs[j]!));
        });
      });
      saved.finished(pass.saves);
      pass.folds.forEach((fold, j) => w.folded(fold, accs[j]!, across));
    }
    w.computing(valuesOf(each), () => {
      if (each.length === 0) return;
      prepare();
      everywhere([], () => w.storeAll(each));
    });
    w.computing(valuesOf(once), () => {
      if (once.length === 0) return;
      along(() => w.storeAll(once));
    });
  });
}

const valuesOf = (stores: readonly Store[]): Expr[] => stores.map((s) => s.value);

const usesFold = (x: Expr): boolean => walk([x]).some((y) => y.op === "acc");

interface Pass {
  readonly folds: readonly number[];
  readonly roots: readonly Expr[];
  /** What is computed in it and used again later. */
  readonly saves: readonly Expr[];
}

/** The passes of a row kernel, and the elements that they leave to later ones. */
class Saved {
  readonly passes: readonly Pass[];
  readonly #w: Writer;
  /** The scratch array of each expression. */
  readonly #arrays = new Map<Expr, string>();
  /** Of the element at index 0 of the innermost loop, unless that loop is all there is. */
  readonly #base: string | undefined;
  readonly #found = new Set<Expr>();

  constructor(w: Writer, k: RowKernel, across: number) {
    this.#w = w;
    const inner = k.axes.slice(k.kept);
    const size = inner.reduce((a, b) => a * b, across);
    const passes = passesOf(k).map((folds) => ({
      folds,
      roots: folds.map((i) => k.folds[i]!.body),
    }));
    const [each] = split(k);
    this.passes = passes.map((pass, p) => {
      const later = [...passes.slice(p + 1).flatMap(({ roots }) => roots), ...valuesOf(each)];
      const saves = dearParts(k, pass.roots, later).filter((x) => !this.#arrays.has(x));
      for (const x of saves) {
        const name = w.fresh();
        const make = w.helper(scratchName(x.dtype, this.#arrays.size));
        w.before(`const ${name}=${make}(${w.number(size)});`);
        this.#arrays.set(x, name);
      }
      return { ...pass, saves };
    });
    if (this.#arrays.size > 0 && (across > 1 || inner.length > 1)) {
      this.#base = w.fresh();
      w.before(`let ${this.#base}=0;`);
    }
  }

  /** At the beginning of a pass. */
  start(): void {
    if (this.#base) this.#w.write(`${this.#base}=0;`);
  }

  /** After an innermost loop. */
  advance(size: number): void {
    if (this.#base) this.#w.write(`${this.#base}+=${this.#w.local(size)};`);
  }

  /** What is done at an index of the innermost loop: what was saved is known, and what `saves` names is saved. */
  at(index: string, saves: readonly Expr[], inner: () => void): void {
    const w = this.#w;
    w.within(() => {
      const place = this.#base ? `${this.#base}+${index}` : index;
      for (const x of this.#found) w.know(x, `${this.#arrays.get(x)!}[${place}]`);
      for (const x of saves) {
        const value = w.emit(x);
        const name = w.fresh();
        w.write(`const ${name}=${value};${this.#arrays.get(x)!}[${place}]=${name};`);
        w.know(x, name);
      }
      inner();
    });
  }

  /** After a pass. */
  finished(saves: readonly Expr[]): void {
    for (const x of saves) this.#found.add(x);
  }
}

/** The largest dear parts of `roots` that vary along a row and that `later` asks for again. */
function dearParts(k: RowKernel, roots: readonly Expr[], later: readonly Expr[]): Expr[] {
  const [varies, dear] = [new Set<Expr>(), new Set<Expr>()];
  for (const x of walk(roots)) {
    if (variesAlongRow(k, x) || x.args.some((a) => varies.has(a))) varies.add(x);
    else continue;
    const half = x.op === "load" && isHalf(k.reads[x.index]!.dtype);
    const isDear = half || x.op === "floorMod" || isDearOperator(x.op);
    if (isDear || x.args.some((a) => dear.has(a))) dear.add(x);
  }
  const found = new Set<Expr>();
  const seen = new Set<Expr>();
  const visit = (x: Expr): void => {
    if (seen.has(x)) return;
    seen.add(x);
    if (dear.has(x) && isFloatLike(x.dtype)) found.add(x);
    else for (const a of x.args) visit(a);
  };
  for (const x of later) visit(x);
  return [...found];
}

const isHalf = (dtype: DType): boolean => dtype === "float16" || dtype === "bfloat16";
const isFloatLike = (dtype: DType): boolean =>
  isHalf(dtype) || dtype === "float32" || dtype === "float64";

function variesAlongRow(k: RowKernel, x: Expr): boolean {
  if (x.op === "axis") return x.index >= k.kept;
  if (x.op !== "load" && x.op !== "gather") return false;
  const read = k.reads[x.index]!;
  return [read, ...(read.guards ?? [])].some(({ strides }) => strides.slice(k.kept).some(Boolean));
}
