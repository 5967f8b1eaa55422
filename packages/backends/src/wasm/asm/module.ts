// A WebAssembly module put together from functions, and made bytes.
import { resolved, sleb, uleb, type Code, type ValueType } from "./code.ts";
import { END, TYPE_BYTE, type Local } from "./control.ts";

/** What a module imports its memory as; a shared one can be imported only as shared. */
export interface MemoryType {
  readonly shared: boolean;
  /** In pages of 64 KiB. */
  readonly maximum: number;
}

/** A memory of the module's own, exported as "memory". */
export interface OwnMemory {
  /** In pages of 64 KiB. */
  readonly pages: number;
  /** What it holds at first, from an address on. */
  readonly data: readonly { readonly address: number; readonly bytes: Uint8Array }[];
}

/** The parameters as locals, one for each type. */
type LocalsOf<P extends readonly ValueType[]> = { readonly [I in keyof P]: Local<P[I]> };
type CodesOf<P extends readonly ValueType[]> = { readonly [I in keyof P]: Code<P[I]> };

/** A function of a module, callable from its other functions. */
export interface Func<
  P extends readonly ValueType[] = readonly ValueType[],
  R extends ValueType | "none" = ValueType | "none",
> {
  readonly call: (...args: CodesOf<P>) => Code<R>;
}

/** Where a function's body asks for locals. */
export class Frame {
  readonly #types: ValueType[] = [];
  readonly #params: number;
  constructor(params: number) {
    this.#params = params;
  }
  local<T extends ValueType>(type: T): Local<T> {
    this.#types.push(type);
    return { index: this.#params + this.#types.length - 1, type };
  }
  locals<T extends ValueType>(count: number, type: T): Local<T>[] {
    return Array.from({ length: count }, () => this.local(type));
  }
  /** The declaration of the locals: runs of one type. */
  encoded(): string {
    const types = this.#types;
    let [out, runs] = ["", 0];
    for (let i = 0, end = 0; i < types.length; i = end, runs++) {
      while (types[end] === types[i]) end++;
      out += uleb(end - i) + TYPE_BYTE[types[i]!];
    }
    return uleb(runs) + out;
  }
}

interface Declared {
  readonly type: number;
  readonly name: string | undefined;
  /** With its length in front. */
  body: string;
}

export class Module {
  readonly #memory: MemoryType | undefined;
  readonly #types: string[] = [];
  readonly #functions: Declared[] = [];
  /** Stands behind the names of functions that are added from now on. */
  suffix = "";

  readonly #imports: string[] = [];

  /** Without a memory type it imports no memory. */
  constructor(memory?: MemoryType) {
    this.#memory = memory;
  }

  /** A function that the module imports under this name. Imports come before all functions of its own. */
  import<const P extends readonly ValueType[], R extends ValueType | "none">(
    name: string,
    params: P,
    result: R,
  ): Func<P, R> {
    if (this.#functions.length > 0)
      throw new Error("This is a bug in Gradtape: a function is imported behind others");
    const index = this.#imports.length;
    this.#imports.push(
      "\x01f" + uleb(name.length) + name + "\0" + uleb(this.#type(params, result)),
    );
    return callable(index);
  }

  /**
   * Adds a function, exported if it has a name. `build` gets the frame, to ask for locals, and the parameters; what it returns
   * leaves the result.
   */
  func<const P extends readonly ValueType[], R extends ValueType | "none">(
    signature: { readonly name?: string; readonly params: P; readonly result: R },
    build: (frame: Frame, ...params: LocalsOf<P>) => Code<R>,
  ): Func<P, R> {
    const { name, params, result } = signature;
    const index = this.#imports.length + this.#functions.length;
    const exported = name === undefined ? undefined : name + this.suffix;
    const declared: Declared = { type: this.#type(params, result), name: exported, body: "" };
    this.#functions.push(declared);
    const frame = new Frame(params.length);
    const locals = params.map((type, i) => ({ index: i, type })) as unknown as LocalsOf<P>;
    const body = resolved(build(frame, ...locals)) + END;
    const head = frame.encoded();
    declared.body = uleb(head.length + body.length) + head + body;
    return callable(index);
  }

  #type(params: readonly ValueType[], result: ValueType | "none"): number {
    const list = (types: readonly ValueType[]): string =>
      uleb(types.length) + types.map((type) => TYPE_BYTE[type]).join("");
    const type = "\x60" + list(params) + list(result === "none" ? [] : [result]);
    const known = this.#types.indexOf(type);
    return known < 0 ? this.#types.push(type) - 1 : known;
  }

  /** The function that is exported under this name. */
  exported<P extends readonly ValueType[], R extends ValueType | "none">(name: string): Func<P, R> {
    const index = this.#functions.findIndex((f) => f.name === name);
    if (index < 0) throw new Error(`This is a bug in Gradtape: the module has no ${name}`);
    return callable(this.#imports.length + index);
  }

  bytes(own?: OwnMemory): Uint8Array<ArrayBuffer> {
    const text = (s: string): string => uleb(s.length) + s;
    const section = (id: string, entries: readonly string[]): string =>
      entries.length === 0 ? "" : id + text(uleb(entries.length) + entries.join(""));
    const functions = this.#functions;
    const names = functions.flatMap(({ name }, i) =>
      name === undefined ? [] : [text(name) + "\0" + uleb(this.#imports.length + i)],
    );
    return bytesOfText(
      "\0asm\x01\0\0\0" +
        section("\x01", this.#types) +
        section("\x02", [...(this.#memory ? [imported(this.#memory)] : []), ...this.#imports]) +
        section(
          "\x03",
          functions.map(({ type }) => uleb(type)),
        ) +
        section("\x05", own ? ["\0" + uleb(own.pages)] : []) +
        section("\x07", own ? [...names, text("memory") + "\x02\0"] : names) +
        section(
          "\x0a",
          // One whose building has failed has none, and is not called.
          functions.map(({ body }) => body || UNREACHABLE),
        ) +
        section(
          "\x0b",
          (own?.data ?? []).map(
            ({ address, bytes }) => "\0\x41" + sleb(address) + END + text(textOfBytes(bytes)),
          ),
        ),
    );
  }
}

const UNREACHABLE = "\x03\0\0\x0b";

const callable = <P extends readonly ValueType[], R extends ValueType | "none">(
  index: number,
): Func<P, R> => ({ call: (...args) => (args.join("") + "\x10" + uleb(index)) as Code<R> });

const imported = ({ shared, maximum }: MemoryType): string =>
  "\x01e\x01m\x02" + (shared ? "\x03" : "\x01") + "\0" + uleb(maximum);

function textOfBytes(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i);
  return out;
}
