// Writing the source of a kernel: loops that move positions, reads and stores.
// (Longer than others: every form of loop moves the same positions.)
import {
  isBig,
  walk,
  type Access,
  type DType,
  type Expr,
  type Guard,
  type IndexMap,
  type LoopKernel,
  type Store,
} from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import { emit, type EmitContext } from "./emit.ts";

/** Source of a function `(b, o, p, c, h)` of buffers, offsets, sizes and strides, constants and helpers. */
export interface Generated {
  readonly source: string;
  /** Sizes, strides and offsets, in the order in which the source reads them. */
  readonly numbers: readonly number[];
  readonly constants: readonly number[];
  readonly helpers: readonly string[];
}

/** What a read yields where a gather misses, or a guard fails and nothing else is said. */
const zeroSource = (dtype: DType): string =>
  isBig(dtype) ? "0n" : dtype === "string" ? '""' : "0";

/** What is known of positions at some place in the loops. */
export type State = readonly [
  at: Map<IndexMap, string>,
  answers: Map<Guard, string>,
  known: Map<Expr, string>,
  axes: readonly string[],
  accs: readonly Finished[],
];

/** A finished fold, by name; one axis may have to have an index before the name means anything. */
interface Finished {
  readonly name: string;
  readonly along?: number | undefined;
}

/** Costs nothing where it stands. */
const isTrivial = (x: Expr): boolean => x.op === "const" || x.op === "axis" || x.op === "acc";

/** Writes the function of one kernel. */
export class Writer {
  readonly #k: LoopKernel;
  /** The array of each store. */
  readonly #outs = new Map<Store, string>();
  readonly #numbers: number[] = [];
  readonly #constants: number[] = [];
  readonly #helpers: string[] = [];
  #head = "";
  #body = "";
  #names = 0;
  /** Loop variable of each axis, and positions reached so far of each read, guard and store. */
  #axes: readonly string[];
  #at: Map<IndexMap, string>;
  /** Axes in the order of the loops, outermost first. */
  #order: readonly number[];
  /** Guards that no inner loop changes, and expressions that have been computed, by name. */
  #answers = new Map<Guard, string>();
  #known = new Map<Expr, string>();
  #accs: readonly Finished[] = [];
  /** What is computed at this place in the loops. */
  #roots: readonly Expr[];

  constructor(k: LoopKernel, inputs: readonly number[], outputs: readonly number[]) {
    this.#k = k;
    this.#roots = roots(k);
    this.#at = new Map();
    this.#order = k.axes.map((_, d) => d);
    this.#axes = k.axes.map(() => "");
    const start = (m: IndexMap, buffer: number | undefined): void => {
      const base = buffer === undefined ? "0" : `o[${buffer}]`;
      const name = this.fresh();
      this.#head += `const ${name}=${m.offset === 0 ? base : `${base}+${this.number(m.offset)}`};`;
      this.#at.set(m, name);
    };
    k.reads.forEach((r, i) => {
      this.#head += `const a${i}=b[${inputs[r.input]!}];`;
      start(r, inputs[r.input]!);
      for (const g of r.guards ?? []) start(g, undefined);
    });
    storesOf(k).forEach((s, i) => {
      this.#head += `const z${i}=b[${outputs[s.output]!}];`;
      this.#outs.set(s, `z${i}`);
      start(s, outputs[s.output]!);
    });
  }

  fresh(): string {
    return `t${this.#names++}`;
  }

  /** A number that varies between kernels of one structure. */
  number(value: number): string {
    const name = `p[${this.#numbers.length}]`;
    this.#numbers.push(value);
    return name;
  }

  local(value: number): string {
    const name = this.fresh();
    this.#head += `const ${name}=${this.number(value)};`;
    return name;
  }

  /** Source that comes next, or that stands before all loops. */
  write(source: string): void {
    this.#body += source;
  }

  before(source: string): void {
    this.#head += source;
  }

