// Seeded random numbers, so that every run of a test draws the same values.

/** A source of numbers in [0, 1), with what tests draw from it. */
export interface Random {
  /** Uniform in [0, 1). */
  (): number;
  /** A whole number in [low, high]. */
  integer(low: number, high: number): number;
  /** One of a list. */
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32, seeded by a number or by a text. Source: Tommy Ettinger's generator, in the public domain. */
export function randomOf(seed: number | string): Random {
  let state = typeof seed === "number" ? seed | 0 : hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return Object.assign(next, {
    integer,
    pick: <T>(list: readonly T[]): T => list[integer(0, list.length - 1)]!,
  });
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
