// Reading a tensor back: from a backend's buffer to the host.
import { alive } from "./alive.ts";
import { inOrder } from "./dispatch.ts";
import type { HostArray } from "./dtype.ts";
import { UnsupportedError } from "./errors.ts";
import { NdArray } from "./ndarray.ts";
import type { Tensor } from "./tensor.ts";
import { plainValues, viewOf } from "./values.ts";

/** The part of the buffer that a tensor covers. */
function extent(x: Tensor): { offset: number; length: number } {
  const { layout } = x;
  if (layout.size === 0) return { offset: x.offset, length: 0 };
  let low = 0;
  let high = 0;
  layout.strides.forEach((s, d) => {
    const span = s * (layout.shape[d]! - 1);
    if (span < 0) low += span;
    else high += span;
  });
  return { offset: x.offset + low, length: high - low + 1 };
}

/** Elements from which on a backend puts a view in order faster than JavaScript does. */
const LARGE = 4096;

/** A row-major copy, where there are many elements in another order and their backend can make it. */
function ordered(op: string, x: Tensor): Tensor | undefined {
  alive(op, x);
  return x.layout.dense || x.layout.size < LARGE ? undefined : inOrder(x);
}

/** Row-major values, at once. */
export function valuesSync(x: Tensor): HostArray {
  const copy = ordered("dataSync", x);
  try {
    return plainValues(readSync("dataSync", copy ?? x), (copy ?? x).layout);
  } finally {
    copy?.dispose();
  }
}

/** Row-major values, when the device has them. */
export async function valuesAsync(x: Tensor): Promise<HostArray> {
  const copy = ordered("data", x);
  try {
    return plainValues(await readAsync("data", copy ?? x), (copy ?? x).layout);
  } finally {
    copy?.dispose();
  }
}

/** That part, when the device has it. */
export function readAsync(op: string, x: Tensor): Promise<HostArray> {
  const s = alive(op, x);
  const { offset, length } = extent(x);
  return s.backend.read(s.buffer, x.dtype, offset, length);
}

/** That part, at once. */
export function readSync(op: string, x: Tensor): HostArray {
  const s = alive(op, x);
  if (!s.backend.readSync) {
    const way = op === "arraySync" ? "await x.array()" : "await x.data()";
    throw new UnsupportedError(
      op,
      `the ${s.backend.name} backend cannot be read at once: use ${way}`,
    );
  }
  const { offset, length } = extent(x);
  return s.backend.readSync(s.buffer, x.dtype, offset, length);
}

/** Why a tensor prints without its elements; `undefined` if they can be read at once. */
export function unreadable({ storage }: Tensor): string | undefined {
  if (storage === null) return "disposed";
  if (storage === undefined) return "symbolic";
  return storage.backend.readSync ? undefined : "on the device";
}

/** The elements on the host, for `op`. */
export function hostView(op: string, x: Tensor): NdArray {
  return NdArray.of(viewOf(readSync(op, x), x.layout));
}
