// Greedy choice of boxes: the best one, then the best of those that do not overlap it too much, and so on. Which boxes are
// chosen depends on values, so this runs on the host; it rounds to float32 as TensorFlow does, which decides at thresholds.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, showValue, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkCount } from "./image-axes.ts";

const f = Math.fround;

/** How much two boxes have in common, by their places. */
export type Similarity = (i: number, j: number) => number;

export interface Suppression {
  readonly most: number;
  /** Boxes that have more in common with a chosen one than this are left out. */
  readonly overlap: number;
  /** Boxes with no more than this score are left out. */
  readonly score: number;
  /** Above 0 overlapping boxes lose score instead. */
  readonly sigma: number;
}

export interface Chosen {
  readonly places: number[];
  readonly scores: number[];
}

interface Candidate {
  readonly place: number;
  score: number;
  /** How many of the chosen boxes have lowered its score already. */
  seen: number;
}

/** Source: Bodla et al., "Soft-NMS: improving object detection with one line of code" (2017), with Gaussian weights. */
export function suppress(
  scores: ArrayLike<number>,
  similarity: Similarity,
  { most, overlap, score: least, sigma }: Suppression,
): Chosen {
  const queue = inOrder(scores, least);
  const isSoft = sigma > 0;
  const scale = isSoft ? f(-0.5 / sigma) : 0;
  const chosen: Chosen = { places: [], scores: [] };
  while (chosen.places.length < most) {
    const next = queue.pop();
    if (next === undefined) break;
    const before = next.score;
    let isOut = false;
    for (let j = chosen.places.length - 1; j >= next.seen; j--) {
      const common = similarity(next.place, chosen.places[j]!);
      if (!isSoft) {
        isOut = common > overlap;
        if (isOut) break;
      } else {
        next.score = f(next.score * f(Math.exp(f(f(scale * common) * common))));
        if (next.score <= least) break;
      }
    }
    next.seen = chosen.places.length;
    if (isOut) continue;
    if (next.score === before) {
      chosen.places.push(next.place);
      chosen.scores.push(next.score);
    } else if (next.score > least) {
      insert(queue, next);
    }
  }
  return chosen;
}

/** Whether a is taken before b: the higher score, of equal ones the earlier place. */
const isBefore = (a: Candidate, b: Candidate): boolean =>
  a.score > b.score || (a.score === b.score && a.place < b.place);

/** Candidates above a score, the best one last. */
function inOrder(scores: ArrayLike<number>, least: number): Candidate[] {
  const list: Candidate[] = [];
  for (let place = 0; place < scores.length; place++)
    if (scores[place]! > least) list.push({ place, score: scores[place]!, seen: 0 });
  return list.sort((a, b) => (isBefore(a, b) ? 1 : -1));
}

function insert(queue: Candidate[], one: Candidate): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(queue[middle]!, one)) high = middle;
    else low = middle + 1;
  }
  queue.splice(low, 0, one);
}

/** Intersection over union of boxes of two opposite corners `[y1, x1, y2, x2]`, given as `boxes[from + 4 · i · step …]`. */
export function intersectionOverUnion(
  boxes: ArrayLike<number>,
  from = 0,
  step = 1,
  tiny = 0,
): Similarity {
  const count = Math.max(0, Math.ceil((boxes.length - from) / (4 * step)));
  const sides = new Float32Array(4 * count);
  const areas = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = from + 4 * i * step;
    for (const d of [0, 1]) {
      const [a, b] = [boxes[at + d]!, boxes[at + d + 2]!];
      sides[4 * i + d] = Math.min(a, b);
      sides[4 * i + d + 2] = Math.max(a, b);
    }
    areas[i] = f(sides[4 * i + 2]! - sides[4 * i]!) * f(sides[4 * i + 3]! - sides[4 * i + 1]!);
  }
  return (i, j) => {
    const [areaI, areaJ] = [areas[i]!, areas[j]!];
    if (areaI <= 0 || areaJ <= 0) return 0;
    const [p, q] = [4 * i, 4 * j];
    const height = f(Math.min(sides[p + 2]!, sides[q + 2]!) - Math.max(sides[p]!, sides[q]!));
    const width = f(
      Math.min(sides[p + 3]!, sides[q + 3]!) - Math.max(sides[p + 1]!, sides[q + 1]!),
    );
    const both = f(Math.max(height, 0) * Math.max(width, 0));
    return f(both / f(f(f(areaI + areaJ) - both) + tiny));
  };
}

export interface SuppressionOptions {
  /** Boxes are left out whose intersection with a chosen one is more than this part of their union. Default: 0.5. */
  iouThreshold?: number;
  /** Boxes are left out whose score is not above this. Default: -Infinity. */
  scoreThreshold?: number;
}

/** Thresholds of a call. */
export function suppressionOf(
  op: string,
  maxOutputSize: number,
  options: SuppressionOptions | undefined,
  sigma = 0,
): Suppression {
  const overlap = options?.iouThreshold ?? 0.5;
  if (typeof overlap !== "number" || !(overlap >= 0 && overlap <= 1))
    throw new ArgumentError(op, `iouThreshold must be from 0 to 1, got ${showValue(overlap)}`);
  return {
    most: checkCount(op, "maxOutputSize", maxOutputSize, 0),
    overlap: f(overlap),
    score: checkThreshold(op, "scoreThreshold", options?.scoreThreshold),
    sigma,
  };
}

/** A number, perhaps infinite, as float32. */
export function checkThreshold(op: string, what: string, x: number | undefined): number {
  const value = x ?? -Infinity;
  if (typeof value === "number" && !Number.isNaN(value)) return f(value);
  throw new ArgumentError(op, `${what} must be a number, got ${showValue(x)}`);
}

/** Boxes `[n, 4]` and scores `[n]`, read at once. */
export function readBoxes(
  op: string,
  boxes: TensorLike,
  scores: TensorLike,
): { boxes: ArrayLike<number>; scores: ArrayLike<number>; given: Tensor } {
  const b = floats(op, boxes);
  const s = floats(op, scores);
  if (b.rank !== 2 || b.shape[1] !== 4 || s.rank !== 1 || s.shape[0] !== b.shape[0]) {
    throw new ShapeError(
      op,
      `boxes and scores have shapes [n, 4] and [n], got ${showShape(b.shape)} and ${showShape(s.shape)}`,
      { shapes: [b.shape, s.shape] },
    );
  }
  return { boxes: numbersOf(b), scores: numbersOf(s), given: s };
}

export function floats(op: string, x: TensorLike): Tensor {
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "float");
  return t;
}

/** The elements as float32. */
export const numbersOf = (x: Tensor): Float32Array =>
  Float32Array.from(x.dataSync() as ArrayLike<number>);
