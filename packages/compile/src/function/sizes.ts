// Sizes that vary: what two traces say about all others.
import { layoutOf } from "@gradtape/core/internal";
import type { Pattern } from "./signature.ts";

/** A number as it follows from the sizes that vary. Undefined where it is none (a fraction of an element). */
export type Rule = (sizes: readonly number[]) => number | undefined;

/**
 * How a number of two traces follows from the varying sizes, if it does so in one of the ways in which programs use sizes: as a
 * multiple, a part or a reciprocal of one, or of a product of several, or with something added.
 */
export function ruleOf(
  a: number,
  b: number,
  sizesA: readonly number[],
  sizesB: readonly number[],
): Rule | undefined {
  if (Object.is(a, b)) return () => a;
  const isCount = Number.isInteger(a) && Number.isInteger(b);
  const product = (sizes: readonly number[], which: readonly number[]): number =>
    which.reduce((n, i) => n * sizes[i]!, 1);
  for (const which of subsets(sizesA.length)) {
    const [c, d] = [a / product(sizesA, which), b / product(sizesB, which)];
    if (isClose(c, d))
      return (sizes) => (isCount ? whole(c * product(sizes, which)) : c * product(sizes, which));
  }
  for (const which of subsets(sizesA.length)) {
    const c = a * product(sizesA, which);
    if (!isCount && isClose(c, b * product(sizesB, which)))
      return (sizes) => c / product(sizes, which);
  }
  if (!isCount) return undefined;
  for (let i = 0; i < sizesA.length; i++) {
    const k = (b - a) / (sizesB[i]! - sizesA[i]!);
    if (Number.isFinite(k)) return (sizes) => whole(a + k * (sizes[i]! - sizesA[i]!));
  }
  return undefined;
}

const isClose = (x: number, y: number): boolean =>
  Math.abs(x - y) <= 1e-6 * Math.max(Math.abs(x), Math.abs(y));

function whole(x: number): number | undefined {
  const n = Math.round(x);
  return Math.abs(x - n) <= 1e-6 * Math.max(1, Math.abs(n)) ? n : undefined;
}

/** Non-empty sets of so many things, small ones first. */
function subsets(count: number): number[][] {
  const all = Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => ((bits + 1) >> i) & 1),
  );
  return all.sort((x, y) => x.length - y.length);
}

/** Sizes that differ between two signatures: each different pair is one size that varies. */
export interface Varying {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** The most sizes that may vary together. */
const MOST = 4;

/** What varies between two signatures; undefined if something else than sizes does. */
export function varying(a: Pattern, b: Pattern): Varying | undefined {
  const pairs = new Map<string, readonly [number, number]>();
  if (!compare(a, b, (x, y) => void pairs.set(`${x},${y}`, [x, y]))) return undefined;
  const found = [...pairs.values()];
  return found.length > MOST ? undefined : { a: found.map(([x]) => x), b: found.map(([, y]) => y) };
}

/** The varying sizes in a third signature, if it is as the two are. */
export function sizesIn(
  a: Pattern,
  b: Pattern,
  c: Pattern,
  { a: ofA, b: ofB }: Varying,
): number[] | undefined {
  const sizes = new Array<number | undefined>(ofA.length).fill(undefined);
  const dims = { b: [] as number[], c: [] as number[] };
  const alike =
    compare(
      a,
      b,
      () => {},
      (_, y) => void dims.b.push(y),
    ) &&
    compare(
      a,
      c,
      () => {},
      (_, y) => void dims.c.push(y),
    );
  if (!alike) return undefined;
  let i = 0;
  let fits = true;
  compare(
    a,
    b,
    () => {},
    (x, y) => {
      const now = dims.c[i++]!;
      const which = x === y ? -1 : ofA.findIndex((_, k) => ofA[k] === x && ofB[k] === y);
      if (which < 0) fits &&= now === x;
      else if (sizes[which] === undefined) sizes[which] = now;
      else fits &&= sizes[which] === now;
    },
  );
  return fits && sizes.every((n) => n !== undefined) ? (sizes as number[]) : undefined;
}

/** Whether signatures are alike but for sizes, which are told: those that differ, and all of them. */
function compare(
  a: Pattern,
  b: Pattern,
  differ: (x: number, y: number) => void,
  each?: (x: number, y: number) => void,
): boolean {
  if (a.kind === "tensor" && b.kind === "tensor") {
    const [s, t] = [a.layout.shape, b.layout.shape];
    if (a.layout.dtype !== b.layout.dtype || s.length !== t.length) return false;
    s.forEach((n, d) => {
      each?.(n, t[d]!);
      if (n !== t[d]) differ(n, t[d]!);
    });
    return true;
  }
  if (a.kind === "static" && b.kind === "static") return Object.is(a.value, b.value);
  const items = "items" in a && "items" in b && a.kind === b.kind;
  if (!items || a.items.length !== b.items.length) return false;
  if (a.kind === "object" && b.kind === "object" && a.keys.join() !== b.keys.join()) return false;
  return a.items.every((item, i) => compare(item, b.items[i]!, differ, each));
}

/** The signature of two traces with other sizes in the places of those that vary. */
export function withSizes(
  a: Pattern,
  b: Pattern,
  { a: ofA, b: ofB }: Varying,
  sizes: readonly number[],
): Pattern {
  if (a.kind === "tensor" && b.kind === "tensor") {
    const shape = a.layout.shape.map((n, d) => {
      const other = b.layout.shape[d]!;
      return n === other ? n : sizes[ofA.findIndex((_, k) => ofA[k] === n && ofB[k] === other)]!;
    });
    return { kind: "tensor", layout: layoutOf(shape, a.layout.dtype) };
  }
  if (!("items" in a) || !("items" in b)) return a;
  const items = a.items.map((item, i) => withSizes(item, b.items[i]!, { a: ofA, b: ofB }, sizes));
  return { ...a, items };
}

/**
 * Sizes that no call had, larger than those of two traces, one odd and one even multiple of what these have in common: where a
 * function does not treat them as it treated the two, what it does follows from more than sizes.
 */
export function trialsOf({ a, b }: Varying): readonly (readonly number[])[] {
  const common = a.map((n, i) => gcd(n, b[i]!));
  const most = a.map((n, i) => Math.max(n, b[i]!) / common[i]!);
  return [
    most.map((n, i) => common[i]! * (4 * n + 1 + 2 * i)),
    most.map((n, i) => common[i]! * (6 * n + 4 + 2 * i)),
  ];
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
