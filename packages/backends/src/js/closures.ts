// Kernels without generated code, for pages whose policy forbids it: expressions as nested closures, loops by recursion.
import {
  isBig,
  isFloat,
  walk,
  type Buffer,
  type Combine,
  type DType,
  type Expr,
  type IndexMap,
  type LoopKernel,
  type RowKernel,
  type Run,
  type ScanKernel,
  type SortKernel,
  type Store,
} from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import {
  binaryFunction,
  castFunction,
  compareFunctions,
  philox,
  predicateFunctions,
  roundTo,
  storesOf,
  unaryFunction,
  type Value,
} from "@gradtape/core/internal";
import {
  bfloat16ToNumber,
  float16ToNumber,
  numberToBfloat16,
  numberToFloat16,
} from "@gradtape/core/internal";
import { rowSorter } from "./sort.ts";

type Words = { [i: number]: Value } & { readonly length: number };

/** Where a kernel stands: its buffers, loop indices, the position of every read, guard and store, and finished folds. */
interface State {
  inputs: readonly Words[];
  outputs: readonly Words[];
  /** Counts evaluations: what was computed for this one may be used again within it. */
  iteration: number;
  readonly axes: number[];
  readonly positions: number[];
  readonly accs: Value[];
}
type Closure = (s: State) => Value;

let iterations = 0;

export function prepareClosures(
  k: LoopKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  const guards = k.reads.flatMap((r) => r.guards ?? []);
  const stores = storesOf(k);
  const bound = [...k.reads.map((r) => inputs[r.input]!), ...stores.map((s) => outputs[s.output]!)];
  const maps: readonly IndexMap[] = [...k.reads, ...stores, ...guards];
  const place = new Map(maps.map((m, i) => [m, i]));
  const compile = (x: Expr): Closure => closureOf(x, k, place, new Map());

  /** Nested loops; positions are moved on the way in and back on the way out. */
  const loops = (from: number, to: number, inner: (s: State) => void): ((s: State) => void) => {
    if (from === to) return inner;
    const next = loops(from + 1, to, inner);
    const n = k.axes[from]!;
    const moving = maps.flatMap((m, i) =>
      m.strides[from] ? [[i, m.strides[from]!] as const] : [],
    );
    return (s) => {
      for (let i = 0; i < n; i++) {
        s.axes[from] = i;
        s.iteration = iterations += 1;
        next(s);
        for (const [m, stride] of moving) s.positions[m]! += stride;
      }
      for (const [m, stride] of moving) s.positions[m]! -= stride * n;
    };
  };

  const targets = stores.map((store, i): Target => {
    const at = k.reads.length + i;
    const [encode, decode] = [encoder(store.dtype), decoder(store.dtype)];
    const value = compile(store.value);
    const put = (s: State, extra: number, x: Value): void => {
      s.outputs[i]![s.positions[at]! + extra] = encode(x);
    };
    return {
      store,
      value,
      put,
      get: (s, extra) => decode(s.outputs[i]![s.positions[at]! + extra]!),
      set: (s) => put(s, 0, value(s)),
    };
  });
  const body = nest(k, compile, loops, targets);

  return (buffers: readonly Buffer[], offsets: readonly number[]) => {
    const words = (b: number): Words => buffers[b] as Words;
    body({
      inputs: bound.slice(0, k.reads.length).map(words),
      outputs: bound.slice(k.reads.length).map(words),
      iteration: (iterations += 1),
      axes: k.axes.map(() => 0),
      positions: maps.map((m, i) => m.offset + (i < bound.length ? offsets[bound[i]!]! : 0)),
      accs: [],
    });
  };
}

type Inner = (s: State) => void;
type Loops = (from: number, to: number, inner: Inner) => Inner;

/** A store made ready: its value, elements `extra` after its position, and storing the value at the position. */
interface Target {
  readonly store: Store;
  readonly value: Closure;
  readonly put: (s: State, extra: number, x: Value) => void;
  readonly get: (s: State, extra: number) => Value;
  readonly set: Inner;
}

