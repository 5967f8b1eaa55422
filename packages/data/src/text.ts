// Grey images as text, for terminals and notebooks.

import { ArgumentError } from "@gradtape/core";
import { checkInteger } from "./host.ts";

export interface TextOptions {
  /**
   * `ramp` prints each pixel twice, so that pixels come out square; `blocks` prints two rows of pixels a line with half
   * blocks, black or white. Default: `ramp`.
   */
  readonly style?: "ramp" | "blocks";
  /** The value of white. Default: 255 for bytes, 1 for everything else. */
  readonly max?: number;
}

const RAMP = " .:-=+*#%@";

/**
 * Draws a grey image as lines of text, dark as space.
 *
 * @param image The pixels, row-major.
 * @param width Pixels a row (28 for MNIST).
 * @param options `style` and the value of white (`max`).
 * @returns The lines, joined by newlines, all of one length. Values outside 0 to `max` are drawn as the nearest of the two.
 * @throws {ArgumentError} Where the number of pixels is no multiple of the width.
 *
 * @example
 * drawText([0, 0.5, 1, 0], 2); // => "  ++\n@@  "
 */
export function drawText(
  image: ArrayLike<number>,
  width: number,
  options: TextOptions = {},
): string {
  checkInteger("drawText", "width", width, 1, 2 ** 20);
  const {
    style = "ramp",
    max = image instanceof Uint8Array || image instanceof Uint8ClampedArray ? 255 : 1,
  } = options;
  if (image.length % width !== 0) {
    throw new ArgumentError(
      "drawText",
      `the pixels do not fill whole rows: ${image.length} pixels, ${width} a row; pass one image and its width`,
    );
  }
  if (!(max > 0))
    throw new ArgumentError("drawText", `max is not usable: got ${max}; pass the value of white`);
  const height = image.length / width;
  // `> 0` is false for NaN, which is drawn as black.
  const level = (x: number, y: number): number => {
    const value = y < height ? (image[y * width + x] as number) / max : 0;
    return value > 0 ? Math.min(value, 1) : 0;
  };
  const lines: string[] = [];
  for (let y = 0; y < height; y += style === "blocks" ? 2 : 1) {
    let line = "";
    for (let x = 0; x < width; x++) {
      line +=
        style === "blocks" ? halfBlock(level(x, y), level(x, y + 1)) : shade(level(x, y)).repeat(2);
    }
    lines.push(line);
  }
  return lines.join("\n");
}

const shade = (level: number): string =>
  RAMP.charAt(Math.min(RAMP.length - 1, Math.floor(level * RAMP.length)));

function halfBlock(upper: number, lower: number): string {
  if (upper >= 0.5) return lower >= 0.5 ? "█" : "▀";
  return lower >= 0.5 ? "▄" : " ";
}
