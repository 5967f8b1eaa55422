// Windows that slide over spatial axes: sizes, paddings, and the affine maps between windows and what they see.
import { ArgumentError, ShapeError, type Shape } from "@gradtape/core";
import { checkIntegers, showShape, showValue, type Guard } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";

/** Elements added around: as many as keep `⌈size / stride⌉` windows, none, or so many before and after each axis. */
export type Padding = "SAME" | "VALID" | readonly (readonly [before: number, after: number])[];

/** One number for all spatial axes, or one for each; with 1 for batch and channels too, as TensorFlow writes it. */
export type PerAxis = number | readonly number[];

/** One spatial axis. */
export interface WindowAxis {
  /** Elements along it. */
  readonly size: number;
  /** Windows along it. */
  readonly count: number;
  /** Elements of one window, `dilation` apart. */
  readonly width: number;
  readonly stride: number;
  readonly dilation: number;
  /** How far the first window begins before the first element. */
  readonly before: number;
}

/** The places of batch and channels among the axes of a call. */
export interface Format {
  /** Spatial axes. */
  readonly rank: number;
  readonly channelsFirst: boolean;
}

const FORMATS: readonly (readonly string[])[] = [
  ["NWC", "NCW"],
  ["NHWC", "NCHW"],
  ["NDHWC", "NCDHW"],
];

/** Where the channels are, by TensorFlow's name for it. */
export function formatOf(op: string, rank: number, dataFormat: string | undefined): Format {
  const names = FORMATS[rank - 1]!;
  const name = checkChoice(op, "dataFormat", dataFormat ?? names[0]!, names);
  return { rank, channelsFirst: name === names[1] };
}

/** The spatial entries of an option with one for each axis, all at least 1. */
export function perSpatialAxis(
  op: string,
  name: string,
  value: PerAxis,
  { rank, channelsFirst }: Format,
): number[] {
  const list = checkIntegers(op, name, typeof value === "number" ? [value] : value);
  if (![1, rank, rank + 2].includes(list.length))
    throw new ArgumentError(
      op,
      `${name} ${showShape(list)} has ${list.length} entries: give one number, ${rank} for the spatial axes, or ${rank + 2} with 1 for batch and channels`,
    );
  if (list.length === rank + 2) {
    const [batch, channel] = [list[0]!, list[channelsFirst ? 1 : rank + 1]!];
    if (batch !== 1 || channel !== 1)
      throw new ArgumentError(
        op,
        `${name} ${showShape(list)} moves along batch or channels: their entries must be 1`,
      );
  }
  const own = spatialPart(list, rank, channelsFirst);
  const wrong = own.find((n) => n < 1);
  if (wrong !== undefined)
    throw new ArgumentError(
      op,
      `${name} ${showShape(list)} contains ${wrong}: each must be 1 or more`,
    );
  return own;
}

function spatialPart<T>(list: readonly T[], rank: number, channelsFirst: boolean): T[] {
  if (list.length === 1) return new Array<T>(rank).fill(list[0]!);
  if (list.length === rank) return [...list];
  return channelsFirst ? list.slice(2) : list.slice(1, -1);
}

/** Windows over sizes. Throws where they are larger than what there is. */
export function windowAxes(
  op: string,
  sizes: Shape,
  widths: Shape,
  strides: Shape,
  dilations: Shape,
  padding: Padding,
  format: Format,
): WindowAxis[] {
  const explicit = explicitPadding(op, padding, format);
  return sizes.map((size, d) => {
    const [width, stride, dilation] = [widths[d]!, strides[d]!, dilations[d]!];
    const span = (width - 1) * dilation + 1;
    const axis = { size, width, stride, dilation };
    if (padding === "SAME") {
      const count = Math.ceil(size / stride);
      const total = Math.max((count - 1) * stride + span - size, 0);
      return { ...axis, count, before: Math.floor(total / 2) };
    }
    const [before, after] = explicit[d]!;
    if (size + before + after === 0) return { ...axis, count: 0, before };
    const room = size + before + after - span;
    if (room < 0)
      throw new ShapeError(
        op,
        `a window of ${span} does not fit axis ${d} of the spatial sizes ${showShape(sizes)} with padding ${before} + ${after}: pad more, or use a smaller window`,
        { shapes: [sizes] },
      );
    return { ...axis, count: Math.floor(room / stride) + 1, before };
  });
}

