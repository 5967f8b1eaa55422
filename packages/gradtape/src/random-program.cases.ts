// Random programs of ops, variables and tapes, for tests that run them in several ways.
import { randomOf, type Random } from "@gradtape/testing";
import * as tf from "./index.ts";

/** What a program works on. */
export interface World {
  readonly variables: readonly tf.Variable[];
  readonly captured: readonly tf.Tensor[];
  readonly dtype: "float32" | "float64";
}

const SIZES = [1, 2, 3, 4, 5, 7];

/** Shapes of up to three axes, of sizes that often agree. */
const shapeOf = (random: Random): number[] =>
  Array.from({ length: random.integer(0, 3) }, () => random.pick(SIZES));

const values = (random: Random, shape: readonly number[], dtype: World["dtype"]): tf.Tensor =>
  tf.constant(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 2 * random() - 1),
    { shape: [...shape], dtype },
  );

export function worldOf(seed: number, dtype: World["dtype"]): World {
  const random = randomOf(`world ${seed}`);
  const some = (): tf.Tensor => values(random, shapeOf(random), dtype);
  return {
    variables: [0, 1, 2].map(() => new tf.Variable(some())),
    captured: [some(), tf.transpose(some()) as tf.Tensor],
    dtype,
  };
}

/** Arguments of a program, of the same shapes for each call. */
export function argumentsOf(seed: number, call: number, dtype: World["dtype"]): tf.Tensor[] {
  const shapes = randomOf(`arguments ${seed}`);
  return [0, 1].map((i) => values(randomOf(`${seed} ${call} ${i}`), shapeOf(shapes), dtype));
}

type Step = (x: tf.Tensor, random: Random, pool: Pool) => tf.Tensor;

