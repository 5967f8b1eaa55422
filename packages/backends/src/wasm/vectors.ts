// Values of many lanes: several registers on which every operation is done one after the other, so that they overlap.
import {
  f32x4,
  f64x2,
  get,
  i32,
  i32x4,
  i64x2,
  sequence,
  set,
  v128,
  when,
  type Code,
  type Frame,
  type Func,
  type Local,
  type Module,
} from "./asm/index.ts";
import type { Target } from "./target.ts";

type V = Code<"v128">;

/** A value of `4 · groups` lanes: of 32-bit lanes one register a group, of 64-bit lanes two. A splat has the same value in each lane. */
export interface Vec {
  readonly registers: readonly Local<"v128">[];
  readonly splat: boolean;
}

/** Functions that a module needs once, by name. */
export class Library {
  readonly module: Module;
  readonly #made = new Map<string, Func>();
  constructor(module: Module) {
    this.module = module;
  }
  once<F>(name: string, make: (module: Module) => F): F {
    let made = this.#made.get(name);
    if (!made) this.#made.set(name, (made = make(this.module) as Func));
    return made as F;
  }
}

/** Writes straight-line vector code: each call appends statements that compute a new value. */
export class Vectors {
  readonly target: Target;
  readonly library: Library;
  readonly frame: Frame;
  /** Registers of a value of 32-bit lanes. */
  readonly groups: number;
  /** Constants live in locals that are set before all loops. */
  readonly constants: Constants;
  readonly #statements: Code<"none">[];
  /** Registers that hold nothing any more, and those that were taken since `temporarily` began. */
  readonly #spare: { readonly free: Local<"v128">[]; used: Local<"v128">[] | undefined };
  #seldom = false;

  /** With those of another, it writes into the same function. */
  constructor(target: Target, library: Library, frame: Frame, groups: number, other?: Vectors) {
    this.target = target;
    this.library = library;
    this.frame = frame;
    this.groups = groups;
    this.constants = other?.constants ?? new Constants(target, frame);
    this.#statements = other ? other.#statements : [];
    this.#spare = other ? other.#spare : { free: [], used: undefined };
  }

