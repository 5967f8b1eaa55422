// Blocks, loops, branches, locals and calls.
import {
  branchTo,
  closed,
  code,
  newLabel,
  opened,
  uleb,
  type Code,
  type Label,
  type ValueType,
} from "./code.ts";
import { i32 } from "./scalar.ts";

export const TYPE_BYTE: { readonly [T in ValueType]: string } = {
  i32: "\x7f",
  i64: "\x7e",
  f32: "\x7d",
  f64: "\x7c",
  v128: "\x7b",
};
const VOID = "\x40";
export const END = "\x0b";
const ELSE = "\x05";
const BLOCK = "\x02" + VOID;
const LOOP = "\x03" + VOID;
const IF = "\x04";
const CLOSE = closed + END;

/** A parameter or local variable of a function. */
export interface Local<T extends ValueType = ValueType> {
  readonly index: number;
  readonly type: T;
}

// Half of all code is made of these.
const gets: string[] = [];
const sets: string[] = [];
export const get = <T extends ValueType>({ index }: Local<T>): Code<T> =>
  (gets[index] ??= "\x20" + uleb(index)) as Code<T>;
export const set = <T extends ValueType>({ index }: Local<T>, value: Code<T>): Code<"none"> =>
  (value + (sets[index] ??= "\x21" + uleb(index))) as Code<"none">;
export const tee = <T extends ValueType>({ index }: Local<T>, value: Code<T>): Code<T> =>
  (value + "\x22" + uleb(index)) as Code<T>;
/** `local += by`. */
export const increase = (local: Local<"i32">, by: number | Code<"i32">): Code<"none"> =>
  set(local, i32.add(get(local), typeof by === "number" ? i32.const(by) : by));

/** `exit` is a label at its end. */
export function block(body: (exit: Label) => Code<"none">): Code<"none"> {
  const exit = newLabel();
  return (BLOCK + opened(exit) + body(exit) + CLOSE) as Code<"none">;
}
/** `again` is a label at its beginning; without a branch there it runs once. */
export function loop(body: (again: Label) => Code<"none">): Code<"none"> {
  const again = newLabel();
  return (LOOP + opened(again) + body(again) + CLOSE) as Code<"none">;
}
export const br = (label: Label): Code<"none"> => ("\x0c" + branchTo(label)) as Code<"none">;
export const brIf = (label: Label, condition: Code<"i32">): Code<"none"> =>
  (condition + "\x0d" + branchTo(label)) as Code<"none">;

export const when = (
  condition: Code<"i32">,
  then: Code<"none">,
  otherwise?: Code<"none">,
): Code<"none"> =>
  (condition +
    IF +
    VOID +
    opened() +
    then +
    (otherwise ? ELSE + otherwise : "") +
    CLOSE) as Code<"none">;
/** A value by a condition; only one of them is computed. */
export const choose = <T extends ValueType>(
  type: T,
  condition: Code<"i32">,
  then: Code<T>,
  otherwise: Code<T>,
): Code<T> =>
  (condition + IF + TYPE_BYTE[type] + opened() + then + ELSE + otherwise + CLOSE) as Code<T>;
/** A value by a condition; both are computed. */
export const select = <T extends ValueType>(
  condition: Code<"i32">,
  then: Code<T>,
  otherwise: Code<T>,
): Code<T> => (then + otherwise + condition + "\x1b") as Code<T>;

/** `do { body } while (--counter)`: the counter is positive on entry. */
export const countDown = (counter: Local<"i32">, body: Code<"none">, step = 1): Code<"none"> =>
  loop((again) => code(body, brIf(again, tee(counter, i32.sub(get(counter), i32.const(step))))));

/** `for (; i < end; i += step) body`, signed. `i` is set before. */
export const whileLess = (
  i: Local<"i32">,
  end: Code<"i32">,
  step: number,
  body: Code<"none">,
): Code<"none"> =>
  when(
    i32.ltS(get(i), end),
    loop((again) =>
      code(body, brIf(again, i32.ltS(tee(i, i32.add(get(i), i32.const(step))), end))),
    ),
  );

/** `for (i = from; i < end; i += step) body`, signed. */
export const forLess = (
  i: Local<"i32">,
  from: Code<"i32">,
  end: Code<"i32">,
  step: number,
  body: Code<"none">,
): Code<"none"> => code(set(i, from), whileLess(i, end, step, body));

export const drop = (value: Code<ValueType>): Code<"none"> => (value + "\x1a") as Code<"none">;
export const leave = (): Code<"none"> => "\x0f" as Code<"none">;
/** Stops with a RuntimeError: for what cannot happen. */
export const unreachable = (): Code<"none"> => "\x00" as Code<"none">;

/** `⌈a / b⌉` for positive b. */
export const ceilDiv = (a: Code<"i32">, b: Code<"i32">): Code<"i32"> =>
  i32.divS(i32.add(a, select(i32.gtS(a, i32.const(0)), i32.sub(b, i32.const(1)), i32.const(0))), b);