function explicitPadding(
  op: string,
  padding: Padding,
  { rank, channelsFirst }: Format,
): (readonly [number, number])[] {
  if (padding === "VALID" || padding === "SAME")
    return Array.from({ length: rank }, () => [0, 0] as const);
  if (!Array.isArray(padding)) {
    throw new ArgumentError(
      op,
      `padding is ${showValue(padding)}: give "SAME", "VALID", or a pair [before, after] for each axis`,
    );
  }
  const pairs = (padding as readonly unknown[]).map((p) => checkIntegers(op, "padding", p));
  const whole = pairs.length === rank + 2;
  const ends = whole ? [pairs[0]!, pairs[channelsFirst ? 1 : rank + 1]!] : [];
  if (
    (pairs.length !== rank && !whole) ||
    pairs.some((p) => p.length !== 2 || p.some((n) => n < 0)) ||
    ends.flat().some((n) => n !== 0)
  )
    throw new ArgumentError(
      op,
      `padding [${pairs.map(showShape).join(", ")}] does not fit ${rank} spatial axes: give a pair [before, after] of 0 or more for each, or one for each axis with [0, 0] for batch and channels`,
    );
  const own = pairs as unknown as [number, number][];
  return whole ? spatialPart(own, rank, channelsFirst) : own;
}

/** Where a read of windows lies along an axis: `offset + window · windowStep + place · placeStep`, guarded by its size. */
export interface SeenAxis {
  readonly offset: number;
  readonly windowStep: number;
  readonly placeStep: number;
  readonly size: number;
  readonly guarded: boolean;
}

/** The element that a window sees at each of its places. */
export function seen({ size, count, width, stride, dilation, before }: WindowAxis): SeenAxis {
  const last = (count - 1) * stride + (width - 1) * dilation - before;
  return {
    offset: -before,
    windowStep: stride,
    placeStep: dilation,
    size,
    guarded: before > 0 || last >= size,
  };
}

/**
 * The windows that see an element. Those of the elements `first`, `first + step`, … lie on a line: element `first + step · q`
 * is at place `place + placeStep · j` of window `offset + q · windowStep + j · placeStep`, for `j < places`.
 */
export interface Phase extends SeenAxis {
  readonly first: number;
  readonly step: number;
  /** How many elements there are. */
  readonly elements: number;
  readonly place: number;
  /** Between places in the window. */
  readonly placeJump: number;
  readonly places: number;
}

/** All elements of an axis, by the windows that see them: one phase for each remainder of the stride. */
export function phasesOf({ size, count, width, stride, dilation, before }: WindowAxis): Phase[] {
  const common = gcd(stride, dilation);
  const jump = stride / common;
  const phases: Phase[] = [];
  for (let first = 0; first < Math.min(stride, size); first++) {
    const elements = Math.ceil((size - first) / stride);
    // Window `w` sees the element at place `k` where w · stride + k · dilation = first + stride · q + before.
    let place = 0;
    while (place < jump && (first + before - place * dilation) % stride !== 0) place++;
    const places = place < jump && place < width ? Math.floor((width - 1 - place) / jump) + 1 : 0;
    const offset = places === 0 ? 0 : (first + before - place * dilation) / stride;
    const placeStep = -dilation / common;
    const [low, high] = [offset + placeStep * Math.max(places - 1, 0), offset + elements - 1];
    phases.push({
      first,
      step: stride,
      elements,
      place,
      placeJump: jump,
      places,
      offset,
      windowStep: 1,
      placeStep,
      size: count,
      guarded: low < 0 || high >= count,
    });
  }
  return phases;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Every choice of one phase for each axis. */
export const everyPhase = (axes: readonly WindowAxis[]): Phase[][] =>
  axes.reduce<Phase[][]>(
    (all, axis) => all.flatMap((some) => phasesOf(axis).map((p) => [...some, p])),
    [[]],
  );

/** A read through windows: its offset, its strides along windows and places, and its guards. */
export interface SeenRead {
  readonly offset: number;
  readonly windows: readonly number[];
  readonly places: readonly number[];
  readonly guards: readonly Guard[];
}

/** A read of spatial axes with these strides; in a kernel of `axes` axes the windows' begin at `window`, the places' at `place`. */
export function readThrough(
  axes: readonly SeenAxis[],
  strides: readonly number[],
  at: { readonly axes: number; readonly window: number; readonly place: number },
): SeenRead {
  const guards = axes.flatMap(({ offset, windowStep, placeStep, size, guarded }, d): Guard[] => {
    if (!guarded) return [];
    const steps = new Array<number>(at.axes).fill(0);
    steps[at.window + d] = windowStep;
    steps[at.place + d] = placeStep;
    return [{ offset, strides: steps, size }];
  });
  return {
    offset: axes.reduce((sum, { offset }, d) => sum + offset * strides[d]!, 0),
    windows: axes.map(({ windowStep }, d) => windowStep * strides[d]!),
    places: axes.map(({ placeStep }, d) => placeStep * strides[d]!),
    guards,
  };
}
