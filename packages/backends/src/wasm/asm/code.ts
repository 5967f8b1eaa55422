// WebAssembly code as strings of bytes, composed by functions: engines join and flatten strings faster than any list of ours.

/** The types of values on WebAssembly's stack. */
export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128";

declare const leaves: unique symbol;
/**
 * Code that leaves one value of type `T` on the stack, or none; a mistake in types is one of TypeScript's. Each character is a
 * byte, or a mark of what becomes bytes once the whole function is known.
 */
export type Code<T extends ValueType | "none" = ValueType | "none"> = string & {
  readonly [leaves]: T;
};

/** A place to branch to. */
export interface Label {
  /** From 1 on; unlike that of every label that it may be nested with. */
  readonly id: number;
}

// Marks are characters beyond bytes: where a label's block opens (0 is a block of no label), where the last one closes, and a
// branch, whose depth is counted in open blocks.
const OPEN = 0x100;
const BRANCH = 0x8000;
const CLOSE = 0xffff;
const LABELS = BRANCH - OPEN - 1;

let labels = 0;
export const newLabel = (): Label => ({ id: (labels++ % LABELS) + 1 });

export const opened = (label?: Label): string => String.fromCharCode(OPEN + (label?.id ?? 0));
export const closed = String.fromCharCode(CLOSE);
export const branchTo = ({ id }: Label): string => String.fromCharCode(BRANCH + id);

export function code<T extends ValueType | "none">(...parts: readonly Code[]): Code<T> {
  let all = "";
  for (let i = 0; i < parts.length; i++) all += parts[i]!;
  return all as Code<T>;
}

/** Statements one after the other. */
export const sequence: (...statements: readonly Code<"none">[]) => Code<"none"> = code;

export const NOTHING = "" as Code<"none">;

export const bytes = (...values: readonly number[]): string => String.fromCharCode(...values);

/** Unsigned LEB128. */
export function uleb(n: number): string {
  if (n >= 0 && n < 128) return String.fromCharCode(n);
  let out = "";
  let rest = n >>> 0;
  for (; rest > 127; rest >>>= 7) out += String.fromCharCode((rest & 127) | 128);
  return out + String.fromCharCode(rest);
}

/** Signed LEB128 of 32 bits. */
export function sleb(n: number): string {
  let out = "";
  let rest = n | 0;
  for (; rest < -64 || rest > 63; rest >>= 7) out += String.fromCharCode((rest & 127) | 128);
  return out + String.fromCharCode(rest & 127);
}

/** Signed LEB128 of 64 bits. */
export function sleb64(n: bigint): string {
  let out = "";
  let rest = BigInt.asIntN(64, n);
  for (; rest < -64n || rest > 63n; rest >>= 7n)
    out += String.fromCharCode(Number(rest & 127n) | 128);
  return out + String.fromCharCode(Number(rest & 127n));
}

const MARKS = /[\u0100-\uffff]/g;

/** The code of a function, branches resolved. */
export function resolved(body: Code): string {
  const open: number[] = [];
  return body.replace(MARKS, (mark) => {
    const n = mark.charCodeAt(0);
    if (n === CLOSE) open.pop();
    else if (n < BRANCH) open.push(n - OPEN);
    else {
      const place = open.lastIndexOf(n - BRANCH);
      if (place < 0) throw new Error("This is a bug in Gradtape: branch out of its block");
      return uleb(open.length - 1 - place);
    }
    return "";
  });
}
