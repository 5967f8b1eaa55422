// How each digit is written: the ways a hand draws it, as pen strokes through points.
//
// One string is one way. Points are `x,y` in a box from 0 to 10, y downwards; the pen runs through them in a smooth curve.
// `!` after a point makes it a corner, `|` lifts the pen.

import type { Random } from "./random.ts";

const WAYS: readonly (readonly string[])[] = [
  [
    "5,0 1.8,1.8 0.5,5 1.8,8.4 5,10 8.4,8.2 9.5,5 8.4,1.7 5,0",
    "6.4,0.2 3,1.5 1.2,5.2 2.4,9 5,10 7.8,8.2 8.6,4.6 7.6,1 5.6,0.4",
    "7,1.2 4.6,0.2 1.8,2.6 1,6 2.6,9.4 5.6,9.8 8.4,7.2 8.6,3.2 6.6,0.6 4.2,0.9",
    "3.6,0.5 1.4,3.4 1.4,7.4 4,9.9 7.4,8.8 8.8,5 7.4,1 4.2,0.2 2.8,1.4",
  ],
  [
    "5,0 5.2,5 5,10",
    "6.2,0 5,5 3.8,10",
    "3.2,2.4 5.3,0! 5.2,5 5.3,10",
    "2.8,2.6 5.2,0.2! 5.1,5 5,10 | 2.4,10 5,9.9 7.8,10",
    "4.4,0 5.2,5 5.9,10",
  ],
  [
    "1.2,2.6 3,0.4 6.4,0.2 8.2,2.6 6.6,5.8 1.2,10! 5,9.8 9.4,10",
    "1.2,2.2 4,0 7.6,1.2 7.4,4.2 4.4,8 1.8,9.8 0.9,8.7 2.6,8 5.6,9.4 9.6,9.4",
    "1.4,1.2 5,0 8,1.6 7,5 1,9.8! 5,9.2 9.4,10",
    "1.8,3 3.2,0.6 6.2,0.2 7.8,2.2 6.4,5.2 3.8,8 2.2,9.8! 8.6,9.4",
    "2,1.8 5.2,0.2 7.6,2 6,5.4 2.2,8.9 1.2,9.8 2,10 4.8,8.9 7.2,9.8 9.2,9.2",
  ],
  [
    "1.6,1.2 4.6,0 7.8,1.4 7.2,3.8 4.2,4.9! 7.6,5.8 8.4,8 5.4,10 1.2,9",
    "1.6,0.4 5,0.2 8.2,0.3! 4.6,4.2! 7.8,5.5 8.2,8.2 5,10 1.2,8.8",
    "1.6,1.6 5,0 8,1.9 6.6,4.3 4.4,4.8 7.4,6 8.2,8.4 4.6,10 1,8.6",
    "2.2,0.8 5.4,0.2 7.2,1.8 5.6,4.2 3.4,4.8 3.6,5.1 6.8,5.2 8,7.4 6,9.6 2.4,9.8 1.4,8.6",
  ],
  [
    "2.2,0 1.6,3 1.4,5.6! 5,5.6 9.2,5.4 | 7,0.6 6.9,5 6.8,10",
    "6.6,10 6.7,5 6.8,0! 4,3.2 0.9,6.7! 5,6.6 9.5,6.4",
    "2,0.4 1.6,3.8 3,5.7 5.8,5.4 7.8,3.4 | 8.2,0 7.8,5 7.2,10",
    "2.6,0 1,4.8 2.2,5.6 5,5.3 8.8,4.8 | 6.6,2.6 6.2,6 5.6,10",
    "3,0.2 2,3.2 1.6,5.2! 4.6,5.8 7.6,5! 8,0.8! 7.4,6 7.2,10",
  ],
  [
    "8.5,0.4 5,0.2 2.5,0.4! 1.9,4.5! 5,3.8 8.2,5.6 8,8.6 4.8,10 1.2,9",
    "2.6,0.5 2,4.5! 5.4,4 8.2,6 7.6,9 4.6,10 1.2,9.1 | 2.6,0.5 5.5,0.5 8.7,0.2",
    "8.3,0.4 4.2,0.7 2.5,2.8 4.6,4.8 7.6,6.6 6.8,9.3 4,10 1.3,9.2",
    "9,0.3 6,0.5 4.2,0.6! 3,4.2! 5.6,4.4 7,6.4 5.4,9 2.6,10 0.9,9.2",
  ],
  [
    "7.5,0.2 4,2.3 1.8,5.8 2.2,9 5,10 7.8,8.5 7.4,6 4.8,5.2 2.2,7.2",
    "5.6,0 3,4 1.7,7.5 3.2,9.9 6.5,9.6 8,7.4 6,5.5 3.2,6.4 1.9,8",
    "8,1.5 5.6,0.2 2.4,2.6 1.3,6.2 2.5,9.4 5.4,10 8.2,8 7.3,5.6 4.6,5.1 1.7,7",
    "4.2,0 2,3.6 1.4,7.4 3,9.9 6.2,9.8 8.2,8.2 7.6,6.4 5.2,6 2.4,7.6",
  ],
  [
    "1.2,0.9 5,0.6 8.7,0.5! 5.8,5 4,10",
    "1.2,1 5,0.7 8.6,0.5! 6,4.8 4.2,10 | 2.9,5.3 5.4,5 8,4.7",
    "1.4,2.2 1.5,0.7! 5,0.8 8.6,0.5! 6,5 4.4,10",
    "1,1.6 4,0.5 8.4,0.8 7.3,4 5.4,10",
    "1.6,1.4 3.6,1.8 8.2,0.4! 7,4.8 6.6,10",
  ],
  [
    "7.8,1.8 5,0 2.3,1.8 3.6,4.2 6.8,6 8,8.2 5,10 2,8.2 3.5,5.7 6.6,4 7.8,1.8",
    "5,0 2.4,1 2.4,3.7 5,4.8 7.6,3.7 7.6,1 5,0 | 5,4.8 2,6.2 1.9,8.8 5,10 8.1,8.8 8,6.2 5,4.8",
    "8.1,0.9 4.6,0.1 2.6,2.2 5,4.7 7.7,7.4 5.6,10 2.4,8.6 4,5.8 6.6,3.6 8.4,1.2",
    "6,4.2 3.2,3.2 3.4,0.8 6.2,0.1 7.6,1.8 5.6,4.4 2.4,7 3,9.6 6.2,9.8 7.4,7.4 6,4.6",
  ],
  [
    "7.8,2.5 5.2,0 2.2,2 2.6,4.7 5.4,5.1 7.8,2.7! 7.4,6.4 6.4,10",
    "8,1.9 5.2,0 2.3,1.8 2.1,4.2 4.6,5.4 7.3,4 8,2! 8.1,6 6.6,9.2 2.7,9.6",
    "7.6,0.6 4.2,0.4 2.2,2.8 4,4.9 6.8,3.4 7.6,0.8! 7.3,5.4 7,10",
    "7.4,1 4.8,0.1 2.6,1.8 3,4.4 5.4,4.6 7.4,2.4 7.6,1! 6.4,5.6 4.4,10",
  ],
];

