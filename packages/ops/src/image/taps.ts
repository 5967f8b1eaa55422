// Linear maps of one axis in which each result is a weighted sum of a few neighbours: banded matrices, row by row.

/** Row `o` of the matrix has `weights[o · span + k]` at column `starts[o] + k`, and zeros elsewhere. */
export interface Taps {
  /** The number of columns, or elements that go in. */
  readonly from: number;
  /** The number of rows, or elements that come out. */
  readonly to: number;
  readonly span: number;
  readonly starts: Int32Array;
  readonly weights: Float64Array;
}

/** Taps from what `row` puts at columns, several times if it likes; in every row these are neighbours. */
export function makeTaps(
  from: number,
  to: number,
  row: (o: number, put: (column: number, weight: number) => void) => void,
): Taps {
  const starts = new Int32Array(to);
  let span = 1;
  for (let o = 0; o < to; o++) {
    let [first, last] = [Infinity, -1];
    row(o, (column, weight) => {
      if (weight === 0) return;
      first = Math.min(first, column);
      last = Math.max(last, column);
    });
    starts[o] = last < 0 ? 0 : first;
    span = Math.max(span, last - first + 1);
  }
  const weights = new Float64Array(to * span);
  for (let o = 0; o < to; o++) {
    // The band ends where the axis does.
    const start = (starts[o] = Math.min(starts[o]!, from - span));
    row(o, (column, weight) => {
      if (weight !== 0) weights[o * span + column - start]! += weight;
    });
  }
  return { from, to, span, starts, weights };
}

const transposes = new WeakMap<Taps, Taps>();

/** The transposed matrix; it has a band too, as rows go up with columns. */
export function transposedTaps(taps: Taps): Taps {
  const known = transposes.get(taps);
  if (known) return known;
  const { from, to, span, starts, weights } = taps;
  const columns: [o: number, weight: number][][] = Array.from({ length: from }, () => []);
  for (let o = 0; o < to; o++)
    for (let k = 0; k < span; k++) {
      const weight = weights[o * span + k]!;
      if (weight !== 0) columns[starts[o]! + k]!.push([o, weight]);
    }
  const made = makeTaps(to, from, (i, put) => columns[i]!.forEach(([o, w]) => put(o, w)));
  transposes.set(taps, made);
  transposes.set(made, taps);
  return made;
}

/** Whether the map changes nothing. */
export const isIdentity = ({ from, to, span, starts, weights }: Taps): boolean =>
  from === to && span === 1 && starts.every((s, o) => s === o && weights[o] === 1);

const kept = new Map<string, Taps>();
const LIMIT = 64;

/** The taps of a name, made once while they are in use: ops compare them by identity. */
export function tapsNamed(name: string, make: () => Taps): Taps {
  const found = kept.get(name);
  if (found) return found;
  if (kept.size >= LIMIT) kept.clear();
  const made = make();
  kept.set(name, made);
  return made;
}