  /** Nested loops over axes `from` to `to`, with `inner` inside, which computes these expressions. */
  loops(from: number, to: number, inner: () => void): void {
    if (from === to) return inner();
    const i = `i${from}`;
    const n = this.local(this.#k.axes[from]!);
    this.hoist();
    this.within(() => {
      this.#body += `for(let ${i}=0;${i}<${n};${i}++){`;
      this.step(from, i);
      this.loops(from + 1, to, inner);
      this.#body += "}";
    });
  }

  /** What is known of positions inside is forgotten outside; what it was then can be taken up again. */
  within(inner: () => void, from?: State): State {
    const before = this.#state();
    if (from) this.#enter(from);
    inner();
    const then = this.#state();
    this.#enter(before);
    return then;
  }

  #state(): State {
    return [this.#at, this.#answers, this.#known, this.#axes, this.#accs];
  }

  #enter(state: State): void {
    [this.#at, this.#answers, this.#known, this.#axes, this.#accs] = state;
  }

  /** From here on, a fold is finished and has a name, perhaps one for each index of an axis; and so has an expression. */
  folded(index: number, name: string, along?: number): void {
    const accs = [...this.#accs];
    accs[index] = { name, along };
    this.#accs = accs;
  }

  know(x: Expr, name: string): void {
    this.#known = new Map(this.#known).set(x, name);
  }

  /** A part of the kernel that computes these expressions alone. */
  computing(some: readonly Expr[], inner: () => void): void {
    const before = this.#roots;
    this.#roots = some;
    inner();
    this.#roots = before;
  }

  /** The names of the guards' answers in some states. */
  answers(states: readonly State[]): string[] {
    return [...new Set(states.flatMap(([, answers]) => [...answers.values()]))];
  }

  #asks = true;
  /** Loops in which every guard is known to hold. */
  unguarded(inner: () => void): void {
    this.#asks = false;
    inner();
    this.#asks = true;
  }

  /** Says in which order the axes will be stepped along, if not in their own. */
  orderAxes(order: readonly number[]): void {
    this.#order = order;
  }

  /** Move every position along an axis whose index is `i`: by so many steps from where it is. */
  step(axis: number, i: string, steps = i): void {
    this.#axes = this.#axes.with(axis, i);
    const next = new Map<IndexMap, string>();
    for (const [m, at] of this.#at) {
      const stride = m.strides[axis] ?? 0;
      if (stride === 0) {
        next.set(m, at);
        continue;
      }
      const name = this.fresh();
      this.#body += `const ${name}=${at}+${stride === 1 ? steps : `${steps}*${this.#stride(m, axis)}`};`;
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

  readonly #sizes = new Map<Guard, string>();
  /** Source of whether a guard holds. */
  #question(g: Guard): string {
    const at = this.#at.get(g)!;
    let size = this.#sizes.get(g);
    if (!size) this.#sizes.set(g, (size = this.local(g.size)));
    return `${at}>=0&&${at}<${size}`;
  }

  readonly #strides = new Map<IndexMap, string[]>();
  /** A stride is read once, outside all loops; equal ones stay apart, or they would change the structure. */
  #stride(m: IndexMap, axis: number): string {
    let names = this.#strides.get(m);
    if (!names) this.#strides.set(m, (names = []));
    return (names[axis] ??= this.local(m.strides[axis]!));
  }

  emit(x: Expr): string {
    const { statements, values } = emit([x], this.#context());
    this.#body += statements;
    return values[0]!;
  }

  #context(): EmitContext {
    return {
      acc: (i) => this.#accs[i]!.name,
      load: (i) => this.#load(i),
      gather: (i, offset, declare) => {
        const read = this.#k.reads[i]!;
        const name = declare(`${this.#at.get(read)!}+${offset}`);
        return this.#decoded(
          read.dtype,
          `(${name}>>>0<${this.#length(i)}?a${i}[${name}]:${zeroSource(read.dtype)})`,
        );
      },
      axis: (i) => this.#axes[i]!,
      constant: (value) => this.#constant(value),
      known: (x) => this.#known.get(x),
      helper: (name) => this.helper(name),
      fresh: () => this.fresh(),
    };
  }

  readonly #lengths = new Map<number, string>();
  #length(i: number): string {
    let name = this.#lengths.get(i);
    if (!name) {
      this.#lengths.set(i, (name = this.fresh()));
      this.#head += `const ${name}=a${i}.length;`;
    }
    return name;
  }

  helper(name: string): string {
    if (!this.#helpers.includes(name)) this.#helpers.push(name);
    return name;
  }

  #load(i: number): string {
    const read = this.#k.reads[i]!;
    const element = this.#decoded(read.dtype, `a${i}[${this.#at.get(read)!}]`);
    if (!read.guards?.length || !this.#asks) return element;
    const inside = read.guards.map((g) => this.#answers.get(g) ?? this.#question(g));
    return `(${inside.join("&&")}?${element}:${this.#fill(read)})`;
  }

  #fill({ dtype, fill }: Access): string {
    if (fill === undefined || fill === 0) return zeroSource(dtype);
    return typeof fill === "bigint" ? `${fill}n` : this.#constant(fill);
  }

  /** A constant is read once, outside all loops; equal ones stay apart, as strides do. */
  #constant(value: number): string {
    const name = this.fresh();
    this.#head += `const ${name}=c[${this.#constants.length}];`;
    this.#constants.push(value);
    return name;
  }