/** The tensors that a program may go on with. */
class Pool {
  readonly all: tf.Tensor[];
  readonly #random: Random;
  constructor(all: tf.Tensor[], random: Random) {
    this.all = all;
    this.#random = random;
  }
  /** One of them, mostly a late one. */
  pick(): tf.Tensor {
    const from = this.#random() < 0.5 ? Math.max(0, this.all.length - 4) : 0;
    return this.all[this.#random.integer(from, this.all.length - 1)]!;
  }
  /** One of a shape, made of another. */
  of(shape: readonly number[]): tf.Tensor {
    const found = this.all.filter((x) => x.shape.join() === shape.join());
    return found.length > 0 ? this.#random.pick(found) : fitted(this.pick(), shape);
  }
}

/** The elements of x, over and over, in another shape. */
function fitted(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const flat = tf.reshape(x, [-1]);
  const repeated = tf.tile(flat, [Math.ceil(size / x.size)]);
  return tf.reshape(tf.slice(repeated, [0], [size]), [...shape]) as tf.Tensor;
}

/** Any axis. */
const axisOf = (x: tf.Tensor, random: Random): number => random.integer(0, x.rank - 1);
const tame = (x: tf.Tensor): tf.Tensor => tf.tanh(x) as tf.Tensor;

const anyShape: readonly Step[] = [
  (x) => tf.neg(x) as tf.Tensor,
  (x) => tf.sin(x) as tf.Tensor,
  (x) => tf.sigmoid(x) as tf.Tensor,
  (x) => tf.exp(tame(x)) as tf.Tensor,
  (x) => tf.sqrt(tf.add(tf.square(x), 0.1)) as tf.Tensor,
  (x) => tf.nn.relu(tf.subtract(x, 0.01)) as tf.Tensor,
  (x) => tf.multiply(x, 0.3) as tf.Tensor,
  (x) => tf.identity(x) as tf.Tensor,
  (x) => tf.stopGradient(x) as tf.Tensor,
  (x) => tf.reshape(x, [-1]) as tf.Tensor,
  (x) => tf.expandDims(x, 0) as tf.Tensor,
  (x) => tf.transpose(x) as tf.Tensor,
  (x) => tf.reduceMean(x) as tf.Tensor,
  (x, _, pool) => tame(tf.add(x, pool.of(x.shape)) as tf.Tensor),
  (x, _, pool) => tf.multiply(x, pool.of(x.shape)) as tf.Tensor,
  (x, _, pool) => tf.divide(x, tf.add(tf.abs(pool.of(x.shape)), 1)) as tf.Tensor,
  (x, _, pool) => tf.subtract(x, pool.of([])) as tf.Tensor,
  (x, _, pool) => tf.maximum(x, pool.of(x.shape)) as tf.Tensor,
  (x, _, pool) => tf.where(tf.greater(x, 0), x, pool.of(x.shape)) as tf.Tensor,
  (x, _, pool) => tf.stack([x, pool.of(x.shape)]) as tf.Tensor,
];

const withAxes: readonly Step[] = [
  (x, _, pool) => tame(tf.add(x, pool.of([x.shape[x.rank - 1]!])) as tf.Tensor),
  (x, random) => tame(tf.reduceSum(x, axisOf(x, random)) as tf.Tensor),
  (x, random) => tf.reduceMax(x, axisOf(x, random), { keepDims: true }) as tf.Tensor,
  (x, random) => tf.reverse(x, [axisOf(x, random)]) as tf.Tensor,
  (x) => tf.nn.softmax(x) as tf.Tensor,
  (x, random) => tame(tf.cumsum(x, axisOf(x, random)) as tf.Tensor),
  (x) => tf.subtract(x, tf.reduceMean(x, -1, { keepDims: true })) as tf.Tensor,
  (x, random) => {
    const begin = x.shape.map((n) => random.integer(0, n - 1));
    return tf.slice(
      x,
      begin,
      x.shape.map((n, d) => random.integer(1, n - begin[d]!)),
    ) as tf.Tensor;
  },
  (x, random, pool) => tf.concat([x, pool.of(x.shape)], axisOf(x, random)) as tf.Tensor,
  (x, random) => {
    const axis = axisOf(x, random);
    const places = Array.from({ length: 3 }, () => random.integer(0, x.shape[axis]! - 1));
    return tf.gather(x, tf.constant(places, { dtype: "int32" }), { axis }) as tf.Tensor;
  },
  (x, random) =>
    tf.pad(
      x,
      x.shape.map(() => [random.integer(0, 1), random.integer(0, 2)]),
    ) as tf.Tensor,
  (x, random, pool) => {
    const k = x.shape[x.rank - 1]!;
    const m = tf.reshape(x, [-1, k]);
    return tame(tf.matmul(m, pool.of([k, random.pick(SIZES)]) as never) as tf.Tensor);
  },
];

/** Axes and elements beyond which a tensor is made small again. */
const LARGE = 300;

const next = (x: tf.Tensor, random: Random, pool: Pool): tf.Tensor => {
  if (x.rank > 3 || x.size > LARGE) return tame(tf.reduceSum(x, 0) as tf.Tensor);
  const step = random.pick(x.rank > 0 && random() < 0.5 ? withAxes : anyShape);
  return step(x, random, pool);
};

/** The program of a seed: the same choices at every run, which depend on shapes alone. */
export function programOf(
  seed: number,
  { variables, captured }: World,
): (...args: tf.Tensor[]) => tf.Tensor[] {
  return (...args) => {
    const random = randomOf(`program ${seed}`);
    const pool = new Pool([...args, ...captured], random);
    const count = random.integer(4, 24);
    const run = (steps: number): void => {
      for (let i = 0; i < steps; i++) {
        const kind = random();
        const v = random.pick(variables);
        if (kind < 0.1) pool.all.push(v.value());
        else if (kind < 0.2) v.assign(tame(pool.of(v.shape)));
        else if (kind < 0.25) pool.all.push(tf.multiply(v, 0.5) as tf.Tensor);
        else pool.all.push(next(pool.pick(), random, pool));
      }
    };
    run(count);
    if (random() < 0.5) {
      // A gradient with respect to tensors and variables, which goes on being used.
      const sources = [pool.pick(), random.pick(variables)] as const;
      const [y, tape] = tf.GradientTape.run((t) => {
        t.watch(sources[0]);
        run(random.integer(2, 8));
        return tf.add(tf.reduceSum(pool.pick()), tf.reduceSum(tf.sin(sources[0]))) as tf.Tensor;
      });
      for (const g of tape.gradient(y, sources)) if (g) pool.all.push(tame(g as tf.Tensor));
      run(random.integer(0, 5));
    }
    return [pool.pick(), pool.pick(), pool.all[pool.all.length - 1]!];
  };
}

export type Program = ReturnType<typeof programOf>;
