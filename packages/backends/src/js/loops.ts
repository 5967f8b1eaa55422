// The source of a kernel: loops that move positions, and what stands inside them.
import {
  isBig,
  walk,
  type Access,
  type BinaryOperator,
  type Combine,
  type DType,
  type Expr,
  type IndexMap,
  type DotKernel,
  type Guard,
  type LoopKernel,
  type ReduceKernel,
  type ScanKernel,
  type SortKernel,
} from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import { combineSource, emit, type EmitContext } from "./emit.ts";
import { sorterName } from "./helpers.ts";

/** Source of a function `(b, o, p, c, h)` of buffers, offsets, sizes and strides, constants and helpers. */
export interface Generated {
  readonly source: string;
  /** Sizes, strides and offsets, in the order in which the source reads them. */
  readonly numbers: readonly number[];
  readonly constants: readonly number[];
  readonly helpers: readonly string[];
}

const FOLD: { readonly [C in Combine]?: BinaryOperator } = {
  sum: "add",
  prod: "mul",
  max: "max",
  min: "min",
};
/** What a read yields where a gather misses, or a guard fails and nothing else is said. */
const zeroSource = (dtype: DType): string =>
  isBig(dtype) ? "0n" : dtype === "string" ? '""' : "0";

/** How many accumulators a float fold keeps, so that additions overlap. */
const UNROLL = 4;

/** Writes the function of one kernel. */
export class Writer {
  readonly #k: LoopKernel;
  readonly #out: number;
  readonly #numbers: number[] = [];
  readonly #constants: number[] = [];
  readonly #helpers: string[] = [];
  #head = "";
  #body = "";
  #names = 0;
  /** Loop variable of each axis, and positions reached so far of each read, guard and the store. */
  readonly #axes: string[] = [];
  #at: Map<IndexMap, string>;
  /** Axes in the order of the loops, outermost first. */
  #order: readonly number[];
  /** Guards that no inner loop changes, by the name of their answer; and loads that the innermost loop does not change. */
  #answers = new Map<Guard, string>();
  #loaded = new Map<number, string>();

  constructor(k: LoopKernel, inputs: readonly number[], outputs: readonly number[]) {
    this.#k = k;
    this.#out = outputs[k.store.output]!;
    this.#at = new Map();
    this.#order = k.axes.map((_, d) => d);
    const start = (m: IndexMap, buffer: number | undefined): void => {
      const base = buffer === undefined ? "0" : `o[${buffer}]`;
      const name = this.fresh();
      this.#head += `const ${name}=${m.offset === 0 ? base : `${base}+${this.#number(m.offset)}`};`;
      this.#at.set(m, name);
    };
    k.reads.forEach((r, i) => {
      this.#head += `const a${i}=b[${inputs[r.input]!}];`;
      start(r, inputs[r.input]!);
      for (const g of r.guards ?? []) start(g, undefined);
    });
    this.#head += `const z=b[${this.#out}];`;
    start(k.store, this.#out);
  }

  fresh(): string {
    return `t${this.#names++}`;
  }

  /** A number that varies between kernels of one structure. */
  #number(value: number): string {
    const name = `p[${this.#numbers.length}]`;
    this.#numbers.push(value);
    return name;
  }

