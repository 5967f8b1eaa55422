// An assertion about every element, and the error that shows those for which it fails.
import { ArgumentError, type TensorLike } from "@gradtape/core";
import {
  broadcastAll,
  readElement,
  sameDType,
  toHost,
  toTensor,
  toTensors,
  type HostTensor,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "../define/accepts.ts";
import { ending, shownElements, type AssertOptions } from "./assert-options.ts";
import { placesIn, showElement, showIndex } from "./places.ts";

export type Value = ReturnType<typeof readElement>;

export interface Assertion {
  readonly op: string;
  /** What must hold, as the error says it: `x < y`. */
  readonly rule: string;
  readonly holds: (x: Value, y: Value) => boolean;
}

/** Throws unless the rule holds for each element of x, and of y broadcast with it. */
export function assertEach(
  { op, rule, holds }: Assertion,
  inputs: readonly HostTensor[],
  options: AssertOptions = {},
  known: readonly string[] = [],
): void {
  const end = ending(op, options, [...known, "message", "summarize"]);
  const most = shownElements(op, options);
  const shape = broadcastAll(
    op,
    inputs.map((x) => x.shape),
  );
  const size = shape.reduce((n, d) => n * d, 1);
  const places = inputs.map((x) => placesIn(x.shape, shape));
  const valueAt = (i: number, flat: number): Value => {
    const { data, dtype } = inputs[i]!;
    return readElement(data, places[i]!(flat), dtype);
  };
  const second = inputs.length - 1;
  const shown: string[] = [];
  let failing = 0;
  for (let flat = 0; flat < size; flat++) {
    if (holds(valueAt(0, flat), valueAt(second, flat))) continue;
    if (failing++ >= most) continue;
    const values = inputs.map((x, i) => showElement(x, places[i]!(flat))).join(" and ");
    shown.push(shape.length === 0 ? values : `${values} at ${showIndex(flat, shape)}`);
  }
  if (failing === 0) return;
  const of = shape.length === 0 ? "" : ` for ${failing} of ${size} elements`;
  const list = shown.length < failing ? [...shown, "…"] : shown;
  throw new ArgumentError(op, `${rule} does not hold${of}: ${list.join(", ")}${end}`);
}

const onHost = (op: string, x: TensorLike): HostTensor => toHost(op, x, undefined, false);

/** One input on the host. */
export function operandOf(op: string, x: TensorLike, accepts: Accepts): HostTensor[] {
  const t = toTensor(op, x);
  checkDType(op, t.dtype, accepts);
  return [onHost(op, t)];
}

/** Two inputs of one dtype on the host; a JavaScript number takes the other's. */
export function operandsOf(
  op: string,
  x: TensorLike,
  y: TensorLike,
  accepts: Accepts,
): HostTensor[] {
  const [a, b] = toTensors(op, x, y);
  checkDType(op, sameDType(op, a.dtype, b.dtype), accepts);
  return [onHost(op, a), onHost(op, b)];
}
