// Memory that remembers where its contents come from, for the verifier.
import type { Ranges } from "./positions.ts";

/** Bytes from `from` to `to` that hold what `origin` is, from byte `at` of it on. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly origin: number;
  readonly at: number;
}

/** Pieces in ascending order; what was never written is in none of them. */
export class Memory {
  #pieces: readonly Piece[] = [];

  /** What ranges hold, neighbours of one origin joined. */
  read(ranges: Ranges): Piece[] {
    const found: Piece[] = [];
    const pieces = this.#pieces;
    let i = firstAfter(pieces, ranges[0] ?? 0);
    for (let r = 0; r < ranges.length; r += 2) {
      const [from, to] = [ranges[r]!, ranges[r + 1]!];
      while (i < pieces.length && pieces[i]!.to <= from) i++;
      for (let j = i; j < pieces.length && pieces[j]!.from < to; j++)
        found.push(cut(pieces[j]!, Math.max(from, pieces[j]!.from), Math.min(to, pieces[j]!.to)));
    }
    return joinedPieces(found);
  }

  /** Empties ranges and puts pieces there. */
  write(ranges: Ranges, pieces: readonly Piece[]): void {
    const kept: Piece[] = [];
    let r = 0;
    for (const p of this.#pieces) {
      let { from } = p;
      while (r < ranges.length && ranges[r + 1]! <= from) r += 2;
      for (let q = r; q < ranges.length && ranges[q]! < p.to; q += 2) {
        if (ranges[q]! > from) kept.push(cut(p, from, ranges[q]!));
        from = Math.max(from, ranges[q + 1]!);
      }
      if (from < p.to) kept.push(cut(p, from, p.to));
    }
    this.#pieces = joinedPieces([...kept, ...pieces].sort((a, b) => a.from - b.from));
  }
}

export const moved = (pieces: readonly Piece[], by: number): Piece[] =>
  pieces.map((p) => ({ ...p, from: p.from + by, to: p.to + by }));

const cut = (p: Piece, from: number, to: number): Piece => ({
  ...p,
  from,
  to,
  at: p.at + from - p.from,
});

function joinedPieces(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const p of pieces) {
    const last = all.at(-1);
    if (last?.to === p.from && last.origin === p.origin && last.at + p.from - last.from === p.at)
      all[all.length - 1] = { ...last, to: p.to };
    else all.push(p);
  }
  return all;
}

/** The first piece that ends after a position. */
function firstAfter(pieces: readonly Piece[], position: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.to <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
