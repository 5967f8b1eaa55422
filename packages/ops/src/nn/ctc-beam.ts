// Beam search over labellings: the likeliest sequences of labels, each the sum of all paths that give it.
// Source: Graves, Supervised Sequence Labelling with Recurrent Neural Networks (2012), 7.5; pruned as TensorFlow does it.

/** A sequence of labels, as its last label and what stands before. Probabilities are logarithms, of ending so far. */
interface Prefix {
  readonly label: number;
  readonly parent: Prefix | undefined;
  readonly children: (Prefix | undefined)[];
  /** After the frames before this one: ending in a blank, in the label, and both together. */
  before: Ends;
  now: Ends;
}

interface Ends {
  readonly blank: number;
  readonly label: number;
  readonly total: number;
}

const NOWHERE: Ends = { blank: -Infinity, label: -Infinity, total: -Infinity };

export interface Path {
  readonly labels: readonly number[];
  readonly logProbability: number;
}

const isAlive = (p: Prefix): boolean => p.now.total !== -Infinity;

/** `log(eᵃ + eᵇ)` */
function logSum(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === -Infinity ? high : high + Math.log1p(Math.exp(low - high));
}

/** The best `beamWidth` prefixes, likeliest first. */
class Beam {
  readonly #width: number;
  readonly members: Prefix[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  takes(total: number): boolean {
    if (total === -Infinity) return false;
    return this.members.length < this.#width || total > this.members.at(-1)!.now.total;
  }

  push(p: Prefix): void {
    let [low, high] = [0, this.members.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.members[middle]!.now.total < p.now.total) high = middle;
      else low = middle + 1;
    }
    this.members.splice(low, 0, p);
    if (this.members.length > this.#width) this.members.pop()!.now = NOWHERE;
  }
}

/** The best labellings of frames, rows of logarithms of probabilities whose last class is the blank. */
export function beamSearch(
  frames: readonly ArrayLike<number>[],
  beamWidth: number,
): readonly Path[] {
  const start = { blank: 0, label: -Infinity, total: 0 };
  const root: Prefix = { label: -1, parent: undefined, children: [], before: start, now: start };
  let beam = new Beam(beamWidth);
  beam.push(root);
  for (const frame of frames) {
    const blank = frame.length - 1;
    const prefixes = beam.members;
    beam = new Beam(beamWidth);
    for (const p of prefixes) p.before = p.now;
    for (const p of prefixes) {
      p.now = continued(p, frame, blank);
      beam.push(p);
    }
    for (const p of prefixes) {
      if (!beam.takes(p.before.total)) continue;
      for (let label = 0; label < blank; label++) {
        const child = (p.children[label] ??= {
          label,
          parent: p,
          children: [],
          before: NOWHERE,
          now: NOWHERE,
        });
        if (isAlive(child)) continue;
        const total = frame[label]! + (label === p.label ? p.before.blank : p.before.total);
        child.before = NOWHERE;
        child.now = NOWHERE;
        if (!beam.takes(total)) continue;
        child.now = { blank: -Infinity, label: total, total };
        beam.push(child);
      }
    }
  }
  return beam.members.map((p) => ({ labels: labelsOf(p), logProbability: p.now.total }));
}

/** The same labels after one more frame: a blank, the last label again, or the last label for the first time. */
function continued(p: Prefix, frame: ArrayLike<number>, blank: number): Ends {
  const { parent } = p;
  let label = -Infinity;
  if (parent) {
    const from = p.label === parent.label ? parent.before.blank : parent.before.total;
    // A parent that has left the beam gives nothing more.
    label = logSum(p.before.label, isAlive(parent) ? from : -Infinity) + frame[p.label]!;
  }
  const ended = p.before.total + frame[blank]!;
  return { blank: ended, label, total: logSum(ended, label) };
}

function labelsOf(p: Prefix): readonly number[] {
  const labels: number[] = [];
  for (let at: Prefix | undefined = p; at?.parent; at = at.parent) labels.push(at.label);
  return labels.reverse();
}
