// Stable sorting as functions of modules: pairs of a place (low word) and a key (high word, unsigned), digit by digit.
import {
  block,
  br,
  brIf,
  choose,
  code,
  get,
  i32,
  i64,
  increase,
  leave,
  loop,
  memoryFill,
  sequence,
  set,
  tee,
  when,
  whileLess,
  type Code,
  type Frame,
  type Func,
  type Label,
  type Local,
} from "./asm/index.ts";
import type { Library } from "./vectors.ts";

/** Bytes of a place and its key. */
export const PAIR = 8;
const KEY = 4;
/** Up to here a row is sorted by insertion. */
const SHORT = 32;
/** From here on digits are larger: more counters, fewer passes. */
const LONG = 2048;

interface Digits {
  readonly bits: number;
  readonly count: number;
}
const FEW: Digits = { bits: 8, count: 4 };
const MANY: Digits = { bits: 11, count: 3 };
/** Bytes of the counters of a digit. */
const countersOf = ({ bits }: Digits): number => 4 << bits;
/** Bytes of counters for rows of any length. */
export const COUNTERS = Math.max(...[FEW, MANY].map((d) => d.count * countersOf(d)));

type Address = Local<"i32">;
type Sorter = Func<readonly ["i32", "i32", "i32", "i32"], "i32">;
type WideSorter = Func<readonly ["i32", "i32", "i32", "i32", "i32"], "i32">;

const end = (from: Address, n: Address): Code<"i32"> =>
  i32.add(get(from), i32.mul(get(n), i32.const(PAIR)));

/** Sorts `n` pairs at `from`, with room for as many at `spare`: the address of the result, which is one of them. */
export const pairSorter = (library: Library): Sorter =>
  library.once("sort pairs", (module) => {
    const [few, many] = [radix(library, FEW), radix(library, MANY)];
    return module.func(
      { params: ["i32", "i32", "i32", "i32"], result: "i32" },
      (frame, from, spare, counters, n) =>
        choose(
          "i32",
          i32.leS(get(n), i32.const(SHORT)),
          code(insertion(frame, from, n), get(from)),
          choose(
            "i32",
            i32.ltS(get(n), i32.const(LONG)),
            few.call(get(from), get(spare), get(counters), get(n)),
            many.call(get(from), get(spare), get(counters), get(n)),
          ),
        ),
    );
  });

/** The same by `n` keys of 64 bits at `keys`; what the pairs at `from` hold does not matter. */
export const wideSorter = (library: Library): WideSorter =>
  library.once("sort by wide keys", (module) => {
    const narrow = pairSorter(library);
    return module.func(
      { params: ["i32", "i32", "i32", "i32", "i32"], result: "i32" },
      (frame, keys, from, spare, counters, n) => {
        const [i, p, sorted] = [frame.local("i32"), frame.local("i32"), frame.local("i32")];
        const word = (place: Code<"i32">, offset: number): Code<"i32"> =>
          i32.load(i32.add(get(keys), i32.mul(place, i32.const(8))), offset);
        const each = (pairs: Address, body: Code<"none">): Code<"none"> =>
          sequence(
            set(p, get(pairs)),
            set(i, i32.const(0)),
            whileLess(i, get(n), 1, sequence(body, increase(p, PAIR))),
          );
        const byLow = sequence(i32.store(get(p), get(i)), i32.store(get(p), word(get(i), 0), KEY));
        // The high words follow the order that the low ones have given.
        const byHigh = i32.store(get(p), word(i32.load(get(p)), 4), KEY);
        const other = i32.sub(i32.add(get(from), get(spare)), get(sorted));
        return code(
          each(from, byLow),
          set(sorted, narrow.call(get(from), get(spare), get(counters), get(n))),
          each(sorted, byHigh),
          narrow.call(get(sorted), other, get(counters), get(n)),
        );
      },
    );
  });

const keyAt = (p: Address, offset = 0): Code<"i32"> => i32.load(get(p), KEY + offset);

