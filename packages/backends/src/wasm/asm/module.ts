// A WebAssembly module put together from functions, and made bytes.
import { flatten, uleb, code, type Code, type ValueType } from "./code.ts";
import { TYPE_BYTE, type Local } from "./control.ts";

/** What a module imports its memory as; a shared one can be imported only as shared. */
export interface MemoryType {
  readonly shared: boolean;
  /** In pages of 64 KiB. */
  readonly maximum: number;
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
  encoded(): number[] {
    const runs: [count: number, type: ValueType][] = [];
    for (const type of this.#types) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    return [
      ...uleb(runs.length),
      ...runs.flatMap(([count, type]) => [...uleb(count), TYPE_BYTE[type]]),
    ];
  }
}

interface Declared {
  readonly type: number;
  readonly name: string | undefined;
  body: readonly number[];
}

export class Module {
  readonly #memory: MemoryType | undefined;
  readonly #types: number[][] = [];
  readonly #typeIndex = new Map<string, number>();
  readonly #functions: Declared[] = [];

  /** Without a memory type it imports nothing. */
  constructor(memory?: MemoryType) {
    this.#memory = memory;
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
    const index = this.#functions.length;
    const declared: Declared = { type: this.#type(params, result), name, body: [] };
    this.#functions.push(declared);
    const frame = new Frame(params.length);
    const locals = params.map((type, i) => ({ index: i, type })) as unknown as LocalsOf<P>;
    const body = flatten(build(frame, ...locals));
    declared.body = [...frame.encoded(), ...body, 0x0b];
    return { call: (...args) => code(...(args as unknown as Code[]), 0x10, uleb(index)) };
  }

  #type(params: readonly ValueType[], result: ValueType | "none"): number {
    const results = result === "none" ? [] : [result];
    const list = (types: readonly ValueType[]): number[] => [
      ...uleb(types.length),
      ...types.map((type) => TYPE_BYTE[type]),
    ];
    const encoded = [0x60, ...list(params), ...list(results)];
    const key = encoded.join();
    let index = this.#typeIndex.get(key);
    if (index === undefined) {
      this.#typeIndex.set(key, (index = this.#types.length));
      this.#types.push(encoded);
    }
    return index;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const out: number[] = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const section = (id: number, entries: readonly (readonly number[])[]): void => {
      if (entries.length === 0) return;
      const count = uleb(entries.length);
      const size = entries.reduce((sum, entry) => sum + entry.length, count.length);
      append(out, [id, ...uleb(size), ...count]);
      for (const entry of entries) append(out, entry);
    };
    const text = (s: string): number[] => [
      ...uleb(s.length),
      ...[...s].map((c) => c.charCodeAt(0)),
    ];
    section(1, this.#types);
    if (this.#memory) {
      const { shared, maximum } = this.#memory;
      section(2, [[...text("e"), ...text("m"), 2, shared ? 3 : 1, 0, ...uleb(maximum)]]);
    }
    section(
      3,
      this.#functions.map(({ type }) => uleb(type)),
    );
    section(
      7,
      this.#functions.flatMap(({ name }, i) =>
        name === undefined ? [] : [[...text(name), 0, ...uleb(i)]],
      ),
    );
    section(
      10,
      this.#functions.map(({ body }) => [...uleb(body.length), ...body]),
    );
    return Uint8Array.from(out);
  }
}

/** `push(...)` of many bytes would overflow the stack. */
function append(out: number[], bytes: readonly number[]): void {
  for (const byte of bytes) out.push(byte);
}