function nest(
  k: LoopKernel,
  compile: (x: Expr) => Closure,
  loops: Loops,
  targets: readonly Target[],
): Inner {
  if (k.kind === "row") return rows(k, compile, loops, targets);
  const { value, put, get, set } = targets[0]!;
  if (k.kind === "map") return loops(0, k.axes.length, set);
  if (k.kind === "scatter") {
    const target = compile(k.at);
    const fold = k.combine === "set" ? undefined : folder(k.combine, k.store.dtype);
    return loops(0, k.axes.length, (s) => {
      const at = Number(target(s));
      if (at < 0 || at >= k.limit) return;
      put(s, at, fold ? fold(get(s, at), value(s)) : value(s));
    });
  }
  const body = compile(k.body);
  if (k.kind === "scan") return scan(k, loops, body, set);
  if (k.kind === "sort") return sort(k, loops, body, set);
  if (k.combine === "argMax" || k.combine === "argMin") {
    const wins =
      k.combine === "argMax" ? (x: Value, y: Value) => x > y : (x: Value, y: Value) => x < y;
    let best: Value | undefined;
    let found = 0;
    let index = 0;
    const element = asStored(body, k.body);
    const inner = loops(k.kept, k.axes.length, (s) => {
      const x = element(s);
      if (best === undefined || (best === best && (x !== x || wins(x, best))))
        [best, found] = [x, index];
      index++;
    });
    return loops(0, k.kept, (s) => {
      [best, found, index] = [undefined, 0, 0];
      inner(s);
      s.accs[0] = found;
      set(s);
    });
  }
  const fold = folding(k, 0, body, (inner) => loops(k.kept, k.axes.length, inner));
  return loops(0, k.kept, (s) => {
    fold(s);
    set(s);
  });
}

/** Computes the fold number `index` of a kernel. */
function folding(
  { combine, body: { dtype } }: { readonly combine: Combine; readonly body: Expr },
  index: number,
  body: Closure,
  loop: (inner: Inner) => Inner,
): Inner {
  const fold = folder(combine as "sum", dtype);
  const start = identityOf(combine as "sum", dtype);
  let acc: Value = start;
  const run = loop((s) => {
    acc = fold(acc, body(s));
  });
  return (s) => {
    acc = start;
    run(s);
    s.accs[index] = acc;
  };
}

function rows(
  k: RowKernel,
  compile: (x: Expr) => Closure,
  loops: Loops,
  targets: readonly Target[],
): Inner {
  const row = (inner: Inner): Inner => loops(k.kept, k.axes.length, inner);
  const isEach = ({ store }: Target): boolean => store.strides.length > k.kept;
  const each = targets.filter(isEach);
  const steps = [
    ...k.folds.map((f, i) => folding(f, i, compile(f.body), row)),
    ...(each.length > 0 ? [row(setAll(each))] : []),
    setAll(targets.filter((t) => !isEach(t))),
  ];
  return loops(0, k.kept, (s) => {
    for (const step of steps) step(s);
  });
}

/** Stores at one place: all values come first. */
function setAll(targets: readonly Target[]): Inner {
  const values: Value[] = targets.map(() => 0);
  return (s) => {
    for (let i = 0; i < targets.length; i++) values[i] = targets[i]!.value(s);
    for (let i = 0; i < targets.length; i++) targets[i]!.put(s, 0, values[i]!);
  };
}

function scan(k: ScanKernel, loops: Loops, body: Closure, store: Inner): Inner {
  const fold = folder(k.combine, k.body.dtype);
  const start = identityOf(k.combine, k.body.dtype);
  let acc: Value = start;
  const row = loops(k.kept, k.kept + 1, (s) => {
    const before = acc;
    acc = fold(acc, body(s));
    s.accs[0] = k.exclusive ? before : acc;
    store(s);
  });
  return loops(0, k.kept, (s) => {
    acc = start;
    row(s);
  });
}

function sort(k: SortKernel, loops: Loops, body: Closure, store: Inner): Inner {
  const sorter = rowSorter(k.body.dtype, k.descending, k.axes[k.kept]!);
  let places: Int32Array;
  const read = loops(k.kept, k.kept + 1, (s) => {
    sorter.keys[s.axes[k.kept]!] = body(s);
  });
  const write = loops(k.kept, k.kept + 1, (s) => {
    s.accs[0] = places[s.axes[k.kept]!]!;
    store(s);
  });
  return loops(0, k.kept, (s) => {
    read(s);
    places = sorter.sort();
    write(s);
  });
}

/** What a read yields where a gather misses, or a guard fails and nothing else is said. */
const zeroOf = (dtype: DType): Value =>
  isBig(dtype) ? 0n : dtype === "string" ? ("" as never) : 0;

const folder = (combine: "sum" | "prod" | "max" | "min", dtype: DType) =>
  binaryFunction(({ sum: "add", prod: "mul", max: "max", min: "min" } as const)[combine], dtype);