function insertion(frame: Frame, from: Address, n: Address): Code<"none"> {
  const [p, q, x] = [frame.local("i32"), frame.local("i32"), frame.local("i64")];
  const key = frame.local("i32");
  const moveUp = (again: Label, done: Label): Code<"none"> =>
    sequence(
      brIf(done, i32.leU(get(q), get(from))),
      brIf(done, i32.leU(keyAt2(q), get(key))),
      i64.store(get(q), i64.load(i32.sub(get(q), i32.const(PAIR)))),
      increase(q, -PAIR),
      br(again),
    );
  return sequence(
    set(p, i32.add(get(from), i32.const(PAIR))),
    whileLess(
      p,
      end(from, n),
      PAIR,
      sequence(
        set(x, i64.load(get(p))),
        set(key, keyAt(p)),
        set(q, get(p)),
        block((done) => loop((again) => moveUp(again, done))),
        i64.store(get(q), get(x)),
      ),
    ),
  );
}
/** The key before a place. */
const keyAt2 = (q: Address): Code<"i32"> => i32.load(i32.sub(get(q), i32.const(PAIR - KEY)));

const radix = (library: Library, digits: Digits): Sorter =>
  library.once(`sort pairs by digits of ${digits.bits} bits`, (module) =>
    module.func(
      { params: ["i32", "i32", "i32", "i32"], result: "i32" },
      (frame, from, spare, counters, n) => {
        const size = countersOf(digits);
        const [p, key] = [frame.local("i32"), frame.local("i32")];
        const passes = Array.from({ length: digits.count }, (_, d) =>
          pass(frame, digits, d, from, spare, counters, n),
        );
        const slot = (d: number): Code<"i32"> =>
          i32.add(get(counters), digitOf(digits, d, get(key)));
        const at = frame.local("i32");
        const count = Array.from({ length: digits.count }, (_, d) =>
          sequence(
            set(at, slot(d)),
            i32.store(get(at), i32.add(i32.load(get(at), d * size), i32.const(1)), d * size),
          ),
        );
        return code(
          block((isUnordered) => ascending(frame, from, n, isUnordered)),
          memoryFill(get(counters), i32.const(0), i32.const(digits.count * size)),
          set(p, get(from)),
          whileLess(p, end(from, n), PAIR, sequence(set(key, keyAt(p)), ...count)),
          ...passes,
          get(from),
        );
      },
    ),
  );

/** Leaves the function with the pairs as they are if they are in order. */
function ascending(frame: Frame, from: Address, n: Address, isUnordered: Label): Code<"none"> {
  const p = frame.local("i32");
  const last = i32.sub(end(from, n), i32.const(PAIR));
  return sequence(
    set(p, get(from)),
    whileLess(p, last, PAIR, brIf(isUnordered, i32.gtU(keyAt(p), keyAt(p, PAIR)))),
    code(get(from), leave()),
  );
}

/** A digit of a key, times four: where its counter is. */
const digitOf = ({ bits }: Digits, d: number, key: Code<"i32">): Code<"i32"> => {
  const moved = d === 0 ? i32.shl(key, i32.const(2)) : i32.shrU(key, i32.const(d * bits - 2));
  return i32.and(moved, i32.const(((1 << bits) - 1) << 2));
};

/** Moves the pairs to `to` in the order of one digit, if that is not the same in all, and exchanges `from` and `to`. */
function pass(
  frame: Frame,
  digits: Digits,
  d: number,
  from: Address,
  to: Address,
  counters: Address,
  n: Address,
): Code<"none"> {
  const size = countersOf(digits);
  const [at, next, p, count] = frame.locals(4, "i32") as [Address, Address, Address, Address];
  const pair = frame.local("i64");
  const first = i32.load(i32.add(get(counters), digitOf(digits, d, keyAt(from))), d * size);
  const starts = sequence(
    set(next, get(to)),
    set(at, get(counters)),
    whileLess(
      at,
      i32.add(get(counters), i32.const(size)),
      4,
      sequence(
        set(count, i32.load(get(at), d * size)),
        i32.store(get(at), get(next), d * size),
        increase(next, i32.mul(get(count), i32.const(PAIR))),
      ),
    ),
  );
  const key = i32.wrapI64(i64.shrU(get(pair), i64.const(32)));
  const move = sequence(
    set(pair, i64.load(get(p))),
    set(at, i32.add(get(counters), digitOf(digits, d, key))),
    i64.store(tee(next, i32.load(get(at), d * size)), get(pair)),
    i32.store(get(at), i32.add(get(next), i32.const(PAIR)), d * size),
  );
  return when(
    i32.ne(first, get(n)),
    sequence(
      starts,
      set(p, get(from)),
      whileLess(p, end(from, n), PAIR, move),
      set(p, get(from)),
      set(from, get(to)),
      set(to, get(p)),
    ),
  );
}