  #decoded(dtype: DType, element: string): string {
    return dtype === "float16" || dtype === "bfloat16"
      ? `${this.helper(`${dtype}ToNumber`)}(${element})`
      : element;
  }

  #encoded(value: string, { dtype }: Store): string {
    if (dtype === "float16") return `${this.helper("numberToFloat16")}(${value})`;
    if (dtype === "bfloat16") return `${this.helper("numberToBfloat16")}(${value})`;
    return value;
  }

  /** Computes what no loop inside changes: the largest such parts of the expressions. */
  hoist(): void {
    for (const x of this.fixedParts()) {
      const value = this.emit(x);
      const name = this.fresh();
      this.#body += `const ${name}=${value};`;
      this.know(x, name);
    }
  }

  /** Those parts that are not known yet, arguments before users. */
  fixedParts(): Expr[] {
    const fixed = new Map<Expr, boolean>();
    const order = walk(this.#roots);
    for (const x of order) fixed.set(x, this.#isFixed(x) && x.args.every((a) => fixed.get(a)));
    const wanted = new Set<Expr>(this.#roots);
    const used = new Set<Expr>();
    for (const x of order)
      for (const a of x.args) {
        if (!fixed.get(x) || used.has(a)) wanted.add(a);
        used.add(a);
      }
    return order.filter(
      (x) => wanted.has(x) && fixed.get(x) && !this.#known.has(x) && !isTrivial(x),
    );
  }

  /** Whether a node, its arguments apart, has one value for all positions of the axes that have no index yet. */
  #isFixed(x: Expr): boolean {
    const stays = ({ strides }: IndexMap): boolean =>
      this.#axes.every((i, d) => i !== "" || !strides[d]);
    switch (x.op) {
      case "acc": {
        const acc = this.#accs[x.index];
        return acc !== undefined && (acc.along === undefined || this.#axes[acc.along] !== "");
      }
      case "axis":
        return this.#axes[x.index] !== "";
      case "load":
      case "gather": {
        const read = this.#k.reads[x.index]!;
        return stays(read) && (read.guards ?? []).every(stays);
      }
      default:
        return !isBig(x.dtype); // bigints throw, and what is not asked for must not
    }
  }

  /** Stores one value in a row of contiguous elements. */
  fillRow(s: Store, size: number, value: string): void {
    const at = this.#at.get(s)!;
    this.#body += `${this.#outs.get(s)!}.fill(${this.#encoded(value, s)},${at},${at}+${this.local(size)});`;
  }

  /** Copies a row of contiguous elements as they are stored. */
  copyRow(s: Store, size: number, read: Access): void {
    const [from, at] = [this.#at.get(read)!, this.#at.get(s)!];
    const array = `a${this.#k.reads.indexOf(read)}`;
    this.#body += `${this.#outs.get(s)!}.set(${array}.subarray(${from},${from}+${this.local(size)}),${at});`;
  }

  /** The element at `extra` after the store's position, and its replacement. */
  stored(s: Store, extra: string): string {
    return this.#decoded(s.dtype, `${this.#outs.get(s)!}[${this.#at.get(s)!}+${extra}]`);
  }

  store(s: Store, value = this.emit(s.value), extra?: string): void {
    const at = this.#at.get(s)!;
    this.#body += `${this.#outs.get(s)!}[${extra === undefined ? at : `${at}+${extra}`}]=${this.#encoded(value, s)};`;
  }

  /** Several stores at one place: all values come before the first store, which may change what another one reads. */
  storeAll(stores: readonly Store[]): void {
    if (stores.length === 1) return this.store(stores[0]!);
    const { statements, values } = emit(
      stores.map((s) => s.value),
      this.#context(),
    );
    this.#body += statements;
    const names = values.map((value) => {
      const name = this.fresh();
      this.#body += `const ${name}=${value};`;
      return name;
    });
    stores.forEach((s, i) => this.store(s, names[i]!));
  }

  finish(): Generated {
    return {
      // Of each dtype a function of its own: one that meets several kinds of arrays is half as fast.
      source: `/*${[...this.#k.reads, ...storesOf(this.#k)].map(({ dtype }) => dtype).join()}*/${this.#head}${this.#body}`,
      numbers: this.#numbers,
      constants: this.#constants,
      helpers: this.#helpers,
    };
  }
}