/**
 * The closure of an expression. A shared part has one closure, which computes once for each iteration and is asked again.
 */
function closureOf(
  x: Expr,
  k: LoopKernel,
  place: ReadonlyMap<IndexMap, number>,
  made: Map<Expr, Closure>,
): Closure {
  const order = walk([x]);
  const uses = new Map<Expr, number>();
  for (const y of order) for (const a of y.args) uses.set(a, (uses.get(a) ?? 0) + 1);
  for (const y of order) {
    const closure = nodeOf(
      y,
      k,
      place,
      y.args.map((a) => made.get(a)!),
    );
    made.set(y, (uses.get(y) ?? 0) > 1 && y.args.length > 0 ? once(closure) : closure);
  }
  return made.get(x)!;
}

function once(closure: Closure): Closure {
  let at = -1;
  let value: Value = 0;
  return (s) => {
    if (s.iteration !== at) [at, value] = [s.iteration, closure(s)];
    return value;
  };
}

function nodeOf(
  x: Expr,
  k: LoopKernel,
  place: ReadonlyMap<IndexMap, number>,
  args: readonly Closure[],
): Closure {
  const [a, b, c] = args as [Closure, Closure, Closure];
  switch (x.op) {
    case "const": {
      const { value } = x;
      return () => value;
    }
    case "axis":
      return (s) => s.axes[x.index]!;
    case "acc":
      return (s) => s.accs[x.index]!;
    case "load":
      return loadOf(x.index, k, place);
    case "gather": {
      const read = k.reads[x.index]!;
      const at = place.get(read)!;
      const decode = decoder(read.dtype);
      const zero = zeroOf(read.dtype);
      return (s) => {
        const i = s.positions[at]! + Number(a(s));
        const from = s.inputs[x.index]!;
        return i >= 0 && i < from.length ? decode(from[i]!) : zero;
      };
    }
    case "where":
      return (s) => (a(s) ? b(s) : c(s));
    case "cast": {
      const cast = castFunction(x.args[0].dtype, x.dtype);
      return (s) => cast(a(s));
    }
    case "philox":
      return (s) => philox(...(args.map((f) => f(s)) as Parameters<typeof philox>));
    case "isNan":
    case "isInf":
    case "isFinite": {
      const test = predicateFunctions[x.op];
      return (s) => test(a(s) as number);
    }
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge": {
      const test = compareFunctions[x.op];
      const [left, right] = [asStored(a, x.args[0]), asStored(b, x.args[1])];
      return (s) => test(left(s), right(s));
    }
    default: {
      if (args.length === 1) {
        const fn = unaryFunction(x.op as Parameters<typeof unaryFunction>[0], x.dtype);
        return (s) => fn(a(s));
      }
      const fn = binaryFunction(x.op as Parameters<typeof binaryFunction>[0], x.dtype);
      return (s) => fn(a(s), b(s));
    }
  }
}

/** As the function of the same name writes it in source. */
function asStored(value: Closure, x: Expr): Closure {
  const isExact = x.op === "load" || x.op === "gather" || x.op === "const" || x.op === "cast";
  if (isExact || !isFloat(x.dtype) || x.dtype === "float64") return value;
  const round = roundTo(x.dtype);
  return (s) => round(value(s) as number);
}

function loadOf(index: number, k: LoopKernel, place: ReadonlyMap<IndexMap, number>): Closure {
  const read = k.reads[index]!;
  const at = place.get(read)!;
  const decode = decoder(read.dtype);
  const element: Closure = (s) => decode(s.inputs[index]![s.positions[at]!]!);
  if (!read.guards?.length) return element;
  const fill = read.fill ?? zeroOf(read.dtype);
  const guards = read.guards.map((g) => [place.get(g)!, g.size] as const);
  return (s) => {
    for (const [g, size] of guards) if (s.positions[g]! < 0 || s.positions[g]! >= size) return fill;
    return element(s);
  };
}

function decoder(dtype: DType): (x: Value) => Value {
  if (dtype === "float16") return (x) => float16ToNumber(x as number);
  if (dtype === "bfloat16") return (x) => bfloat16ToNumber(x as number);
  return (x) => x;
}

function encoder(dtype: DType): (x: Value) => Value {
  if (dtype === "float16") return (x) => numberToFloat16(x as number);
  if (dtype === "bfloat16") return (x) => numberToBfloat16(x as number);
  return (x) => x;
}
