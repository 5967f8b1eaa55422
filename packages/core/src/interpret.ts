// A slow interpreter of kernels: the living definition of what they mean.
import type { DType, HostArray } from "./dtype.ts";
import { DTYPES, isBig } from "./dtype.ts";
import { readElement, writeElement } from "./element.ts";
import { walk, type Expr } from "./expr.ts";
import type {
  Access,
  Combine,
  IndexMap,
  Kernel,
  Program,
  RowKernel,
  ScanKernel,
  Store,
} from "./kernel.ts";
import { runRoutine } from "./routine.ts";
import {
  binaryFunction,
  castFunction,
  compareFunctions,
  philox,
  predicateFunctions,
  sortOrder,
  unaryFunction,
  type Value,
} from "./scalars.ts";
import { temporaryArrays } from "./temporaries.ts";

/** What expressions may look at: the loop position, the inputs, and finished folds. */
interface Frame {
  readonly position: readonly number[];
  readonly inputs: readonly Buffer[];
  readonly reads: readonly Access[];
  readonly accs: readonly Value[];
}
interface Buffer {
  readonly data: HostArray;
  readonly offset: number;
}

/**
 * Run a program on host arrays, each starting at its element offset; values are computed in float64 and rounded when stored.
 * Temporaries lie in an arena, as the program says.
 */
export function interpret(
  program: Program,
  buffers: readonly HostArray[],
  offsets: readonly number[],
): void {
  const all = [...buffers, ...temporaryArrays(program)].map((data, i) => ({
    data,
    offset: i < buffers.length ? (offsets[i] ?? 0) : 0,
  }));
  for (const { kernel, inputs, outputs } of program.steps) {
    runKernel(
      kernel,
      inputs.map((i) => all[i]!),
      outputs.map((i) => all[i]!),
    );
  }
}

function runKernel(k: Kernel, inputs: readonly Buffer[], outputs: readonly Buffer[]): void {
  if (k.kind === "routine") return runRoutine(k, inputs, outputs);
  const frame = (position: readonly number[], ...accs: Value[]): Frame => ({
    position,
    inputs,
    reads: k.reads,
    accs,
  });
  if (k.kind === "row") return runRows(k, frame, outputs);
  const out = outputs[k.store.output]!;
  const put = (position: readonly number[], extra: number, value: Value): void =>
    write(k.store, out, position, extra, value);
  switch (k.kind) {
    case "map":
      for (const p of positions(k.axes)) put(p, 0, evaluate(k.store.value, frame(p)));
      return;
    case "scatter":
      for (const p of positions(k.axes)) {
        const target = Number(evaluate(k.at, frame(p)));
        if (target < 0 || target >= k.limit) continue;
        const value = evaluate(k.store.value, frame(p));
        const where = out.offset + at(k.store, p) + target;
        const old = readElement(out.data, where, k.store.dtype) as Value;
        put(p, target, k.combine === "set" ? value : fold(k.combine, k.store.dtype)(old, value));
      }
      return;
    case "scan":
    case "sort": {
      const size = k.axes[k.kept]!;
      for (const p of positions(k.axes.slice(0, k.kept))) {
        const row = Array.from({ length: size }, (_, i) => evaluate(k.body, frame([...p, i])));
        const found = k.kind === "scan" ? scan(k, row) : sort(row, k.descending);
        found.forEach((acc, i) =>
          put([...p, i], 0, evaluate(k.store.value, frame([...p, i], acc))),
        );
      }
      return;
    }
    default: {
      const [kept, folded] = [k.axes.slice(0, k.kept), k.axes.slice(k.kept)];
      for (const p of positions(kept)) {
        const acc = reduce(k.combine, k.body, folded, (q) => frame([...p, ...q]));
        put(p, 0, evaluate(k.store.value, frame(p, acc)));
      }
    }
  }
}

function runRows(
  k: RowKernel,
  frame: (position: readonly number[], ...accs: Value[]) => Frame,
  outputs: readonly Buffer[],
): void {
  const [kept, row] = [k.axes.slice(0, k.kept), k.axes.slice(k.kept)];
  for (const p of positions(kept)) {
    const accs: Value[] = [];
    for (const { combine, body } of k.folds)
      accs.push(reduce(combine, body, row, (q) => frame([...p, ...q], ...accs)));
    const isEach = (s: Store): boolean => s.strides.length > k.kept;
    const put = (stores: readonly Store[], position: readonly number[]): void => {
      const values = stores.map((s) => evaluate(s.value, frame(position, ...accs)));
      stores.forEach((s, i) => write(s, outputs[s.output]!, position, 0, values[i]!));
    };
    for (const q of positions(row)) put(k.stores.filter(isEach), [...p, ...q]);
    put(
      k.stores.filter((s) => !isEach(s)),
      p,
    );
  }
}

const write = (
  s: Store,
  out: Buffer,
  position: readonly number[],
  extra: number,
  value: Value,
): void => writeElement(out.data, out.offset + at(s, position) + extra, s.dtype, value);

