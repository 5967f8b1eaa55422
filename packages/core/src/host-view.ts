// Reading a tensor back: from a backend's buffer to the host.
import { alive } from "./alive.ts";
import { denseOp } from "./dense.ts";
import { dispatch1, unobserved } from "./dispatch.ts";
import type { HostArray } from "./dtype.ts";
import { UnsupportedError } from "./errors.ts";
import { NdArray } from "./ndarray.ts";
import { NONE } from "./op.ts";
import { untracked } from "./scope.ts";
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

/** Calls `use` with the same elements in row-major order, where there are many of them in another. */
function ordered<T>(op: string, x: Tensor, use: (x: Tensor) => T): T {
  const { backend } = alive(op, x);
  if (x.layout.dense || x.layout.size < LARGE || !backend.readSync) return use(x);
  const copy = untracked(() => unobserved(() => dispatch1(denseOp, [x], NONE)));
  try {
    return use(copy);
  } finally {
    copy.dispose();
  }
}

/** Row-major values, at once. */
export const valuesSync = (x: Tensor): HostArray =>
  ordered("dataSync", x, (y) => plainValues(readSync("dataSync", y), y.layout));

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
