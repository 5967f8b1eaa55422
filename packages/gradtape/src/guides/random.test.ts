// What TensorFlow's guide "Random number generation" lets a person do. The numbers are those that the guide prints; their last
// bit depends on the platform's sine, cosine and logarithm, there as here.
import { describe, expect, it } from "vitest";
import * as tf from "../index.ts";

const { Generator } = tf.random;

/** A scalar as a number. */
const number = (x: tf.Tensor): number => x.arraySync() as number;
const close = (got: readonly number[], want: readonly number[]): void => {
  expect(got.length).toBe(want.length);
  got.forEach((x, i) => expect(Math.abs(x - want[i]!)).toBeLessThan(4e-7 * Math.abs(want[i]!)));
};

describe("a Generator", () => {
  it("made from a seed gives the guide's numbers", () => {
    const g = Generator.fromSeed(1);
    const x = g.normal([2, 3]);
    close(
      [...x.dataSync()],
      [0.43842277, -0.53439844, -0.07710262, 1.5658045, -0.1012345, -0.2744976],
    );
    expect([x.shape, x.dtype]).toEqual([[2, 3], "float32"]);
  });

  it("goes on from call to call, and starts anew when reset", () => {
    const g = Generator.fromSeed(1);
    const first = number(g.normal([]));
    close([first, number(g.normal([]))], [0.43842277, 1.6272374]);
    g.resetFromSeed(1);
    expect(number(g.normal([]))).toBe(first);
  });

  it("splits into independent ones, and goes on itself", () => {
    const g = Generator.fromSeed(1);
    close([number(g.normal([]))], [0.43842277]);
    const others = g.split(3).map((other) => number(other.normal([])));
    expect(others.length).toBe(3);
    close(others, [2.536413, 0.33186463, -0.07144657]);
    close([number(g.normal([]))], [-0.79253083]);
  });

  it("splits again and again", () => {
    const [a] = Generator.fromSeed(1).split(1);
    const [b, c] = a!.split(2);
    expect(number(b!.normal([]))).not.toBe(number(c!.normal([])));
  });

  it("without a seed begins somewhere else each time", () => {
    const draw = () => number(Generator.fromNonDeterministicState().normal([]));
    expect(new Set([draw(), draw(), draw()]).size).toBe(3);
  });

  it("is saved and restored by its state", () => {
    const g = Generator.fromSeed(1);
    g.normal([]);
    const saved = g.state.value();
    const fromSaving = [number(g.normal([])), number(g.normal([]))];
    close(fromSaving, [1.6272374, 1.6307176]);
    g.reset(saved);
    expect([number(g.normal([])), number(g.normal([]))]).toEqual(fromSaving);
    expect(number(Generator.fromState(saved).normal([]))).toBe(fromSaving[0]);
  });

  it("belongs to the object that holds it", () => {
    class Noisy extends tf.Module {
      g = Generator.fromSeed(0);
      call() {
        return this.g.normal([]);
      }
    }
    const [a, b] = [new Noisy(), new Noisy()];
    expect(number(a.call())).toBe(number(b.call()));
    expect(number(a.call())).not.toBe(number(Generator.fromSeed(0).normal([])));
  });
});

describe("stateless functions", () => {
  it("depend on nothing but their seed", () => {
    const draw = () => tf.random.statelessNormal([2, 3], [1, 2]);
    close(
      [...draw().dataSync()],
      [0.5441101, 0.20738031, 0.07356433, 0.04643455, -1.30159, -0.95385665],
    );
    expect(draw().arraySync()).toEqual(draw().arraySync());
  });
});

describe("the global stream", () => {
  it("is the same after setSeed, and not after nothing", () => {
    const draw = (): unknown => [tf.random.normal([2]), tf.random.uniform([2])].map(String);
    tf.random.setSeed(5);
    const first = draw();
    expect(draw()).not.toEqual(first);
    tf.random.setSeed(5);
    expect(draw()).toEqual(first);
  });
});
