import { beforeAll, describe, expect, it } from "vitest";
import { constant } from "./convert.ts";
import { setBackend } from "./eager.ts";
import { reference } from "./reference.ts";
import { flattenTree, mapTree, tensorsIn } from "./tree.ts";

beforeAll(() => setBackend(reference()));

describe("mapTree", () => {
  it("rebuilds arrays and plain objects around the results, with the path of each leaf", () => {
    const paths: string[] = [];
    const result = mapTree({ a: 1, b: [2, { c: 3 }], d: [], e: {} }, (x, path) => {
      paths.push(path);
      return (x as number) * 10;
    });
    expect(result).toEqual({ a: 10, b: [20, { c: 30 }], d: [], e: {} });
    expect(paths).toEqual(["a", "b[0]", "b[1].c"]);
  });

  it("starts at a leaf or an array too", () => {
    expect(mapTree(5, (x, path) => [x, path])).toEqual([5, ""]);
    expect(mapTree([[1]], (_, path) => path)).toEqual([["[0][0]"]]);
  });

  it("leaves everything else whole", () => {
    const leaves = [
      null,
      undefined,
      "text",
      new Map(),
      new Set(),
      new Date(0),
      Float32Array.of(1),
      constant(1),
      () => 1,
    ];
    expect(flattenTree(leaves)).toEqual(leaves);
  });

  it("does not change the original, nor fall for __proto__", () => {
    const tree = JSON.parse('{"__proto__": {"x": 1}, "y": 2}') as object;
    const copy = mapTree(tree, (x) => x) as object;
    expect(Object.keys(copy)).toEqual(["__proto__", "y"]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe("flattenTree", () => {
  it("lists leaves in order", () => {
    expect(flattenTree({ b: [1, [2, 3]], a: { z: 4, y: null } })).toEqual([1, 2, 3, 4, null]);
    expect(flattenTree([])).toEqual([]);
    expect(flattenTree(7)).toEqual([7]);
  });
});

describe("tensorsIn", () => {
  it("looks into arrays, objects, maps (keys too) and sets, and finds each once", () => {
    const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((x) => constant(x));
    const tree = {
      a,
      list: [b, [a]],
      map: new Map<unknown, unknown>([[c, { d }]]),
      set: new Set([e, b]),
      n: 1,
      s: "s",
      nothing: null,
    };
    expect(tensorsIn(tree)).toEqual([a, b, c, d, e]);
  });

  it("ends on cycles", () => {
    const x = constant(1);
    const loop: { self?: unknown; x: unknown } = { x };
    loop.self = [loop];
    expect(tensorsIn(loop)).toEqual([x]);
  });

  it("does not open class instances", () => {
    class Box {
      x = constant(1);
    }
    expect(tensorsIn([new Box()])).toEqual([]);
    expect(tensorsIn(undefined)).toEqual([]);
  });
});