/** What a read yields where a gather misses, or a guard fails and nothing else is said. */
const zeroOf = (dtype: DType): Value =>
  isBig(dtype) ? 0n : dtype === "string" ? ("" as never) : 0;

/** Every position of a loop nest, last axis fastest. */
function* positions(axes: readonly number[]): Generator<readonly number[]> {
  if (axes.some((n) => n === 0)) return;
  const p = axes.map(() => 0);
  for (;;) {
    yield [...p];
    let d = axes.length - 1;
    while (d >= 0 && ++p[d]! === axes[d]) p[d--] = 0;
    if (d < 0) return;
  }
}

/** A position that has no reduced axes is at their beginning. */
const at = (map: IndexMap, position: readonly number[]): number =>
  map.strides.reduce((sum, s, d) => sum + s * (position[d] ?? 0), map.offset);

function reduce(
  combine: Combine,
  body: Expr,
  axes: readonly number[],
  frame: (q: readonly number[]) => Frame,
): Value {
  if (combine === "argMax" || combine === "argMin") {
    let best: Value | undefined;
    let found = 0;
    let index = 0;
    for (const q of positions(axes)) {
      const x = evaluate(body, frame(q));
      const wins =
        best === undefined ||
        (best === best && (x !== x || (combine === "argMax" ? x > best : x < best)));
      if (wins) [best, found] = [x, index];
      index++;
    }
    return found;
  }
  const step = fold(combine, body.dtype);
  let acc = identityOf(combine, body.dtype);
  for (const q of positions(axes)) acc = step(acc, evaluate(body, frame(q)));
  return acc;
}

function scan(k: ScanKernel, row: readonly Value[]): Value[] {
  const step = fold(k.combine, k.body.dtype);
  let acc = identityOf(k.combine, k.body.dtype);
  return row.map((x) => {
    const before = acc;
    acc = step(acc, x);
    return k.exclusive ? before : acc;
  });
}

function sort(row: readonly Value[], descending: boolean): number[] {
  const compare = sortOrder(descending);
  return row.map((_, i) => i).sort((i, j) => compare(row[i]!, row[j]!));
}

const fold = (combine: "sum" | "prod" | "max" | "min", dtype: DType) =>
  binaryFunction(({ sum: "add", prod: "mul", max: "max", min: "min" } as const)[combine], dtype);

/** What an empty fold yields. */
export function identityOf(combine: "sum" | "prod" | "max" | "min", dtype: DType): Value {
  const { kind, bytes } = DTYPES[dtype];
  const big = isBig(dtype);
  if (combine === "sum") return big ? 0n : 0;
  if (combine === "prod") return big ? 1n : 1;
  if (kind === "float") return combine === "max" ? -Infinity : Infinity;
  if (kind === "bool") return combine === "max" ? 0 : 1;
  const bits = BigInt(bytes * 8);
  const top = kind === "uint" ? (1n << bits) - 1n : (1n << (bits - 1n)) - 1n;
  const bottom = kind === "uint" ? 0n : -(1n << (bits - 1n));
  const value = combine === "max" ? bottom : top;
  return big ? value : Number(value);
}

function evaluate(root: Expr, f: Frame): Value {
  const values = new Map<Expr, Value>();
  for (const x of walk([root]))
    values.set(
      x,
      evaluateNode(
        x,
        x.args.map((a) => values.get(a)!),
        f,
      ),
    );
  return values.get(root)!;
}

function evaluateNode(x: Expr, args: readonly Value[], f: Frame): Value {
  const [a, b, c] = args as [Value, Value, Value];
  switch (x.op) {
    case "const":
      return x.value;
    case "axis":
      return f.position[x.index]!;
    case "acc":
      return f.accs[x.index]!;
    case "load":
      return load(f, x.index, 0, false);
    case "gather":
      return load(f, x.index, Number(a), true);
    case "where":
      return a ? b : c;
    case "cast":
      return castFunction(x.args[0].dtype, x.dtype)(a);
    case "philox":
      return philox(...(args as Parameters<typeof philox>));
    case "isNan":
    case "isInf":
    case "isFinite":
      return predicateFunctions[x.op](a as number);
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return compareFunctions[x.op](a, b);
    default:
      return x.args.length === 1
        ? unaryFunction(x.op as Parameters<typeof unaryFunction>[0], x.dtype)(a)
        : binaryFunction(x.op as Parameters<typeof binaryFunction>[0], x.dtype)(a, b);
  }
}

function load(f: Frame, index: number, extra: number, checked: boolean): Value {
  const read = f.reads[index]!;
  for (const g of read.guards ?? []) {
    const i = at(g, f.position);
    if (i < 0 || i >= g.size) return read.fill ?? zeroOf(read.dtype);
  }
  const { data, offset } = f.inputs[read.input]!;
  const where = offset + at(read, f.position) + extra;
  if (checked && (where < 0 || where >= data.length)) return zeroOf(read.dtype);
  const value = readElement(data, where, read.dtype);
  return typeof value === "boolean" ? Number(value) : (value as Value);
}
