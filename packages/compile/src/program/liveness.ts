// When temporaries are needed.
import type { Uses } from "./steps.ts";

/** Temporaries that lie in one place one after the other. */
export interface Lifetime {
  readonly buffers: readonly number[];
  /** Of the largest, rounded up to whole cache lines. */
  readonly bytes: number;
  /** The first and the last step that uses one of them. */
  readonly begin: number;
  readonly end: number;
}

/** Places begin on a cache line. */
const LINE = 64;

/** The lifetimes of all buffers that take memory, where each in `shared` lies where another one lay. */
export function lifetimesOf(
  uses: readonly Uses[],
  bytes: (buffer: number) => number,
  shared: ReadonlyMap<number, number>,
): Lifetime[] {
  const groups = new Map<
    number,
    { buffers: number[]; bytes: number; begin: number; end: number }
  >();
  const groupOf = new Map<number, number>();
  uses.forEach(({ reads, writes }, s) => {
    for (const b of [...reads, ...writes]) {
      if (bytes(b) === 0) continue;
      let root = groupOf.get(b);
      if (root === undefined) {
        const other = shared.get(b);
        root = other === undefined ? b : groupOf.get(other)!;
        groupOf.set(b, root);
        if (root === b) groups.set(b, { buffers: [], bytes: 0, begin: s, end: s });
        groups.get(root)!.buffers.push(b);
      }
      const group = groups.get(root)!;
      group.bytes = Math.max(group.bytes, Math.ceil(bytes(b) / LINE) * LINE);
      group.end = s;
    }
  });
  return [...groups.values()];
}

/** The most bytes that are needed at one time: no arena is smaller. */
export function mostAlive(lifetimes: readonly Lifetime[]): number {
  const changes: number[] = [];
  for (const { begin, end, bytes } of lifetimes) {
    changes[begin] = (changes[begin] ?? 0) + bytes;
    changes[end + 1] = (changes[end + 1] ?? 0) - bytes;
  }
  let [alive, most] = [0, 0];
  for (const change of changes) most = Math.max(most, (alive += change ?? 0));
  return most;
}
