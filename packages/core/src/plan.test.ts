import { describe, expect, it } from "vitest";
import { layoutOf, type Layout } from "./layout.ts";
import { PlanCache, sameAttrs, type PlanKey } from "./plan.ts";
import { Tensor } from "./tensor.ts";

describe("sameAttrs", () => {
  const f = (): number => 1;
  const shared = new Map();

  it.each<[unknown, unknown]>([
    [1, 1],
    [NaN, NaN],
    [-0, -0],
    ["a", "a"],
    [null, null],
    [undefined, undefined],
    [f, f],
    [shared, shared],
    [[], []],
    [
      [1, [2, 3]],
      [1, [2, 3]],
    ],
    [{}, {}],
    [
      { a: 1, b: [NaN] },
      { b: [NaN], a: 1 },
    ],
    [{ a: undefined }, { a: undefined }],
    [{ f }, { f }],
  ])("%o equals %o", (a, b) => expect(sameAttrs(a, b)).toBe(true));

  it.each<[unknown, unknown]>([
    [0, -0],
    [1, "1"],
    [1, 1n],
    [NaN, 0],
    [null, undefined],
    [null, {}],
    [[], {}],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [
      [1, [2]],
      [1, [3]],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [{ toString: Object.prototype.toString }, {}],
    [f, () => 1],
    [{ f }, { f: () => 1 }],
    [new Map(), new Map()],
    [Float32Array.of(1), Float32Array.of(1)],
    [new Date(0), new Date(0)],
    [{ axes: [0] }, { axes: 0 }],
  ])("%o differs from %o", (a, b) => {
    expect(sameAttrs(a, b)).toBe(false);
    expect(sameAttrs(b, a)).toBe(false);
  });
});

describe("PlanCache", () => {
  const tensor = (layout: Layout): Tensor => new Tensor(layout, undefined);
  const [a, b] = [layoutOf([2], "float32"), layoutOf([3], "float32")];

  it("finds by layouts, in order, and attrs", () => {
    const cache = new PlanCache<PlanKey>();
    const plan = cache.add({ layouts: [a, b], attrs: { axis: 1 } });
    const swapped = cache.add({ layouts: [b, a], attrs: { axis: 1 } });
    const other = cache.add({ layouts: [a, b], attrs: { axis: 2 } });
    const find = (layouts: Layout[], attrs: unknown): PlanKey | undefined =>
      cache.find(layouts.map(tensor), attrs);
    expect(find([a, b], { axis: 1 })).toBe(plan);
    expect(find([b, a], { axis: 1 })).toBe(swapped);
    expect(find([a, b], { axis: 2 })).toBe(other);
    expect(find([a, b], { axis: 3 })).toBeUndefined();
    expect(find([a], { axis: 1 })).toBeUndefined();
    expect(find([a, a], { axis: 1 })).toBeUndefined();
    expect(find([], { axis: 1 })).toBeUndefined();
  });

  it("tells many plans of the same layouts apart, whatever the order of keys", () => {
    const cache = new PlanCache<PlanKey>();
    const shared = new Map();
    const attrsOf = (n: number): unknown[] => [
      { begin: [n, 0], size: { rows: 1, columns: -n } },
      { begin: [0, n], deep: [[{ n: n / 3 }], "text", true] },
      { n: BigInt(n), shared },
    ];
    const plans = Array.from({ length: 100 }, (_, n) =>
      attrsOf(n).map((attrs) => cache.add({ layouts: [a], attrs })),
    );
    plans.forEach((list, n) =>
      attrsOf(n).forEach((attrs, i) => expect(cache.find([tensor(a)], attrs)).toBe(list[i])),
    );
    expect(cache.find([tensor(a)], { size: { columns: -42, rows: 1 }, begin: [42, 0] })).toBe(
      plans[42]![0],
    );
    expect(cache.find([tensor(a)], { begin: [100, 0], size: { rows: 1, columns: -100 } })).toBe(
      undefined,
    );
    expect(cache.find([tensor(b)], attrsOf(3)[0])).toBe(undefined);
  });

  it("finds one of a thousand plans without looking at all of them", () => {
    const cache = new PlanCache<PlanKey>();
    let looks = 0;
    for (let n = 0; n < 1000; n++) {
      const attrs = {
        get axis() {
          looks++;
          return 0;
        },
        place: n,
      };
      cache.add({ layouts: [a], attrs });
    }
    looks = 0;
    expect(cache.find([tensor(a)], { axis: 0, place: 998 })).toBeDefined();
    expect(cache.find([tensor(a)], { axis: 0, place: 500 })).toBeDefined();
    expect(looks).toBeLessThan(50);
  });

  it("starts over when it is full, and never finds a wrong plan", () => {
    const cache = new PlanCache<PlanKey & { n: number }>();
    for (let n = 0; n < 3000; n++) {
      cache.add({ layouts: [a], attrs: { n }, n });
      expect(cache.find([tensor(a)], { n })!.n).toBe(n);
    }
    const found = Array.from({ length: 3000 }, (_, n) => cache.find([tensor(a)], { n }));
    expect(found.every((plan, n) => plan === undefined || plan.n === n)).toBe(true);
    const kept = found.filter((plan) => plan !== undefined).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(1024);
    expect(found[2999]!.n).toBe(2999);
  });
});
