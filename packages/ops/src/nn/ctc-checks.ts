// What connectionist temporal classification asks of its arguments.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";

/** The blank's class, counted from the front. */
export function blankOf(op: string, index: number, classes: number): number {
  const i = checkInteger(op, "blankIndex", index);
  if (i >= -classes && i < classes) return i < 0 ? i + classes : i;
  throw new ArgumentError(
    op,
    `blankIndex ${i} is none of ${classes} classes: give one from ${-classes} to ${classes - 1}`,
  );
}

/** Whole numbers as int32, in the shape that the batch asks for. */
export function wholeNumbers(op: string, name: string, x: TensorLike, rank: number): Tensor {
  const t = toTensor(op, x, "int32");
  checkDType(op, t.dtype, "integer");
  if (t.rank !== rank) {
    throw new ShapeError(
      op,
      `${name} has shape ${showShape(t.shape)}: it must have ${rank === 1 ? "one number" : "a row of numbers"} for each example of the batch`,
      { shapes: [t.shape] },
    );
  }
  return cast(t, "int32") as Tensor;
}

/** The sizes of `[time, batch, classes]`; throws for a tensor of another kind. */
export function checkFrames(op: string, x: Tensor): [time: number, batch: number, classes: number] {
  checkDType(op, x.dtype, "float");
  if (x.rank === 3 && x.shape[2]! > 0) return x.shape as unknown as [number, number, number];
  throw new ShapeError(
    op,
    `inputs have shape ${showShape(x.shape)}: they must be [time, batch, classes], with one class or more`,
    { shapes: [x.shape] },
  );
}

/** Throws unless the first sizes of both are equal. */
export function checkBatch(op: string, name: string, x: Tensor, batch: number): void {
  if (x.shape[0] === batch) return;
  throw new ShapeError(
    op,
    `${name} has shape ${showShape(x.shape)}, but the batch has ${batch} examples: there must be one for each`,
    { shapes: [x.shape], axis: 0 },
  );
}

/** Throws unless every length is from 0 to `most`. */
export function checkLengths(op: string, name: string, lengths: Tensor, most: number): void {
  const values = lengths.dataSync() as ArrayLike<number>;
  for (let i = 0; i < values.length; i++) {
    const n = values[i]!;
    if (n >= 0 && n <= most) continue;
    throw new ArgumentError(op, `${name}[${i}] is ${n}: lengths are from 0 to ${most} here`);
  }
}

/** Throws unless every label within its length is a class, and not the blank. */
export function checkLabels(labels: Tensor, lengths: Tensor, classes: number, blank: number): void {
  const [values, ends] = [labels, lengths].map((x) => x.dataSync() as ArrayLike<number>) as [
    ArrayLike<number>,
    ArrayLike<number>,
  ];
  const most = labels.shape[1]!;
  for (let i = 0; i < values.length; i++) {
    const [example, place, label] = [Math.floor(i / most), i % most, values[i]!];
    if (place >= ends[example]! || (label >= 0 && label < classes && label !== blank)) continue;
    throw new ArgumentError(
      "ctcLoss",
      `labels[${example}, ${place}] is ${label}: labels are from 0 to ${classes - 1}, without the blank ${blank}`,
    );
  }
}
