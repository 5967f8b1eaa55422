import { ArgumentError } from "@gradtape/core";
import { expect, test } from "vitest";
import { drawText } from "./text.ts";

test("a ramp of ten shades, each pixel twice", () => {
  expect(drawText([0, 0.5, 1, 0], 2)).toBe("  ++\n@@  ");
  const levels = Array.from({ length: 10 }, (_, i) => i / 9);
  expect(drawText(levels, 10)).toBe("  ..::--==++**##%%@@");
});

test("half blocks, two rows a line", () => {
  expect(drawText([1, 1, 0, 0, 1, 0, 1, 0], 4, { style: "blocks" })).toBe("█▀▄ ");
  expect(drawText([1, 0], 1, { style: "blocks" })).toBe("▀");
  expect(drawText([1, 0, 1], 1, { style: "blocks" })).toBe("▀\n▀");
});

test("bytes go to 255, everything else to 1, or to max", () => {
  expect(drawText(new Uint8Array([0, 255]), 2)).toBe("  @@");
  expect(drawText(new Float32Array([0, 1]), 2)).toBe("  @@");
  expect(drawText([0, 16], 2, { max: 16 })).toBe("  @@");
});

test("values outside the range are drawn as its ends", () => {
  expect(drawText([-1, Number.NaN, 7, Infinity, -Infinity], 5)).toBe("    @@@@  ");
});

test("no pixels, no text; a broken row is an error", () => {
  expect(drawText([], 3)).toBe("");
  expect(() => drawText([1, 2, 3], 2)).toThrow(
    "drawText: the pixels do not fill whole rows: 3 pixels, 2 a row; pass one image and its width",
  );
  expect(() => drawText([], 0)).toThrow(ArgumentError);
  expect(() => drawText([1], 1, { max: 0 })).toThrow(
    "drawText: max is not usable: got 0; pass the value of white",
  );
});
