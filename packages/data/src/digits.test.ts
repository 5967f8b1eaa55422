import { ArgumentError } from "@gradtape/core";
import { describe, expect, test } from "vitest";
import { syntheticDigits } from "./digits.ts";
import { drawText } from "./text.ts";

/** FNV-1a over the 256 levels of every pixel. */
function fingerprint(pixels: Float32Array): string {
  let hash = 0x811c9dc5;
  for (const pixel of pixels) hash = Math.imul(hash ^ Math.round(pixel * 255), 0x01000193);
  return (hash >>> 0).toString(16);
}

describe("syntheticDigits", () => {
  test("gives MNIST's form", () => {
    const { images, labels } = syntheticDigits({ count: 20, seed: 1 });
    expect(images.shape).toEqual([20, 28, 28]);
    expect(images.data.length).toBe(20 * 28 * 28);
    expect(images.dtype).toBe("float32");
    expect(labels.shape).toEqual([20]);
    for (const pixel of images.data) expect(Math.fround(Math.round(pixel * 255) / 255)).toBe(pixel);
    expect(syntheticDigits({ count: 3, size: 16 }).images.shape).toEqual([3, 16, 16]);
    expect(syntheticDigits({ count: 0 }).images).toEqual({
      data: new Float32Array(0),
      shape: [0, 28, 28],
      dtype: "float32",
    });
  });

  test("each ten hold each digit once, in changing order", () => {
    const { data } = syntheticDigits({ count: 1000, seed: 5 }).labels;
    const tens = Array.from({ length: 100 }, (_, i) => [...data.subarray(10 * i, 10 * i + 10)]);
    for (const ten of tens)
      expect(ten.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(tens.map(String)).size).toBeGreaterThan(95);
    const leading = new Set(tens.map(([first]) => first));
    expect(leading.size).toBe(10);
  });

  test("the seed decides, the count only how many", () => {
    const many = syntheticDigits({ count: 30, seed: 7 });
    const few = syntheticDigits({ count: 13, seed: 7 });
    expect(few.images.data).toEqual(many.images.data.subarray(0, 13 * 784));
    expect(few.labels.data).toEqual(many.labels.data.subarray(0, 13));
    expect(syntheticDigits({ count: 13, seed: 8 }).images.data).not.toEqual(few.images.data);
  });

  // Frozen: the same bits on every engine and processor, and in every version.
  test.each([
    [{ count: 50, seed: 1 }, "240551ea"],
    [{ count: 50, seed: -(2 ** 53 - 1) }, "5c2219c8"],
    [{ count: 20, seed: 3, size: 47 }, "4049317a"],
  ])("%j is the same everywhere", (options, hash) => {
    expect(fingerprint(syntheticDigits(options).images.data)).toBe(hash);
  });

  test("one of them, to look at", () => {
    const { images } = syntheticDigits({ count: 1, seed: 1 });
    expect(drawText(images.data, 28, { style: "blocks" })).toMatchInlineSnapshot(`
      "                            
                                  
                   ▄█▄▄           
                ▄▄█████▄          
              ▄████▀ ▀███         
              ▀██▀  ▄▄███         
                   █████▀         
                 ▄███▀            
                ▄███▀ ▄██         
              ▄█████████▀         
              ▀██████▀▀           
                                  
                                  
                                  "
    `);
  });

  test.each([8, 20, 28, 64])(
    "ink is there, centred, and clear of the border at size %i",
    (size) => {
      const count = 200;
      const { images } = syntheticDigits({ count, seed: 11, size });
      for (let i = 0; i < count; i++) {
        const image = images.data.subarray(i * size * size, (i + 1) * size * size);
        let [ink, x, y, border] = [0, 0, 0, 0];
        image.forEach((value, at) => {
          const [column, row] = [at % size, Math.floor(at / size)];
          ink += value;
          x += value * (column + 0.5);
          y += value * (row + 0.5);
          if (column === 0 || row === 0 || column === size - 1 || row === size - 1) border += value;
        });
        expect(ink / (size * size)).toBeGreaterThan(0.02);
        expect(ink / (size * size)).toBeLessThan(0.45);
        expect(Math.abs(x / ink / size - 0.5)).toBeLessThan(size < 20 ? 0.15 : 0.1);
        expect(Math.abs(y / ink / size - 0.5)).toBeLessThan(size < 20 ? 0.15 : 0.1);
        expect(border).toBe(0);
      }
    },
  );

  test("can be learnt, but not by the mean image alone", () => {
    const train = syntheticDigits({ count: 1000, seed: 1 });
    const held = syntheticDigits({ count: 500, seed: 2 });
    const means = Array.from({ length: 10 }, () => new Float64Array(784));
    train.labels.data.forEach((label, i) => {
      const mean = means[label] as Float64Array;
      for (let p = 0; p < 784; p++)
        mean[p] = (mean[p] as number) + (train.images.data[i * 784 + p] as number) / 100;
    });
    let right = 0;
    held.labels.data.forEach((label, i) => {
      const image = held.images.data.subarray(i * 784, (i + 1) * 784);
      const distances = means.map((mean) =>
        mean.reduce((sum, m, p) => sum + (m - (image[p] as number)) ** 2, 0),
      );
      if (distances.indexOf(Math.min(...distances)) === label) right++;
    });
    // MNIST's own figure is 82 %.
    expect(right / 500).toBeGreaterThan(0.7);
    expect(right / 500).toBeLessThan(0.95);
  });

  test("refuses what is no number of images, pixels or seed", () => {
    expect(() => syntheticDigits({ count: -1 })).toThrow(
      "syntheticDigits: count is not usable: got -1; pass a whole number from 0 to 2739137",
    );
    expect(() => syntheticDigits({ count: 1, size: 4 })).toThrow(ArgumentError);
    expect(() => syntheticDigits({ count: 1, seed: 0.5 })).toThrow(
      "syntheticDigits: seed is not usable: got 0.5",
    );
    expect(() => syntheticDigits({ count: 1e9 })).toThrow(ArgumentError);
  });
});
