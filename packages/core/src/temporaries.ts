// Memory for the buffers that exist only while a program runs.
import type { Backend, Buffer, Run } from "./backend.ts";
import { DTYPES, hostArray, type DType, type HostArray } from "./dtype.ts";
import { OutOfMemoryError } from "./errors.ts";
import type { Program, Temporary } from "./kernel.ts";

const NO_TEMPORARIES: readonly Temporary[] = [];

/** A program's temporaries with their dtypes. */
export function temporariesOf({
  buffers,
  temporaries = NO_TEMPORARIES,
}: Program): readonly (Temporary & { readonly dtype: DType })[] {
  const first = buffers.length - temporaries.length;
  return temporaries.map((t, i) => ({ ...t, dtype: buffers[first + i]! }));
}

/** A program's temporaries as arrays over one arena. Strings lie beside it. */
export function temporaryArrays(program: Program): HostArray[] {
  if (!program.temporaries?.length) return [];
  const arena = allocate(program.arena ?? 0);
  return temporariesOf(program).map(({ dtype, length, offset }) => {
    const { array, lanes } = DTYPES[dtype];
    return array === null ? hostArray(dtype, length) : new array(arena, offset, length * lanes);
  });
}

function allocate(bytes: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch (cause) {
    const error = new OutOfMemoryError(
      "alloc",
      `no memory for ${bytes} bytes of temporaries: use smaller batches, or free tensors with dispose() or scope()`,
      bytes,
    );
    error.cause = cause;
    throw error;
  }
}

/**
 * A program with temporaries on a backend that knows none: they become buffers of the backend, made at the first run and
 * kept as long as the result. Those of one dtype at one place of the arena are one buffer.
 */
export function withTemporaries(backend: Backend, program: Program): Run {
  const { temporaries: _, arena: __, ...plain } = program;
  const run = backend.prepare(plain);
  const temporaries = temporariesOf(program);
  if (temporaries.length === 0) return run;
  const given = program.buffers.length - temporaries.length;
  const all: Buffer[] = [];
  const starts: number[] = [];
  const kept: Run = (buffers, offsets) => {
    if (all.length === 0) {
      const own = makeBuffers(backend, temporaries);
      all.push(...buffers, ...own);
      starts.push(...offsets, ...own.map(() => 0));
      if (!backend.caps.collected)
        (lost ??= new FinalizationRegistry(freeAll)).register(kept, { backend, own });
    }
    for (let i = 0; i < given; i++) {
      all[i] = buffers[i]!;
      starts[i] = offsets[i]!;
    }
    run(all, starts);
    for (let i = 0; i < given; i++) all[i] = NOTHING;
  };
  return kept;
}

/** Stands for a caller's buffer between runs, so that it is not kept alive. */
const NOTHING: Buffer = {};

function makeBuffers(
  backend: Backend,
  temporaries: readonly (Temporary & { readonly dtype: DType })[],
): Buffer[] {
  // Strings have no place in the arena.
  const places = temporaries.map(({ dtype, offset }, i) =>
    dtype === "string" ? `string ${i}` : `${dtype} ${offset}`,
  );
  const lengths = new Map<string, number>();
  temporaries.forEach(({ length }, i) =>
    lengths.set(places[i]!, Math.max(length, lengths.get(places[i]!) ?? 0)),
  );
  const made = new Map<string, Buffer>();
  return temporaries.map((t, i) => {
    const key = places[i]!;
    let buffer = made.get(key);
    if (!buffer) made.set(key, (buffer = backend.alloc(lengths.get(key)!, t.dtype)));
    return buffer;
  });
}

interface Owned {
  readonly backend: Backend;
  readonly own: readonly Buffer[];
}
let lost: FinalizationRegistry<Owned> | undefined;
function freeAll({ backend, own }: Owned): void {
  for (const buffer of new Set(own)) backend.free(buffer);
}
