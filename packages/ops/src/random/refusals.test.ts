// What functions with parameters or seeds refuse, and how they say it.
import { constant, setBackend, Variable, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { random } from "../index.ts";

beforeAll(() => setBackend(reference()));

it("no elements, no problem", () => {
  expect(random.gamma([0, 2], 1).shape).toEqual([0, 2]);
  expect(random.gamma([2], constant([], { shape: [0] })).shape).toEqual([2, 0]);
  expect(random.poisson([], 1).shape).toEqual([]);
  expect(random.binomial([3, 0], constant([], { shape: [0] }), 0.5).shape).toEqual([3, 0]);
  expect(random.statelessTruncatedNormal([0], [1, 2]).shape).toEqual([0]);
});

describe("refusals", () => {
  const bad = <T>(x: unknown): T => x as T;
  it.each<[() => unknown, string]>([
    [() => random.gamma([2], -1), "random.gamma: alpha must be above 0 and finite: it is -1"],
    [
      () => random.gamma([2], [1, NaN]),
      "random.gamma: alpha must be above 0 and finite: element 1 is NaN",
    ],
    [
      () => random.gamma([2], 1, { beta: [3, 0] }),
      "random.gamma: beta must be above 0 and finite: element 1 is 0",
    ],
    [
      () => random.gamma([2], 1, { dtype: bad("int32") }),
      `random.gamma: makes floats, not int32: take "float32" and cast it`,
    ],
    [
      () => random.gamma([2], constant([1], { dtype: "float64" })),
      "random.gamma: dtypes float64 and float32 differ: cast one of them with tf.cast",
    ],
    [
      () => random.gamma(bad(3), 1),
      "random.gamma: a shape must be an array of sizes, got 3; write [3]",
    ],
    [
      () => random.gamma([2], [1, 2], { beta: [1, 2, 3] }),
      "random.gamma: cannot broadcast [2] with [3]: sizes 2 and 3 differ and neither is 1",
    ],
    [
      () => random.statelessGamma([3, 2], [1, 2], [1, 2, 3]),
      "random.gamma: the shape [3, 2] must end with the shape of alpha and beta, [3]",
    ],
    [
      () => random.poisson([2], [1, -0.5]),
      "random.poisson: lam must be 0 or more and finite: element 1 is -0.5",
    ],
    [
      () => random.poisson([2], Infinity),
      "random.poisson: lam must be 0 or more and finite: it is Infinity",
    ],
    [
      () => random.poisson([2], 1, { dtype: bad("bool") }),
      "random.poisson: makes floats and integers, not bool",
    ],
    [
      () => random.poisson([2], bad<TensorLike>(true)),
      "random.poisson: takes integer and float dtypes, got bool",
    ],
    [
      () => random.statelessPoisson([2], [1, 2], [1, 2, 3]),
      "random.poisson: the shape [2] must end with the shape of lam, [3]",
    ],
    [
      () => random.poisson([2 ** 16, 2 ** 15], 1),
      "random.poisson: [65536, 32768] has too many elements: 2147483648, and a tensor holds at most 2147483647",
    ],
    [
      () => random.truncatedNormal([2 ** 29]),
      "randomTruncatedNormal: float32 of shape [536870912] takes 2684354560 candidates, and one call gives 2147483647: make it in parts",
    ],
    [() => random.binomial([2], 10, 1.5), "random.binomial: probs must be from 0 to 1: it is 1.5"],
    [
      () => random.binomial([2], 10, [0.5, NaN]),
      "random.binomial: probs must be from 0 to 1: element 1 is NaN",
    ],
    [
      () => random.binomial([2], 2.5, 0.5),
      "random.binomial: counts must be whole numbers of 0 or more: it is 2.5",
    ],
    [
      () => random.binomial([2], -1, 0.5),
      "random.binomial: counts must be whole numbers of 0 or more: it is -1",
    ],
    [
      () => random.binomial([2, 3], [1, 2], 0.5),
      "random.binomial: the shape [2, 3] must end with the shape of counts and probs, [2]",
    ],
    [
      () => random.categorical([1, 2], 3),
      "random.categorical: logits have shape [batch, classes], with a class at least, got [2]",
    ],
    [
      () => random.categorical(constant([], { shape: [2, 0] }), 3),
      "random.categorical: logits have shape [batch, classes], with a class at least, got [2, 0]",
    ],
    [
      () => random.categorical([[0, NaN]], 3),
      "random.categorical: logits must be numbers below infinity: element 1 is NaN",
    ],
    [
      () => random.categorical([[0, Infinity]], 3),
      "random.categorical: logits must be numbers below infinity: element 1 is Infinity",
    ],
    [
      () =>
        random.categorical(
          [
            [0, 1],
            [-Infinity, -Infinity],
          ],
          3,
        ),
      "random.categorical: every logit of row 1 is -Infinity: one class at least must be possible",
    ],
    [
      () => random.categorical([[0]], -1),
      "random.categorical: numSamples must be an integer of 0 or more, got -1",
    ],
    [
      () => random.categorical([[0]], 1, { dtype: bad("uint8") }),
      `random.categorical: dtype must be "int32" or "int64", got "uint8"`,
    ],
    [
      () => random.statelessNormal([2], bad<never>(undefined)),
      "random.statelessNormal: seed must be two integers, as in [1, 2], or a tensor of them, got undefined",
    ],
    [
      () => random.statelessUniform([2], bad([1, 2, 3])),
      "random.statelessUniform: seed must be two integers, as in [1, 2], or a tensor of them, got an array of 3",
    ],
    [
      () => random.statelessNormal([2], [1, 0.5]),
      "random.statelessNormal: seed takes integers of 64 bits, got 0.5",
    ],
    [
      () => random.statelessNormal([2], [2n ** 63n, 0]),
      "random.statelessNormal: seed takes integers of 64 bits, got 9223372036854775808",
    ],
    [() => random.split(constant([1, 2])), "random.split: a seed is int32 or int64, got float32"],
    [
      () => random.split(constant(Int32Array.of(1, 2, 3))),
      "random.split: a seed has shape [2], got [3]",
    ],
    [
      () => random.split([1, 2], -1),
      "random.split: a size must be an integer of 0 or more: size 0 is -1 in [-1, 2]",
    ],
    [() => random.foldIn([1, 2], 1.5), "random.foldIn: data takes integers of 64 bits, got 1.5"],
    [
      () => random.foldIn([1, 2], constant(1)),
      "random.foldIn: data is int32 or int64, got float32",
    ],
    [
      () => random.foldIn([1, 2], constant(Int32Array.of(1))),
      "random.foldIn: data is a scalar, got shape [1]",
    ],
    [() => random.Generator.fromSeed(0.5), "Generator: seed must be an integer, got 0.5"],
    [
      () => random.Generator.fromKeyCounter(1, NaN),
      "Generator.resetFromKeyCounter: counter must be an integer, got NaN",
    ],
    [
      () => new random.Generator().skip(-1),
      "Generator.skip: delta must be an integer of 0 or more, got -1",
    ],
    [
      () => new random.Generator().split(1.5),
      "Generator.split: count must be an integer of 0 or more, got 1.5",
    ],
    [
      () => new random.Generator().makeSeeds(bad("x")),
      'Generator.makeSeeds: count must be an integer of 0 or more, got "x"',
    ],
    [
      () => random.Generator.fromState(constant(Int32Array.of(1, 2))),
      "Generator: a state has shape [6], got [2]",
    ],
    [
      () => random.Generator.fromState(new Variable([1, 2, 3, 4, 5, 6])),
      "Generator: a state is int32, got float32",
    ],
    [
      () => random.Generator.fromState(bad(undefined)),
      "Generator: expected a number, boolean, string, bigint, { re, im }, or arrays of them, got undefined",
    ],
    [
      () => new random.Generator({ seed: 1, state: [1, 2, 3, 4, 5, 6] }),
      "Generator: begins at a seed or in a state, not both: leave out one of them",
    ],
    [
      () => random.Generator.fromSeed(1).reset(constant(Int32Array.of(1, 2))),
      "assign: Generator:0 has shape (6,), the value has (2,)",
    ],
    [
      () => random.setGlobalGenerator(bad({ seed: 1 })),
      "setGlobalGenerator: takes a generator, got an object: make one with Generator.fromSeed(1)",
    ],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });
});
