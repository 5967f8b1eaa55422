// For tests and benchmarks: a function of vector code as one of arrays.
import {
  block,
  br,
  brIf,
  code,
  f32x4,
  get,
  i32,
  increase,
  loop,
  Module,
  v128,
} from "../asm/index.ts";
import type { Target } from "../target.ts";
import { Constants, Library, Vectors, type Vec } from "../vectors.ts";
import type { FloatType } from "./floats.ts";

export type Floating = Float32Array | Float64Array;

/** Results of so many elements at a time. */
export const CHUNK = 4096;

/** `fn` of arrays of at most `CHUNK` elements, whose arguments are put at the front of `inputs`. */
export interface Mapped<A extends Floating> {
  readonly inputs: readonly A[];
  readonly output: A;
  /** Computes the first `count` results; some after them may be computed too. */
  run(count: number): void;
}

/** The targets that this engine can run. */
export function targets(): Target[] {
  const module = new Module();
  module.func({ params: ["v128"], result: "v128" }, (_, x) =>
    f32x4.relaxedMadd(get(x), get(x), get(x)),
  );
  const fma = WebAssembly.validate(module.bytes());
  return (fma ? [true, false] : [false]).map((fma) => ({ fma, wide: false, ordered: true }));
}

export function mapped(
  type: FloatType,
  target: Target,
  fn: (v: Vectors, ...args: Vec[]) => Vec,
  args = 1,
  groups = 4,
): Mapped<Floating> {
  const module = new Module({ shared: false, maximum: 4 });
  const library = new Library(module);
  const bytes = type === "f32" ? 4 : 8;
  const size = CHUNK * bytes;
  module.func({ name: "run", params: ["i32"], result: "none" }, (frame, count) => {
    const at = frame.local("i32");
    const v = new Vectors(target, library, frame, groups);
    const registers = type === "f32" ? groups : 2 * groups;
    const step = registers * 16;
    const inputs = Array.from({ length: args }, (_, k) =>
      v.build(registers, false, (r) => v128.load(get(at), k * size + 16 * r)),
    );
    const y = fn(v, ...inputs);
    y.registers.forEach((r, i) => v.emit(v128.store(get(at), get(r), args * size + 16 * i)));
    const body = v.take();
    return code(
      v.constants.prologue(),
      block((exit) =>
        loop((again) =>
          code(
            brIf(exit, i32.geS(get(at), i32.mul(get(count), i32.const(bytes)))),
            body,
            increase(at, step),
            br(again),
          ),
        ),
      ),
    );
  });
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 4 });
  const compiled = new WebAssembly.Module(module.bytes());
  const { run } = new WebAssembly.Instance(compiled, { e: { m: memory } }).exports as {
    run(count: number): void;
  };
  const view = (k: number): Floating =>
    type === "f32"
      ? new Float32Array(memory.buffer, k * size, CHUNK)
      : new Float64Array(memory.buffer, k * size, CHUNK);
  return { inputs: Array.from({ length: args }, (_, k) => view(k)), output: view(args), run };
}