  #local(value: number): string {
    const name = this.fresh();
    this.#head += `const ${name}=${this.#number(value)};`;
    return name;
  }

  /** Nested loops over axes `from` to `to`, with `inner` inside. */
  loops(from: number, to: number, inner: () => void): void {
    if (from === to) return inner();
    const i = `i${from}`;
    const n = this.#local(this.#k.axes[from]!);
    this.#within(() => {
      this.#body += `for(let ${i}=0;${i}<${n};${i}++){`;
      this.#step(from, i);
      this.loops(from + 1, to, inner);
      this.#body += "}";
    });
  }

  /** What is known of positions inside is forgotten outside. */
  #within(inner: () => void): void {
    const before = [this.#at, this.#answers, this.#loaded] as const;
    inner();
    [this.#at, this.#answers, this.#loaded] = before;
  }

  /** Move every position along an axis whose index is `i`. */
  #step(axis: number, i: string): void {
    this.#axes[axis] = i;
    const next = new Map<IndexMap, string>();
    for (const [m, at] of this.#at) {
      const stride = m.strides[axis] ?? 0;
      if (stride === 0) {
        next.set(m, at);
        continue;
      }
      const name = this.fresh();
      this.#body += `const ${name}=${at}+${stride === 1 ? i : `${i}*${this.#stride(m, axis)}`};`;
      next.set(m, name);
    }
    this.#at = next;
    this.#answers = new Map(this.#answers);
    for (const { guards = [] } of this.#k.reads) {
      for (const g of guards) {
        if (!g.strides[axis] || this.#changesInside(g, axis)) continue;
        const name = this.fresh();
        this.#body += `const ${name}=${this.#question(g)};`;
        this.#answers.set(g, name);
      }
    }
  }

  #changesInside(g: Guard, axis: number): boolean {
    return this.#order.slice(this.#order.indexOf(axis) + 1).some((d) => g.strides[d]);
  }

  /** Source of whether a guard holds. */
  #question(g: Guard): string {
    const at = this.#at.get(g)!;
    return `${at}>=0&&${at}<${this.#number(g.size)}`;
  }

  readonly #strides = new Map<IndexMap, string[]>();
  /** A stride is read once, outside all loops; equal ones stay apart, or they would change the structure. */
  #stride(m: IndexMap, axis: number): string {
    let names = this.#strides.get(m);
    if (!names) this.#strides.set(m, (names = []));
    return (names[axis] ??= this.#local(m.strides[axis]!));
  }

  emit(x: Expr, acc = ""): string {
    const { statements, value } = emit(x, this.#context(acc));
    this.#body += statements;
    return value;
  }

  #context(acc: string): EmitContext {
    return {
      acc,
      load: (i) => this.#load(i),
      gather: (i, offset, declare) => {
        const read = this.#k.reads[i]!;
        const name = declare(`${this.#at.get(read)!}+${offset}`);
        return this.#decoded(
          read.dtype,
          `(${name}>=0&&${name}<a${i}.length?a${i}[${name}]:${zeroSource(read.dtype)})`,
        );
      },
      axis: (i) => this.#axes[i]!,
      constant: (value) => {
        this.#constants.push(value);
        return `c[${this.#constants.length - 1}]`;
      },
      helper: (name) => this.#helper(name),
      fresh: () => this.fresh(),
    };
  }

  #helper(name: string): string {
    if (!this.#helpers.includes(name)) this.#helpers.push(name);
    return name;
  }

  #load(i: number): string {
    const loaded = this.#loaded.get(i);
    if (loaded) return loaded;
    const read = this.#k.reads[i]!;
    const element = this.#decoded(read.dtype, `a${i}[${this.#at.get(read)!}]`);
    if (!read.guards?.length) return element;
    const inside = read.guards.map((g) => this.#answers.get(g) ?? this.#question(g));
    return `(${inside.join("&&")}?${element}:${this.#fill(read)})`;
  }

  #fill({ dtype, fill }: Access): string {
    if (fill === undefined || fill === 0) return zeroSource(dtype);
    if (typeof fill === "bigint") return `${fill}n`;
    this.#constants.push(fill);
    return `c[${this.#constants.length - 1}]`;
  }

  #decoded(dtype: DType, element: string): string {
    return dtype === "float16" || dtype === "bfloat16"
      ? `${this.#helper(`${dtype}ToNumber`)}(${element})`
      : element;
  }

  #encoded(value: string): string {
    const { dtype } = this.#k.store;
    if (dtype === "float16") return `${this.#helper("numberToFloat16")}(${value})`;
    if (dtype === "bfloat16") return `${this.#helper("numberToBfloat16")}(${value})`;
    return value;
  }

  store(value: string): void {
    this.#body += `z[${this.#at.get(this.#k.store)!}]=${this.#encoded(value)};`;
  }

  scatter(k: Extract<LoopKernel, { kind: "scatter" }>): void {
    const target = this.fresh();
    const at = this.emit(k.at);
    this.#body += `const ${target}=${at};if(${target}>=0&&${target}<${this.#number(k.limit)}){`;
    const place = `${this.#at.get(k.store)!}+${target}`;
    const value = this.emit(k.store.value);
    const old = this.#decoded(k.store.dtype, `z[${place}]`);
    const next =
      k.combine === "set"
        ? value
        : combineSource(FOLD[k.combine]!, k.store.dtype, old, value, (n) => this.#helper(n));
    this.#body += `z[${place}]=${this.#encoded(next)};}`;
  }

  #identity(k: ReduceKernel | DotKernel | ScanKernel): string {
    const value = identityOf(k.combine as "sum", k.body.dtype);
    return typeof value === "bigint"
      ? `(${value}n)`
      : k.body.dtype === "bool"
        ? String(Boolean(value))
        : String(value);
  }

  #fold(k: ReduceKernel | DotKernel | ScanKernel, acc: string, x: string): string {
    return combineSource(FOLD[k.combine]!, k.body.dtype, acc, x, (n) => this.#helper(n));
  }

  #accumulate(k: ReduceKernel | DotKernel, acc: string): void {
    const x = this.emit(k.body);
    this.#body += `${acc}=${this.#fold(k, acc, x)};`;
  }

  /** A fold for each kept position; the innermost loop keeps several accumulators. */
  reduce(k: ReduceKernel | DotKernel): void {
    this.loops(0, k.kept, () => {
      const last = k.axes.length - 1;
      const acc = this.fresh();
      this.#body += `let ${acc}=${this.#identity(k)};`;
      if (last < k.kept) this.#accumulate(k, acc);
      else {
        const parts = Array.from({ length: UNROLL - 1 }, () => this.fresh());
        for (const p of parts) this.#body += `let ${p}=${this.#identity(k)};`;
        this.loops(k.kept, last, () => this.#unrolled(k, last, [acc, ...parts]));
        for (const p of parts) this.#body += `${acc}=${this.#fold(k, acc, p)};`;
      }
      this.store(this.emit(k.store.value, acc));
    });
  }

  #unrolled(k: ReduceKernel | DotKernel, axis: number, accs: readonly string[]): void {
    const n = this.#local(k.axes[axis]!);
    const i = `i${axis}`;
    const once = (index: string, acc: string): void =>
      this.#within(() => {
        this.#body += "{";
        this.#step(axis, index);
        this.#accumulate(k, acc);
        this.#body += "}";
      });
    this.#body += `let ${i}=0;for(;${i}+${UNROLL - 1}<${n};${i}+=${UNROLL}){`;
    accs.forEach((acc, j) => once(j === 0 ? i : `(${i}+${j})`, acc));
    this.#body += `}for(;${i}<${n};${i}++)`;
    once(i, accs[0]!);
  }

  /** Folds whole rows at a time into a row of accumulators: the last kept axis is the innermost loop. */
  reduceRows(k: ReduceKernel | DotKernel): void {
    const row = k.kept - 1;
    const n = this.#local(k.axes[row]!);
    const accs = this.fresh();
    const i = `i${row}`;
    this.#head += `const ${accs}=new Float64Array(${n});`;
    const inner = k.axes.map((_, d) => d).slice(k.kept);
    this.#order = [...this.#order.slice(0, row), ...inner, row];
    const along = (body: () => void): void =>
      this.#within(() => {
        this.#body += `for(let ${i}=0;${i}<${n};${i}++){`;
        this.#step(row, i);
        body();
        this.#body += "}";
      });
    this.loops(0, row, () => {
      this.#body += `${accs}.fill(${this.#identity(k)});`;
      this.loops(k.kept, k.axes.length, () => {
        this.#loadOnce(k.body, row);
        along(() => this.#accumulate(k, `${accs}[${i}]`));
      });
      along(() => this.store(this.emit(k.store.value, `${accs}[${i}]`)));
    });
  }

  /** Names the elements that do not change along an axis. */
  #loadOnce(body: Expr, axis: number): void {
    const used = new Set(walk([body]).flatMap((x) => (x.op === "load" ? [x.index] : [])));
    const loaded = new Map(this.#loaded);
    this.#k.reads.forEach((r, i) => {
      if (r.strides[axis] || !used.has(i)) return;
      const name = this.fresh();
      this.#body += `const ${name}=${this.#load(i)};`;
      loaded.set(i, name);
    });
    this.#loaded = loaded;
  }

  /** The first position of the extreme value; NaN is extreme. */
  argReduce(k: ReduceKernel): void {
    this.loops(0, k.kept, () => {
      const [best, found, index, x] = [this.fresh(), this.fresh(), this.fresh(), this.fresh()];
      this.#body += `let ${best},${found}=0,${index}=0;`;
      this.loops(k.kept, k.axes.length, () => {
        const better = `${x}${k.combine === "argMax" ? ">" : "<"}${best}`;
        const value = this.emit(k.body);
        // Nothing exceeds true: a search ends there.
        if (k.body.dtype === "bool" && k.combine === "argMax" && k.axes.length === k.kept + 1) {
          this.#body += `if(${value}){${found}=${index};break;}${index}++;`;
          return;
        }
        this.#body += `const ${x}=${value};if(${best}===undefined||(${best}===${best}&&(${x}!==${x}||${better}))){${best}=${x};${found}=${index};}${index}++;`;
      });
      this.store(this.emit(k.store.value, found));
    });
  }

  /** The fold so far, stored at every position. */
  scan(k: ScanKernel): void {
    this.loops(0, k.kept, () => {
      const [acc, before] = [this.fresh(), this.fresh()];
      this.#body += `let ${acc}=${this.#identity(k)};`;
      this.loops(k.kept, k.kept + 1, () => {
        const x = this.emit(k.body);
        this.#body += `const ${before}=${acc};${acc}=${this.#fold(k, acc, x)};`;
        this.store(this.emit(k.store.value, k.exclusive ? before : acc));
      });
    });
  }

  /** Keys of a row, then their places in order. */
  sort(k: SortKernel): void {
    const [sorter, keys, places, n, i] = [
      this.fresh(),
      this.fresh(),
      this.fresh(),
      this.#local(k.axes[k.kept]!),
      `i${k.kept}`,
    ];
    const make = this.#helper(sorterName(k.body.dtype, k.descending));
    this.#head += `const ${sorter}=${make}(${n}),${keys}=${sorter}.keys;`;
    const row = (inner: () => void): void => this.loops(k.kept, k.kept + 1, inner);
    this.loops(0, k.kept, () => {
      row(() => {
        const key = this.emit(k.body);
        this.#body += `${keys}[${i}]=${key};`;
      });
      this.#body += `const ${places}=${sorter}.sort();`;
      row(() => this.store(this.emit(k.store.value, `${places}[${i}]`)));
    });
  }

  finish(): Generated {
    return {
      source: this.#head + this.#body,
      numbers: this.#numbers,
      constants: this.#constants,
      helpers: this.#helpers,
    };
  }
}
