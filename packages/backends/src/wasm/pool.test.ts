import { describe, expect, it } from "vitest";
import { code, forLess, get, i32, increase, set, unreachable, when } from "./asm/index.ts";
import { Engine, PARAMETERS } from "./engine.ts";
import { Heap } from "./heap.ts";
import { Pool, type Positions } from "./pool.ts";

const PLAIN = { fma: false, wide: false, ordered: false };
const SHARED = { shared: true, maximum: 65536 };
const COUNT = 10000;

/** Adds to each position of an array at the address in PARAMETERS its own number times `factor`, and counts in a row for each thread. */
function adder(engine: Engine, factor: number): Positions {
  const { run } = engine.named<{ run: Positions }>(`add ${factor}`, (module) => {
    const params = ["i32", "i32", "i32"] as const;
    module.func({ name: "run", params, result: "none" }, (frame, begin, end, thread) => {
      const [i, at, count] = [frame.local("i32"), frame.local("i32"), frame.local("i32")];
      const word = (n: number) => i32.load(i32.const(0), PARAMETERS + 4 * n);
      const plus = (x: typeof at, by: ReturnType<typeof word>) =>
        i32.store(get(x), i32.add(i32.load(get(x)), by));
      return code(
        when(i32.ltS(word(0), i32.const(0)), unreachable()),
        set(count, i32.add(word(1), i32.shl(get(thread), i32.const(2)))),
        set(at, i32.add(word(0), i32.shl(get(begin), i32.const(2)))),
        forLess(
          i,
          get(begin),
          get(end),
          1,
          code(
            plus(at, i32.mul(get(i), i32.const(factor))),
            plus(count, i32.const(1)),
            increase(at, 4),
          ),
        ),
      );
    });
  });
  return run;
}

function setUp(threads?: number, type = SHARED) {
  const engine = new Engine(PLAIN, type);
  const heap = new Heap(engine);
  const pool = new Pool(engine, heap, threads);
  const array = heap.alloc(4 * COUNT);
  const counts = heap.alloc(64);
  engine.ints.fill(0, counts / 4, counts / 4 + 16);
  const clear = (): void => {
    engine.ints[PARAMETERS / 4] = array;
    engine.ints[PARAMETERS / 4 + 1] = counts;
    engine.ints.fill(0, array / 4, array / 4 + COUNT);
  };
  clear();
  return {
    engine,
    heap,
    pool,
    clear,
    result: () => [...engine.ints.subarray(array / 4, array / 4 + COUNT)],
    counts: () => [...engine.ints.subarray(counts / 4, counts / 4 + 16)],
  };
}

const expected = (factor: number): number[] => Array.from({ length: COUNT }, (_, i) => i * factor);

/** Run until `done`, with turns of the event loop between. */
async function runUntil(done: () => boolean, run: () => void): Promise<void> {
  for (let turn = 0; turn < 5000 && !done(); turn++) {
    for (let i = 0; i < 20; i++) run();
    await new Promise((next) => setTimeout(next));
  }
}

describe("threads", () => {
  it("take part when they have come, and each position is computed once", async () => {
    const { engine, pool, clear, result, counts } = setUp(3);
    expect(pool.ready).toBe(0);
    const kernels = [1, 2, 3].map((factor) => adder(engine, factor));
    let jobs = 0;
    let wrong = 0;
    await runUntil(
      () => pool.ready === 2 && counts()[1]! > 0 && counts()[2]! > 0,
      () => {
        clear();
        const factor = (jobs++ % 3) + 1;
        pool.run(kernels[factor - 1]!, COUNT, 7 + (jobs % 900));
        if (result().some((x, i) => x !== i * factor)) wrong++;
      },
    );
    expect(wrong).toBe(0);
    expect(pool.ready).toBe(2);
    expect(counts().every((n, thread) => n > 0 === thread < 3)).toBe(true);
    expect(counts().reduce((a, b) => a + b, 0)).toBe(jobs * COUNT);
    pool.threads = 1;
  });

  it("see kernels that were made after memory has grown", async () => {
    const { engine, heap, pool, clear, result, counts } = setUp(2);
    const first = adder(engine, 1);
    await runUntil(
      () => counts()[1]! > 0,
      () => pool.run(first, COUNT, 500),
    );
    const before = counts()[1]!;
    heap.alloc(100 << 20);
    const second = adder(engine, 5);
    let wrong = 0;
    await runUntil(
      () => counts()[1]! > before,
      () => {
        clear();
        pool.run(second, COUNT, 500);
        if (result().some((x, i) => x !== i * 5)) wrong++;
      },
    );
    expect(counts()[1]).toBeGreaterThan(before);
    expect(wrong).toBe(0);
    pool.threads = 1;
  });

  it("go on after a kernel has failed", async () => {
    const { engine, pool, clear, result, counts } = setUp(2);
    const kernel = adder(engine, 2);
    await runUntil(
      () => counts()[1]! > 0,
      () => pool.run(kernel, COUNT, 500),
    );
    for (let i = 0; i < 50; i++) {
      engine.ints[PARAMETERS / 4] = -1;
      expect(() => pool.run(kernel, COUNT, 500)).toThrow(/unreachable|failed in a worker/);
      clear();
      pool.run(kernel, COUNT, 500);
      expect(result()).toEqual(expected(2));
    }
    pool.threads = 1;
  });

  it("can be fewer or more from now on", async () => {
    const { engine, pool, clear, result, counts } = setUp(1);
    const kernel = adder(engine, 1);
    for (const threads of [1, 2, 1, 3]) {
      pool.threads = threads;
      expect(pool.threads).toBe(threads);
      await runUntil(
        () => pool.ready === threads - 1,
        () => pool.run(kernel, COUNT, 100),
      );
      expect(pool.ready).toBe(threads - 1);
      clear();
      pool.run(kernel, COUNT, 100);
      expect(result()).toEqual(expected(1));
    }
    expect(
      counts()
        .slice(3)
        .every((n) => n === 0),
    ).toBe(true);
    pool.threads = 1;
  });

  it("are one where memory is not shared", () => {
    const { engine, pool, result } = setUp(4, { ...SHARED, shared: false });
    expect(pool.threads).toBe(1);
    pool.run(adder(engine, 1), COUNT, 100);
    expect(pool.ready).toBe(0);
    expect(result()).toEqual(expected(1));
  });
});
