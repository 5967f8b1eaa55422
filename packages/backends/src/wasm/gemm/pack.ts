// Copies the rows (or columns) of a matrix into a panel: side by side, all of one inner position, then those of the next.
import {
  countDown,
  get,
  i32,
  increase,
  sequence,
  set,
  tee,
  v128,
  when,
  type Code,
  type Func,
  type Local,
  type Module,
} from "../asm/index.ts";
import type { Arithmetic } from "./arithmetic.ts";

/**
 * How the elements lie in memory: lanes of the panel are neighbours (`across`), inner positions are (`along`), or neither
 * (`gather`).
 */
export type Lie = "across" | "along" | "gather";

const PARAMETERS = [
  "i32", // from: what all places count from
  "i32", // lanes: a table of the lanes' places
  "i32", // segments: a table of the segments' places
  "i32", // count: of segments
  "i32", // length: of each
  "i32", // step: bytes between inner positions
  "i32", // to: the panel
] as const;

export type Pack = Func<typeof PARAMETERS, "none">;

/** A panel of `width` lanes. What it writes may spill by less than 16 bytes beyond its end. */
export function pack(module: Module, arithmetic: Arithmetic, lie: Lie, width: number): Pack {
  const { bytes, lanes: perRegister, move } = arithmetic;
  return module.func({ params: PARAMETERS, result: "none" }, (frame, ...params) => {
    const [from, lanes, segments, count, length, step, to] = params;
    const n = frame.local("i32");
    const pointers = frame.locals(lie === "across" ? 1 : width, "i32");
    const start = pointers.map((p, lane) =>
      set(p, i32.add(i32.add(get(from), i32.load(get(segments))), i32.load(get(lanes), 4 * lane))),
    );
    const one =
      lie === "across"
        ? sequence(
            ...Array.from({ length: Math.ceil(width / perRegister) }, (_, v) =>
              v128.store(get(to), v128.load(get(pointers[0]!), 16 * v), 16 * v),
            ),
          )
        : sequence(...pointers.map((p, lane) => move(get(to), lane * bytes, get(p), 0)));
    const single = sequence(
      one,
      ...pointers.map((p) => increase(p, get(step))),
      increase(to, width * bytes),
    );
    let body: Code<"none"> = sequence(set(n, get(length)), countDown(n, single));
    if (lie === "along") {
      const rows = frame.locals(perRegister, "v128");
      const halves = frame.locals(perRegister, "v128");
      const panel = frame.locals(Math.ceil(width / perRegister) * perRegister, "v128");
      const square = transposed(bytes, rows, halves);
      body = sequence(
        when(
          tee(n, i32.divU(get(length), i32.const(perRegister))),
          countDown(
            n,
            sequence(
              ...Array.from({ length: panel.length / perRegister }, (_, block) => {
                const first = block * perRegister;
                return sequence(
                  ...rows.map((row, i) =>
                    set(row, v128.load(get(pointers[Math.min(first + i, width - 1)]!))),
                  ),
                  square((i) => panel[first + i]!),
                );
              }),
              // Stores go upwards, so that what one spills the next writes over.
              ...rows.flatMap((_, i) =>
                Array.from({ length: panel.length / perRegister }, (_, block) =>
                  v128.store(
                    get(to),
                    get(panel[block * perRegister + i]!),
                    i * width * bytes + 16 * block,
                  ),
                ),
              ),
              ...pointers.map((p) => increase(p, 16)),
              increase(to, width * 16),
            ),
          ),
        ),
        when(tee(n, i32.remU(get(length), i32.const(perRegister))), countDown(n, single)),
      );
    }
    return countDown(count, sequence(...start, body, increase(segments, 4)));
  });
}

/** Writes the columns of a square whose rows are in registers. */
function transposed(
  bytes: number,
  rows: readonly Local<"v128">[],
  halves: readonly Local<"v128">[],
): (to: (column: number) => Local<"v128">) => Code<"none"> {
  const mix = (
    to: Local<"v128">,
    a: Local<"v128">,
    b: Local<"v128">,
    lanes: readonly [number, number, number, number],
  ): Code<"none"> => set(to, v128.shuffle32(get(a), get(b), lanes));
  if (bytes === 8)
    return (to) =>
      sequence(
        mix(to(0), rows[0]!, rows[1]!, [0, 1, 4, 5]),
        mix(to(1), rows[0]!, rows[1]!, [2, 3, 6, 7]),
      );
  const [r, h] = [rows as Four, halves as Four];
  return (to) =>
    sequence(
      mix(h[0], r[0], r[1], [0, 4, 1, 5]),
      mix(h[1], r[2], r[3], [0, 4, 1, 5]),
      mix(h[2], r[0], r[1], [2, 6, 3, 7]),
      mix(h[3], r[2], r[3], [2, 6, 3, 7]),
      mix(to(0), h[0], h[1], [0, 1, 4, 5]),
      mix(to(1), h[0], h[1], [2, 3, 6, 7]),
      mix(to(2), h[2], h[3], [0, 1, 4, 5]),
      mix(to(3), h[2], h[3], [2, 3, 6, 7]),
    );
}

type Four = readonly [Local<"v128">, Local<"v128">, Local<"v128">, Local<"v128">];
