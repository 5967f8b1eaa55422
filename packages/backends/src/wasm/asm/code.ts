// WebAssembly code as ropes: nested lists of bytes, composed by functions and flattened once.

/** The types of values on WebAssembly's stack. */
export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128";

declare const leaves: unique symbol;
/** Code that leaves one value of type `T` on the stack, or none; a mistake in types is one of TypeScript's. */
export type Code<T extends ValueType | "none" = ValueType | "none"> = readonly Part[] & {
  readonly [leaves]?: T;
};

export type Part = number | readonly Part[] | Mark;

/** A place to branch to. */
export interface Label {
  readonly [leaves]?: "label";
}

/** Begin and end of what labels count, and branches, whose depth is known only once the code has been put together. */
export type Mark =
  { readonly open: Label | undefined } | { readonly close: true } | { readonly branch: Label };

export const code = <T extends ValueType | "none">(...parts: readonly Part[]): Code<T> =>
  parts as Code<T>;

/** Statements one after the other. */
export const sequence = (...statements: readonly Code<"none">[]): Code<"none"> =>
  statements as Code<"none">;

export const NOTHING: Code<"none"> = [];

/** Unsigned LEB128. */
export function uleb(n: number): number[] {
  const out: number[] = [];
  let rest = n >>> 0;
  do {
    const low = rest & 127;
    rest >>>= 7;
    out.push(rest ? low | 128 : low);
  } while (rest);
  return out;
}

/** Signed LEB128. */
export function sleb(n: number | bigint): number[] {
  const out: number[] = [];
  let rest = BigInt(n);
  for (;;) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    if ((rest === 0n && !(low & 64)) || (rest === -1n && low & 64)) {
      out.push(low);
      return out;
    }
    out.push(low | 128);
  }
}

/** The bytes of a rope, branches resolved. */
export function flatten(root: Code): number[] {
  const bytes: number[] = [];
  const open: (Label | undefined)[] = [];
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === "number") bytes.push(part);
      else if (Array.isArray(part)) visit(part as readonly Part[]);
      else {
        const mark = part as Mark;
        if ("open" in mark) open.push(mark.open);
        else if ("close" in mark) open.pop();
        else {
          const place = open.lastIndexOf(mark.branch);
          if (place < 0) throw new Error("This is a bug in Gradtape: branch out of its block");
          bytes.push(...uleb(open.length - 1 - place));
        }
      }
    }
  };
  visit(root);
  return bytes;
}
