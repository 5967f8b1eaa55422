// Chains of movement ops against plain arrays that say which element of the input stands at each place of the result: views
// of views, copies in between, and their gradients, which add up what each element of the input became.
import { constant, setBackend, type Index, type Tensor } from "@gradtape/core";
import { addObserver, removeObserver } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  at,
  broadcastTo,
  concat,
  expandDims,
  gather,
  multiply,
  pad,
  reshape,
  reverse,
  slice,
  split,
  squeeze,
  stack,
  stridedSlice,
  tile,
  transpose,
  unstack,
} from "@gradtape/ops";
import * as fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { GradientTape } from "./tape.ts";

beforeAll(() => setBackend(reference()));

/** For each place in row-major order the number of the input's element, or -1 for none. */
interface Model {
  readonly shape: readonly number[];
  readonly from: readonly number[];
}
type Position = readonly number[];
interface Link {
  readonly name: string;
  readonly real: (x: Tensor) => Tensor;
  readonly model: Model;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

function positions(shape: readonly number[]): Position[] {
  return shape.reduce<Position[]>(
    (all, n) => all.flatMap((p) => Array.from({ length: n }, (_, i) => [...p, i])),
    [[]],
  );
}

const read = ({ shape, from }: Model, p: Position): number =>
  p.some((i, d) => i < 0 || i >= shape[d]!)
    ? -1
    : from[p.reduce((k, i, d) => k * shape[d]! + i, 0)]!;

const moved = (x: Model, shape: readonly number[], source: (p: Position) => Position): Model => ({
  shape,
  from: positions(shape).map((p) => read(x, source(p))),
});

/** The link that a few numbers stand for, of those that the shape allows. */
function link(x: Model, [kind, ...n]: readonly number[]): Link {
  const { shape } = x;
  const rank = shape.length;
  const pick = (i: number, count: number): number => n[i]! % count;
  const axis = rank === 0 ? 0 : pick(0, rank);
  const size = shape[axis] ?? 1;
  const same = (d: number, i: number, value: number): number => (d === axis ? value : i);
  const links: (Link | undefined)[] = [
    (() => {
      const perm = shape
        .map((_, d) => d)
        .sort((a, b) => (((a + 1) * (n[1]! + 7)) % 11) - (((b + 1) * (n[1]! + 7)) % 11) || a - b);
      const model = moved(
        x,
        perm.map((d) => shape[d]!),
        (p) => shape.map((_, d) => p[perm.indexOf(d)]!),
      );
      return { name: `transpose ${perm}`, real: (t) => transpose(t, perm), model };
    })(),
    rank > 0
      ? {
          name: `reverse ${axis}`,
          real: (t) => reverse(t, axis),
          model: moved(x, shape, (p) => p.map((i, d) => same(d, i, size - 1 - i))),
        }
      : undefined,
    (() => {
      const begin = shape.map((s, d) => (n[d % n.length]! >> d) % (s + 1));
      const count = shape.map((s, d) => (n[(d + 1) % n.length]! >> d) % (s - begin[d]! + 1));
      return {
        name: `slice ${begin} ${count}`,
        real: (t) => slice(t, begin, count),
        model: moved(x, count, (p) => p.map((i, d) => i + begin[d]!)),
      };
    })(),
    (() => {
      // Python's ranges, by counting.
      const step = [1, 2, 3, -1, -2, -3][pick(0, 6)]!;
      const ranges = shape.map((s, d) => {
        const places: number[] = [];
        const start =
          step > 0
            ? (n[d % n.length]! >> 1) % (s + 1)
            : s - 1 - ((n[d % n.length]! >> 1) % (s + 1));
        for (let i = start; i >= 0 && i < s; i += step) places.push(i);
        return { start, places };
      });
      const empty = ranges.some(({ places }) => places.length === 0);
      const model = moved(
        x,
        ranges.map((r) => r.places.length),
        (p) => p.map((i, d) => ranges[d]!.places[i]!),
      );
      if (empty && step < 0) return undefined; // a start of -1 means the last place
      const all = 2 ** rank - 1;
      return {
        name: `stridedSlice ${ranges.map((r) => r.start)} ${step}`,
        real: (t) =>
          stridedSlice(
            t,
            ranges.map((r) => r.start),
            shape.map(() => 0),
            { strides: shape.map(() => step), endMask: all },
          ),
        model,
      };
    })(),
    (() => {
      const place = pick(0, rank + 1);
      const model: Model = { shape: shape.toSpliced(place, 0, 1), from: x.from };
      return { name: `expandDims ${place}`, real: (t) => expandDims(t, place), model };
    })(),
    {
      name: "squeeze",
      real: (t) => squeeze(t),
      model: { shape: shape.filter((s) => s !== 1), from: x.from },
    },
    (() => {
      const to = [...(n[1]! % 3 === 0 ? [2] : []), ...shape.map((s) => (s === 1 ? 3 : s))];
      const shift = to.length - rank;
      const model = moved(x, to, (p) => shape.map((s, d) => (s === 1 ? 0 : p[d + shift]!)));
      return { name: `broadcastTo ${to}`, real: (t) => broadcastTo(t, to), model };
    })(),
    (() => {
      const total = sizeOf(shape);
      const inner = [1, 2, 3, 4, total].filter((k) => k > 0 && total % k === 0);
      const last = inner[pick(0, inner.length)]!;
      const to = [total / last, last];
      return {
        name: `reshape ${to}`,
        real: (t) => reshape(t, to),
        model: { shape: to, from: x.from },
      };
    })(),
    rank > 0 && size > 0
      ? (() => {
          const i = pick(1, size);
          const model = moved(x, shape.toSpliced(axis, 1), (p) => p.toSpliced(axis, 0, i));
          return { name: `unstack ${axis} ${i}`, real: (t: Tensor) => unstack(t, axis)[i]!, model };
        })()
      : undefined,
    rank > 0
      ? (() => {
          const cut = pick(1, size + 1);
          const model = moved(x, shape.with(axis, size - cut), (p) =>
            p.map((i, d) => same(d, i, i + cut)),
          );
          return {
            name: `split ${axis} ${cut}`,
            real: (t: Tensor) => split(t, [cut, -1], axis)[1],
            model,
          };
        })()
      : undefined,
    rank > 0 && size > 0
      ? (() => {
          const i = pick(1, size);
          const index = [...shape.slice(0, axis).map(() => ":"), i - size, null, "..."] as Index[];
          const model = moved(x, shape.with(axis, 1) as number[], (p) => p.with(axis, i));
          return { name: `at ${index}`, real: (t: Tensor) => at(t, ...index), model };
        })()
      : undefined,
    rank > 0
      ? (() => {
          const border = shape.map((_, d): [number, number] => [
            (n[d % n.length]! >> 2) % 2,
            (n[(d + 1) % n.length]! >> 2) % 3,
          ]);
          const to = shape.map((s, d) => s + border[d]![0] + border[d]![1]);
          const model = moved(x, to, (p) => p.map((i, d) => i - border[d]![0]));
          return {
            name: `pad ${JSON.stringify(border)}`,
            real: (t: Tensor) => pad(t, border),
            model,
          };
        })()
      : undefined,
    rank > 0 && size > 1
      ? (() => {
          const model = moved(x, shape.with(axis, size + 1) as number[], (p) =>
            p.map((i, d) => same(d, i, i === 0 ? 1 : i - 1)),
          );
          return {
            name: `pad reflect ${axis}`,
            real: (t: Tensor) =>
              pad(
                t,
                shape.map((_, d) => (d === axis ? [1, 0] : [0, 0])),
                { mode: "reflect" },
              ),
            model,
          };
        })()
      : undefined,
    rank > 0
      ? (() => {
          const model = moved(x, shape.with(axis, 2 * size) as number[], (p) =>
            p.map((i, d) => same(d, i, i % size)),
          );
          return {
            name: `tile ${axis}`,
            real: (t: Tensor) =>
              tile(
                t,
                shape.map((_, d) => (d === axis ? 2 : 1)),
              ),
            model,
          };
        })()
      : undefined,
    rank > 0
      ? (() => {
          const model = moved(x, shape.with(axis, 2 * size) as number[], (p) =>
            p.map((i, d) => same(d, i, i < size ? i : 2 * size - 1 - i)),
          );
          return {
            name: `concat ${axis}`,
            real: (t: Tensor) => concat([t, reverse(t, axis)], axis),
            model,
          };
        })()
      : undefined,
    (() => {
      const place = pick(0, rank + 1);
      const model = moved(x, shape.toSpliced(place, 0, 2), (p) => p.toSpliced(place, 1));
      return { name: `stack ${place}`, real: (t) => stack([t, t], place), model };
    })(),
    rank > 0 && size > 0
      ? (() => {
          const indices = [n[1]! % size, n[2]! % size, n[3]! % size];
          const model = moved(x, shape.with(axis, 3) as number[], (p) =>
            p.map((i, d) => same(d, i, indices[i]!)),
          );
          return {
            name: `gather ${axis} ${indices}`,
            real: (t: Tensor) => gather(t, indices, { axis }),
            model,
          };
        })()
      : undefined,
  ];
  const possible = links.filter(
    (l) => l !== undefined && sizeOf(l.model.shape) <= 300 && l.model.shape.length <= 5,
  ) as Link[];
  return possible[kind! % possible.length]!;
}

const chains = fc.record({
  shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
  steps: fc.array(fc.array(fc.nat(1 << 16), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 6,
  }),
});

/** Runs a chain on both sides. */
function follow(
  shape: readonly number[],
  steps: readonly (readonly number[])[],
  x: Tensor,
): { y: Tensor; model: Model; names: string[] } {
  let model: Model = { shape, from: Array.from({ length: sizeOf(shape) }, (_, i) => i) };
  let y = x;
  const names: string[] = [];
  for (const step of steps) {
    const next = link(model, step);
    names.push(next.name);
    y = next.real(y);
    model = next.model;
  }
  return { y, model, names };
}

it.each(["int32", "float32", "bool", "int64", "float16"] as const)(
  "moves elements as plain arrays do: %s",
  (dtype) => {
    const value = (i: number): number | bigint | boolean =>
      dtype === "bool" ? i % 3 === 0 : dtype === "int64" ? BigInt(i + 1) : i + 1;
    const nothing = dtype === "bool" ? 0 : dtype === "int64" ? 0n : 0;
    fc.assert(
      fc.property(chains, ({ shape, steps }) => {
        const elements = Array.from({ length: sizeOf(shape) }, (_, i) => value(i));
        const { y, model, names } = follow(
          shape,
          steps,
          constant(elements, { dtype, shape }) as Tensor,
        );
        expect(y.shape, names.join()).toEqual(model.shape);
        const want = model.from.map((i) =>
          i < 0 ? nothing : dtype === "bool" ? Number(value(i)) : value(i),
        );
        expect(Array.from(y.dataSync() as ArrayLike<number | bigint>), names.join()).toEqual(want);
      }),
      { numRuns: 150, seed: 7 },
    );
  },
);

it("has gradients that add up what each element became, to second order", () => {
  fc.assert(
    fc.property(chains, ({ shape, steps }) => {
      const size = sizeOf(shape);
      const x = constant(
        Float64Array.from({ length: size }, (_, i) => i + 1),
        { shape: [...shape] },
      ) as Tensor;
      const outer = new GradientTape();
      outer.watch(x);
      const tape = new GradientTape();
      tape.watch(x);
      const { y, model, names } = follow(shape, steps, x);
      const weights = constant(
        Float64Array.from({ length: model.from.length }, (_, i) => (i % 7) - 3),
        { shape: [...model.shape] },
      ) as Tensor;
      const g = tape.gradient(multiply(weights, multiply(y, y)) as Tensor, x)!;
      // Σ w y²  →  2 Σ w x over the places where the element went; once more, 2 Σ w.
      const first = new Array<number>(size).fill(0);
      const second = new Array<number>(size).fill(0);
      model.from.forEach((from, place) => {
        if (from < 0) return;
        const w = (place % 7) - 3;
        first[from]! += 2 * w * (from + 1);
        second[from]! += 2 * w;
      });
      expect(g.shape, names.join()).toEqual(shape);
      expect(
        Array.from(g.dataSync() as Float64Array, (v) => v + 0),
        names.join(),
      ).toEqual(first.map((v) => v + 0));
      const h = outer.gradient(g, x)!;
      expect(
        Array.from(h.dataSync() as Float64Array, (v) => v + 0),
        names.join(),
      ).toEqual(second.map((v) => v + 0));
    }),
    { numRuns: 300, seed: 7 },
  );
});

it.each([
  ["unstack", (x: Tensor) => unstack(x) as readonly Tensor[]],
  ["split", (x: Tensor) => split(x, 200) as unknown as readonly Tensor[]],
])("the gradient of all parts costs as much as they are large: %s", (_, partsOf) => {
  const x = constant(Array.from({ length: 200 }, (_, i) => [i, 1]));
  const [parts, tape] = GradientTape.run((t) => {
    t.watch(x);
    return partsOf(x).map((part) => multiply(part, part) as Tensor);
  });
  let elements = 0;
  const observer = {
    observe: (_: unknown, __: unknown, ___: unknown, outputs: readonly Tensor[]) => {
      for (const y of outputs) elements += y.size;
    },
  };
  addObserver(observer);
  const g = tape.gradient(parts, x) as Tensor;
  removeObserver(observer);
  expect(g.arraySync()).toEqual(Array.from({ length: 200 }, (_, i) => [2 * i, 2]));
  expect(elements).toBeLessThan(10 * x.size);
});

it("parts that nobody uses get zeros", () => {
  const x = constant([1, 2, 3, 4]);
  const [y, tape] = GradientTape.run((t) => {
    t.watch(x);
    const [, b] = split(x, [1, -1, 1]);
    const [, , , d] = unstack(x);
    return [multiply(b, b), d!] as const;
  });
  expect(tape.gradient(y as unknown as Tensor[], x)!.arraySync()).toEqual([0, 4, 6, 1]);
});
