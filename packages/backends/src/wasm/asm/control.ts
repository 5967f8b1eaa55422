// Blocks, loops, branches, locals and calls.
import { code, uleb, type Code, type Label, type Mark, type ValueType } from "./code.ts";
import { i32 } from "./scalar.ts";

export const TYPE_BYTE: { readonly [T in ValueType]: number } = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
const VOID = 0x40;
const END = 0x0b;

/** A parameter or local variable of a function. */
export interface Local<T extends ValueType = ValueType> {
  readonly index: number;
  readonly type: T;
}

export const get = <T extends ValueType>(local: Local<T>): Code<T> => code(0x20, uleb(local.index));
export const set = <T extends ValueType>(local: Local<T>, value: Code<T>): Code<"none"> =>
  code(value, 0x21, uleb(local.index));
export const tee = <T extends ValueType>(local: Local<T>, value: Code<T>): Code<T> =>
  code(value, 0x22, uleb(local.index));
/** `local += by`. */
export const increase = (local: Local<"i32">, by: number | Code<"i32">): Code<"none"> =>
  set(local, i32.add(get(local), typeof by === "number" ? i32.const(by) : by));

/** `exit` is a label at its end. */
export function block(body: (exit: Label) => Code<"none">): Code<"none"> {
  const exit: Label = {};
  return code(0x02, VOID, { open: exit }, body(exit), { close: true }, END);
}
/** `again` is a label at its beginning; without a branch there it runs once. */
export function loop(body: (again: Label) => Code<"none">): Code<"none"> {
  const again: Label = {};
  return code(0x03, VOID, { open: again }, body(again), { close: true }, END);
}
export const br = (label: Label): Code<"none"> => code(0x0c, { branch: label });
export const brIf = (label: Label, condition: Code<"i32">): Code<"none"> =>
  code(condition, 0x0d, { branch: label });

export function when(
  condition: Code<"i32">,
  then: Code<"none">,
  otherwise?: Code<"none">,
): Code<"none"> {
  const other = otherwise && [0x05, otherwise];
  return code(
    condition,
    0x04,
    VOID,
    { open: undefined },
    then,
    ...(other ?? []),
    { close: true },
    END,
  );
}
/** A value by a condition; only one of them is computed. */
export function choose<T extends ValueType>(
  type: T,
  condition: Code<"i32">,
  then: Code<T>,
  otherwise: Code<T>,
): Code<T> {
  const [open, close]: Mark[] = [{ open: undefined }, { close: true }];
  return code(condition, 0x04, TYPE_BYTE[type], open!, then, 0x05, otherwise, close!, END);
}
/** A value by a condition; both are computed. */
export const select = <T extends ValueType>(
  condition: Code<"i32">,
  then: Code<T>,
  otherwise: Code<T>,
): Code<T> => code(then, otherwise, condition, 0x1b);

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

export const drop = (value: Code<ValueType>): Code<"none"> => code(value, 0x1a);
export const leave = (): Code<"none"> => code(0x0f);
/** Stops with a RuntimeError: for what cannot happen. */
export const unreachable = (): Code<"none"> => code(0x00);

/** `⌈a / b⌉` for positive b. */
export const ceilDiv = (a: Code<"i32">, b: Code<"i32">): Code<"i32"> =>
  i32.divS(i32.add(a, select(i32.gtS(a, i32.const(0)), i32.sub(b, i32.const(1)), i32.const(0))), b);
