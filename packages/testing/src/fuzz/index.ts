// Fuzzing: random kernels on a backend and on the interpreter.
import {
  DTYPES,
  hostArray,
  isFloat,
  type Backend,
  type DType,
  type HostArray,
} from "@gradtape/core";
import { showExpr, roots, writeElement, type Kernel, type Program } from "@gradtape/core/internal";
import { interpret } from "@gradtape/core/reference";
import { close, differencesOf, showDifferences } from "../compare.ts";
import { decoded, single } from "../conform/programs.ts";
import { randomOf, type Random } from "../random.ts";
import { randomCase } from "./kernels.ts";

/** A random kernel with the contents of its buffers, and where in them the program sees each begin. */
export interface FuzzCase {
  readonly program: Program;
  readonly data: readonly HostArray[];
  readonly offsets: readonly number[];
  /** Whether results are the same in every precision. */
  readonly exact: boolean;
}

/** The case of a seed, of about `size` iterations at most. All buffers have elements that are not to be touched around. */
export function fuzzCase(seed: number, size = 400): FuzzCase {
  const random = randomOf(seed);
  const made = randomCase(random, size);
  const { kernel, dtypes, lengths, inputs, exact } = made;
  const offsets = dtypes.map(() => (random() < 0.5 ? 0 : random.integer(1, 20)));
  const data = dtypes.map((dtype, i) =>
    contents(random, dtype, offsets[i]! + lengths[i]! + random.pick([0, 1, 20]), exact),
  );
  const program = {
    buffers: dtypes,
    ...single(kernel, inputs, dtypes.length - inputs),
  };
  return { program, data, offsets, exact };
}

/** What a backend makes of a case that differs from what the interpreter does; undefined if nothing does. */
export function fuzzFault(backend: Backend, seed: number, size?: number): string | undefined {
  const { program, data, offsets, exact } = fuzzCase(seed, size);
  const truth = data.map((x) => x.slice());
  interpret(program, truth, offsets);
  const kernel = program.steps[0]!.kernel;
  const say = (what: string): string => `seed ${seed}: ${what}\n  ${show(kernel)}`;
  try {
    const buffers = program.buffers.map((dtype, i) => {
      const buffer = backend.alloc(data[i]!.length / DTYPES[dtype].lanes, dtype);
      backend.write(buffer, data[i]!);
      return buffer;
    });
    backend.prepare(program)(buffers, offsets);
    for (const [i, dtype] of program.buffers.entries()) {
      const length = data[i]!.length / DTYPES[dtype].lanes;
      const got = decoded(backend.readSync!(buffers[i]!, dtype, 0, length), dtype);
      const near = close(exact ? 0 : (TOLERANCE[dtype] ?? 0));
      const found = differencesOf(got, decoded(truth[i]!, dtype), near);
      if (found) return say(`buffer ${i}, ${dtype}: ${showDifferences(found, [got.length])}`);
    }
    for (const buffer of buffers) backend.free(buffer);
  } catch (error) {
    return say(String(error));
  }
  return undefined;
}

/** Sums of hundreds of smooth values. */
const TOLERANCE: Partial<Record<DType, number>> = {
  float32: 1e-4,
  float64: 1e-11,
  float16: 2e-3,
  bfloat16: 1.6e-2,
  complex64: 1e-4,
  complex128: 1e-11,
};

function contents(random: Random, dtype: DType, length: number, exact: boolean): HostArray {
  const { kind, bytes, lanes } = DTYPES[dtype];
  const data = hostArray(dtype, length);
  for (let i = 0; i < length * lanes; i++) {
    const odd = exact && random() < 1 / 12;
    if (kind === "complex") (data as Float32Array)[i] = random.integer(-8, 8) / 4;
    else if (isFloat(dtype)) {
      const value = exact ? random.integer(-20, 20) / 4 : 2 * random() - 1;
      writeElement(data, i, dtype, odd ? random.pick([NaN, Infinity, -Infinity, -0]) : value);
    } else if (kind === "bool") (data as Uint8Array)[i] = random.integer(0, 1);
    else {
      const bits = BigInt(bytes * 8);
      const top = kind === "uint" ? (1n << bits) - 1n : (1n << (bits - 1n)) - 1n;
      const bottom = kind === "uint" ? 0n : -top - 1n;
      const small = BigInt(random.integer(kind === "uint" ? 0 : -20, 20));
      const value = odd ? random.pick([0n, top, bottom, top - 1n]) : small;
      (data as BigInt64Array)[i] = (bytes === 8 ? value : Number(value)) as bigint;
    }
  }
  return data;
}

const show = (kernel: Kernel): string =>
  JSON.stringify(
    { ...kernel, exprs: kernel.kind === "routine" ? [] : roots(kernel).map(showExpr) },
    (key, value: unknown) =>
      ["value", "body", "at"].includes(key)
        ? undefined
        : typeof value === "bigint"
          ? `${value}n`
          : value,
  );