/** One pen stroke: points and, for each, whether it is a corner. */
interface Stroke {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly corner: readonly boolean[];
}

function parse(way: string): readonly Stroke[] {
  return way.split(" | ").map((stroke) => {
    const points = stroke.split(" ");
    const pairs = points.map((point) => point.replace("!", "").split(",").map(Number));
    return {
      x: pairs.map(([x]) => x as number),
      y: pairs.map(([, y]) => y as number),
      corner: points.map((point) => point.endsWith("!")),
    };
  });
}

// Parsed at the first use, not on import.
let parsed: readonly (readonly (readonly Stroke[])[])[] | undefined;

/** Connected short lines: line `i` runs from point `i` to point `i + 1` unless the pen is up after point `i`. */
export interface Path {
  readonly x: number[];
  readonly y: number[];
  readonly penUp: boolean[];
}

const SAMPLES = 5;

/** One of the ways to write a digit, each point moved a little (by up to `jitter`), as short lines in the 0 to 10 box. */
export function writeDigit(digit: number, random: Random, jitter: number): Path {
  parsed ??= WAYS.map((ways) => ways.map(parse));
  const ways = parsed[digit] as readonly (readonly Stroke[])[];
  const strokes = ways[random.below(ways.length)] as readonly Stroke[];
  const path: Path = { x: [], y: [], penUp: [] };
  for (const { x, y, corner } of strokes) {
    const xs = x.map((value) => value + jitter * random.triangle());
    const ys = y.map((value) => value + jitter * random.triangle());
    curve(path, xs, ys, corner);
    path.penUp[path.penUp.length - 1] = true;
  }
  return path;
}

/** A Catmull–Rom curve through points, sampled; tangents vanish at corners and ends. */
function curve(
  path: Path,
  x: readonly number[],
  y: readonly number[],
  corner: readonly boolean[],
): void {
  const last = x.length - 1;
  const tangent = (values: readonly number[], i: number): number =>
    i === 0 || i === last || corner[i]
      ? 0
      : ((values[i + 1] as number) - (values[i - 1] as number)) / 2;
  const add = (px: number, py: number): void => {
    path.x.push(px);
    path.y.push(py);
    path.penUp.push(false);
  };
  add(x[0] as number, y[0] as number);
  for (let i = 0; i < last; i++) {
    for (let s = 1; s <= SAMPLES; s++) {
      const t = s / SAMPLES;
      add(
        hermite(x, i, t, tangent(x, i), tangent(x, i + 1)),
        hermite(y, i, t, tangent(y, i), tangent(y, i + 1)),
      );
    }
  }
}

function hermite(values: readonly number[], i: number, t: number, m0: number, m1: number): number {
  const from = values[i] as number;
  const to = values[i + 1] as number;
  const t2 = t * t;
  const t3 = t2 * t;
  return (
    (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * to + (t3 - t2) * m1
  );
}