  /** A register for a value. */
  #register(): Local<"v128"> {
    const { free, used } = this.#spare;
    const local = free.pop() ?? this.frame.local("v128");
    used?.push(local);
    return local;
  }

  /**
   * What `write` computes. The registers that it takes on the way are used again afterwards: engines are slow in compiling
   * functions of thousands of locals.
   */
  temporarily(write: () => Vec): Vec {
    const spare = this.#spare;
    const outer = spare.used;
    const mine: Local<"v128">[] = [];
    spare.used = mine;
    try {
      const made = write();
      for (const local of mine)
        if (made.registers.includes(local)) outer?.push(local);
        else spare.free.push(local);
      return made;
    } finally {
      spare.used = outer;
    }
  }

  /** The same function, with values of another size. */
  withGroups(groups: number): Vectors {
    return groups === this.groups
      ? this
      : new Vectors(this.target, this.library, this.frame, groups, this);
  }

  f32(x: number): Vec {
    return this.#constant(`f32:${Object.is(x, -0) ? "-0" : x}`, () => v128.constF32(x));
  }
  f64(x: number): Vec {
    return this.#constant(`f64:${Object.is(x, -0) ? "-0" : x}`, () => v128.constF64(x));
  }
  i32(n: number): Vec {
    return this.#constant(`i32:${n | 0}`, () => v128.constI32(n));
  }
  i64(n: bigint): Vec {
    return this.#constant(`i64:${n}`, () => v128.constI64(n));
  }
  /** In code that seldom runs a new constant is made where it is used: it is not worth a register. */
  #constant(key: string, value: () => V): Vec {
    if (!this.#seldom) return this.constants.of(key, value);
    return this.constants.find(key) ?? this.build(1, true, value);
  }

  emit(...statements: readonly Code<"none">[]): void {
    this.#statements.push(...statements);
  }
  /** What has been written so far, and starts anew. */
  take(): Code<"none"> {
    return sequence(...this.#statements.splice(0));
  }

  /** What `write` writes, taken out: the body of a loop, say. */
  capture(write: () => void): Code<"none"> {
    const before = this.#statements.length;
    write();
    return sequence(...this.#statements.splice(before));
  }

  /** One operation in every register: `v.do(f32x4.add, x, y)`. */
  do(op: (...args: V[]) => V, ...args: readonly Vec[]): Vec {
    // Most code is written here: loops take half as long as callbacks in code that is run for the first time.
    let splat = true;
    for (let i = 0; i < args.length; i++) splat &&= args[i]!.splat;
    let count = 1;
    for (let i = 0; i < args.length; i++) {
      const { length } = args[i]!.registers;
      if ((splat || !args[i]!.splat) && length > count) count = length;
    }
    const registers: Local<"v128">[] = [];
    const operands: V[] = [];
    for (let r = 0; r < count; r++) {
      for (let i = 0; i < args.length; i++) operands[i] = get(registerOf(args[i]!, r));
      const local = this.#register();
      this.emit(set(local, op(...operands)));
      registers.push(local);
    }
    return { registers, splat };
  }

  /** A value from the code of each of its registers. */
  build(count: number, splat: boolean, of: (register: number) => V): Vec {
    const registers = Array.from({ length: count }, (_, r) => {
      const local = this.#register();
      this.emit(set(local, of(r)));
      return local;
    });
    return { registers, splat };
  }

  /** `a · b + c`. */
  madd32(a: Vec, b: Vec, c: Vec): Vec {
    if (this.target.fma) return this.do(f32x4.relaxedMadd, a, b, c);
    return this.do((x, y, z) => f32x4.add(f32x4.mul(x!, y!), z!), a, b, c);
  }
  /** `c - a · b`. */
  nmadd32(a: Vec, b: Vec, c: Vec): Vec {
    if (this.target.fma) return this.do(f32x4.relaxedNmadd, a, b, c);
    return this.do((x, y, z) => f32x4.sub(z!, f32x4.mul(x!, y!)), a, b, c);
  }
  madd64(a: Vec, b: Vec, c: Vec): Vec {
    if (this.target.fma) return this.do(f64x2.relaxedMadd, a, b, c);
    return this.do((x, y, z) => f64x2.add(f64x2.mul(x!, y!), z!), a, b, c);
  }
  nmadd64(a: Vec, b: Vec, c: Vec): Vec {
    if (this.target.fma) return this.do(f64x2.relaxedNmadd, a, b, c);
    return this.do((x, y, z) => f64x2.sub(z!, f64x2.mul(x!, y!)), a, b, c);
  }

  /** Lanes of `a` where the mask is all ones, of `b` where it is 0. */
  select(mask: Vec, a: Vec, b: Vec): Vec {
    return this.do((m, x, y) => v128.bitselect(x!, y!, m!), mask, a, b);
  }

  /** The same value with registers of its own for all lanes. */
  spread(lane: LaneType, x: Vec): Vec {
    if (!x.splat) return x;
    const count = (4 * this.groups) / LANES[lane].count;
    return this.build(count, false, (r) => get(registerOf(x, r)));
  }

  /** 32-bit lanes as 64-bit ones, by an instruction for the low two and one for the high two. */
  widen(low: (a: V) => V, high: (a: V) => V, x: Vec): Vec {
    if (x.splat) return this.build(x.registers.length, true, (r) => low(get(x.registers[r]!)));
    return this.build(2 * x.registers.length, false, (r) =>
      (r % 2 === 0 ? low : high)(get(x.registers[r >> 1]!)),
    );
  }
  /** 64-bit lanes as 32-bit ones, by an instruction that makes one register of two. */
  narrow(join: (low: V, high: V) => V, x: Vec): Vec {
    if (x.splat)
      return this.build(x.registers.length, true, (r) =>
        join(get(x.registers[r]!), get(x.registers[r]!)),
      );
    return this.build(x.registers.length / 2, false, (r) =>
      join(get(x.registers[2 * r]!), get(x.registers[2 * r + 1]!)),
    );
  }
  promote(x: Vec): Vec {
    const high = (a: V): V => f64x2.promoteLowF32x4(v128.shuffle32(a, a, [2, 3, 2, 3]));
    return this.widen(f64x2.promoteLowF32x4, high, x);
  }
  demote(x: Vec): Vec {
    return this.narrow(
      (low, high) =>
        v128.shuffle32(f32x4.demoteF64x2Zero(low), f32x4.demoteF64x2Zero(high), [0, 1, 4, 5]),
      x,
    );
  }

  /** A scalar computation for each lane, for what no vector instruction does; `from` and `to` may differ in size. */
  each<A extends LaneType, R extends LaneType>(
    from: A,
    to: R,
    compute: (...xs: Code<A>[]) => Code<R>,
    ...args: readonly Vec[]
  ): Vec {
    const splat = args.every((a) => a.splat);
    const [source, result] = [LANES[from], LANES[to]];
    const count = splat ? args[0]!.registers.length : (this.groups * 4) / result.count;
    return this.build(count, splat, (r) => {
      const value = (lane: number): Code<R> => {
        const element = r * result.count + lane;
        return compute(
          ...args.map((a): Code<A> => {
            const register = a.splat ? r : Math.floor(element / source.count);
            return source.extract(get(registerOf(a, register)), element % source.count) as Code<A>;
          }),
        );
      };
      let made: V = result.splat(value(0) as never);
      if (!splat)
        for (let lane = 1; lane < result.count; lane++)
          made = result.replace(made, lane, value(lane) as never);
      return made;
    });
  }

  /**
   * `y` in the lanes where `good` is set, in others what `fix` computes, which should be rare: nothing but a test is done where
   * all are good.
   */
  unless(good: Vec, y: Vec, fix: () => Vec): Vec {
    // A branch would keep registers from being joined.
    if (this.target.wide) return this.select(good, y, fix());
    const made = this.do((a) => a!, y);
    const body = this.#seldomly(() => {
      const fixed = this.select(good, made, fix());
      made.registers.forEach((r, i) => this.emit(set(r, get(fixed.registers[i]!))));
    });
    this.emit(when(i32.eqz(i32x4.allTrue(this.#joined(v128.and, good))), body));
    return made;
  }

  /**
   * What `simple` computes, or where some lane is `bad`, which should be rare, what `full` computes: it has to give the same in
   * the other lanes. So neither has to keep registers for the other.
   */
  either(bad: Vec, simple: () => Vec, full: () => Vec): Vec {
    if (this.target.wide) return this.select(bad, full(), simple());
    const any = v128.anyTrue(this.#joined(v128.or, bad));
    const made: Local<"v128">[] = [];
    let splat = false;
    const common = this.capture(() => {
      const value = simple();
      splat = value.splat;
      for (const r of value.registers) {
        made.push(this.#register());
        this.emit(set(made.at(-1)!, get(r)));
      }
    });
    const seldom = this.#seldomly(() => {
      const { registers } = full();
      made.forEach((local, i) => this.emit(set(local, get(registers[i]!))));
    });
    this.emit(when(any, seldom, common));
    return { registers: made, splat };
  }

  #joined(op: (a: V, b: V) => V, mask: Vec): V {
    return mask.registers.map((m): V => get(m)).reduce((a, b) => op(a, b));
  }
  /** Code that runs seldom. */
  #seldomly(write: () => void): Code<"none"> {
    const outer = this.#seldom;
    this.#seldom = true;
    const body = this.capture(write);
    this.#seldom = outer;
    return body;
  }

  /**
   * Replaces `y` by a scalar computation of `x` in the lanes where `mask` is set, which should be rare: nothing but a test is
   * done where none is. All have lanes of one type.
   */
  rare<T extends LaneType>(
    type: T,
    mask: Vec,
    y: Vec,
    compute: (...xs: Code<T>[]) => Code<T>,
    ...xs: readonly Vec[]
  ): Vec {
    const { count, extract, replace } = LANES[type];
    const made = this.do((a) => a!, y);
    const any = this.#joined(v128.or, mask);
    const fix = made.registers.flatMap((register, r) =>
      Array.from({ length: count }, (_, lane) =>
        when(
          i32x4.extract(get(registerOf(mask, r)), (lane * 4) / count),
          set(
            register,
            replace(
              get(register),
              lane,
              compute(...xs.map((x) => extract(get(registerOf(x, r)), lane) as Code<T>)) as never,
            ),
          ),
        ),
      ),
    );
    this.emit(when(v128.anyTrue(any), sequence(...fix)));
    return made;
  }
}

/** The types of lanes that are computed with. */
export type LaneType = "f32" | "f64" | "i32" | "i64";

interface Lanes {
  readonly count: number;
  readonly splat: (x: never) => V;
  readonly extract: (a: V, lane: number) => Code<LaneType>;
  readonly replace: (a: V, lane: number, x: never) => V;
}
export const LANES: { readonly [T in LaneType]: Lanes } = {
  f32: { count: 4, ...pick(f32x4) },
  f64: { count: 2, ...pick(f64x2) },
  i32: { count: 4, ...pick(i32x4) },
  i64: { count: 2, ...pick(i64x2) },
};

function pick({ splat, extract, replace }: Omit<Lanes, "count">): Omit<Lanes, "count"> {
  return { splat, extract, replace };
}

const registerOf = (x: Vec, r: number): Local<"v128"> => x.registers[r % x.registers.length]!;

/** Constants of a function, each in a local of its own (two where neighbouring registers are to be joined). */
export class Constants {
  readonly #target: Target;
  readonly #frame: Frame;
  readonly #made = new Map<string, Vec>();
  readonly #statements: Code<"none">[] = [];
  constructor(target: Target, frame: Frame) {
    this.#target = target;
    this.#frame = frame;
  }
  of(key: string, value: () => V): Vec {
    let made = this.#made.get(key);
    if (!made) {
      const registers = this.#frame.locals(this.#target.wide ? 2 : 1, "v128");
      for (const r of registers) this.#statements.push(set(r, value()));
      this.#made.set(key, (made = { registers, splat: true }));
    }
    return made;
  }
  /** The numbers from `first` on, a lane each. */
  iota(first: number): Local<"v128"> {
    const lanes = [0, 1, 2, 3].map((lane) => first + lane);
    return this.of(`iota:${first}`, () => v128.constI32(...lanes)).registers[0]!;
  }
  find(key: string): Vec | undefined {
    return this.#made.get(key);
  }
  /** Sets them; stands before all loops, and is written last. */
  prologue(): Code<"none"> {
    return sequence(...this.#statements);
  }
}
