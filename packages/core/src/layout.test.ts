import { describe, expect, it } from "vitest";
import { layoutOf } from "./layout.ts";

describe("layoutOf", () => {
  it("gives equal layouts one object", () => {
    expect(layoutOf([2, 3], "float32")).toBe(layoutOf([2, 3], "float32"));
    expect(layoutOf([2, 3], "float32", [0, 1])).toBe(layoutOf([2, 3], "float32", [0, 1]));
    expect(layoutOf([], "float32", [])).toBe(layoutOf([], "float32"));
  });

  it("tells shapes, dtypes and strides apart", () => {
    const layouts = [
      layoutOf([], "float32"),
      layoutOf([1], "float32"),
      layoutOf([2, 3], "float32"),
      layoutOf([23], "float32"),
      layoutOf([3, 2], "float32"),
      layoutOf([2, 3], "int32"),
      layoutOf([2, 3], "float32", [1, 2]),
      layoutOf([2, 3], "float32", [-3, 1]),
    ];
    expect(new Set(layouts).size).toBe(layouts.length);
    expect(new Set(layouts.map((l) => l.id)).size).toBe(layouts.length);
  });

  it("describes itself", () => {
    const { shape, dtype, strides, size, dense } = layoutOf([2, 3, 4], "int8");
    expect({ shape, dtype, strides, size, dense }).toEqual({
      shape: [2, 3, 4],
      dtype: "int8",
      strides: [12, 4, 1],
      size: 24,
      dense: true,
    });
    expect(layoutOf([4, 3], "int8", [1, 4])).toMatchObject({
      strides: [1, 4],
      size: 12,
      dense: false,
    });
  });

  it("finds row-major strides dense, whatever they are on axes of size 1, and everywhere in an empty shape", () => {
    expect(layoutOf([2, 3], "float32", [3, 1])).toBe(layoutOf([2, 3], "float32"));
    expect(layoutOf([1, 3, 1], "float32", [99, 1, -7])).toBe(layoutOf([1, 3, 1], "float32"));
    expect(layoutOf([2, 0], "float32", [5, -5])).toBe(layoutOf([2, 0], "float32"));
    expect(layoutOf([2, 3], "float32", [4, 1]).dense).toBe(false);
    expect(layoutOf([2, 3], "float32", [3, 2]).dense).toBe(false);
  });

  it("keeps its own copy, which nobody changes", () => {
    const shape = [5, 6];
    const strides = [1, 5];
    const layout = layoutOf(shape, "float32", strides);
    shape[0] = 50;
    strides[0] = 10;
    expect([layout.shape, layout.strides]).toEqual([
      [5, 6],
      [1, 5],
    ]);
    expect(() => ((layout.shape as number[])[0] = 1)).toThrow(TypeError);
    expect(() => ((layout.strides as number[])[0] = 1)).toThrow(TypeError);
  });

  it("goes on when there have been very many", () => {
    const early = layoutOf([7, 7, 7], "float32");
    for (let n = 1; n <= (1 << 15) + 1; n++) layoutOf([n, 2, 1], "bool");
    const late = layoutOf([7, 7, 7], "float32");
    expect(late).toMatchObject({ shape: early.shape, strides: early.strides, dense: true });
    expect(late.id).toBeGreaterThan(early.id);
    expect(layoutOf([7, 7, 7], "float32")).toBe(late);
  });
});
