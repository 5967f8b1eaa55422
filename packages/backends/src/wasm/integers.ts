// Division and powers of integers, which no vector instruction does: scalar functions, called for each lane.
import {
  choose,
  code,
  get,
  i32,
  i64,
  loop,
  brIf,
  select,
  sequence,
  set,
  when,
  type Code,
  type Frame,
  type Func,
  type Local,
} from "./asm/index.ts";
import type { Library } from "./vectors.ts";

export type IntegerOperator = "floorDiv" | "floorMod" | "pow";

/** A function of two integers: division by 0 gives 0, and nothing traps. Narrow results are to be wrapped. */
export function integerFunction(
  library: Library,
  op: IntegerOperator,
  lane: "i32" | "i64",
  unsigned: boolean,
): Func<readonly ["i32" | "i64", "i32" | "i64"], "i32" | "i64"> {
  return library.once(`${op}:${lane}:${unsigned ? "u" : "s"}`, (module) =>
    lane === "i32"
      ? (module.func({ params: ["i32", "i32"], result: "i32" }, (f, x, y) =>
          body(op, i32 as never, unsigned, f, x as never, y as never),
        ) as never)
      : (module.func({ params: ["i64", "i64"], result: "i64" }, (f, x, y) =>
          body(op, i64 as never, unsigned, f, x as never, y as never),
        ) as never),
  );
}

// One text for both sizes: `Int` stands for either.
type Int = "i32";
type Ints = typeof i32;

function body(
  op: IntegerOperator,
  ints: Ints,
  unsigned: boolean,
  frame: Frame,
  x: Local<Int>,
  y: Local<Int>,
): Code<Int> {
  if (op === "pow") return power(ints, unsigned, frame, x, y);
  const type = x.type;
  const zero = ints.const(0);
  const isZero = ints.eqz(get(y));
  if (unsigned) {
    const result = op === "floorDiv" ? ints.divU(get(x), get(y)) : ints.remU(get(x), get(y));
    return choose(type, isZero, zero, result);
  }
  const rest = frame.local(type);
  // The least integer has no counterpart, and dividing it by -1 would trap.
  const isMinusOne = ints.eq(get(y), ints.const(-1));
  const off = i32.and(
    ints.ne(get(rest), ints.const(0)),
    ints.ltS(ints.xor(get(rest), get(y)), ints.const(0)),
  );
  const floored =
    op === "floorDiv"
      ? code<Int>(
          set(rest, ints.remS(get(x), get(y))),
          ints.sub(ints.divS(get(x), get(y)), select(off, ints.const(1), ints.const(0))),
        )
      : code<Int>(
          set(rest, ints.remS(get(x), get(y))),
          select(off, ints.add(get(rest), get(y)), get(rest)),
        );
  const byMinusOne = op === "floorDiv" ? ints.sub(ints.const(0), get(x)) : ints.const(0);
  return choose(type, isZero, zero, choose(type, isMinusOne, byMinusOne, floored));
}

/** By squaring, wrapping; a negative exponent gives 0 unless the base is ±1. */
function power(
  ints: Ints,
  unsigned: boolean,
  frame: Frame,
  x: Local<Int>,
  y: Local<Int>,
): Code<Int> {
  const result = frame.local(x.type);
  const [one, zero] = [ints.const(1), ints.const(0)];
  const odd = ints.and(get(y), one);
  const isOdd = ints.ne(odd, zero);
  const bySquaring = code<Int>(
    set(result, one),
    loop((again) =>
      sequence(
        when(isOdd, set(result, ints.mul(get(result), get(x)))),
        set(x, ints.mul(get(x), get(x))),
        set(y, ints.shrU(get(y), one)),
        brIf(again, ints.ne(get(y), zero)),
      ),
    ),
    get(result),
  );
  if (unsigned) return bySquaring;
  const ofMinusOne = select(isOdd, ints.const(-1), one);
  const reciprocal = select(
    ints.eq(get(x), one),
    one,
    select(ints.eq(get(x), ints.const(-1)), ofMinusOne, zero),
  );
  return choose(x.type, ints.ltS(get(y), zero), reciprocal, bySquaring);
}
