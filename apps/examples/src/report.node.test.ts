import * as tf from "gradtape";
import { expect, it } from "vitest";
import { confusion, lossCurve, pictures } from "./report.ts";

it("the loss curve begins at the top and ends at the bottom", () => {
  const lines = lossCurve([8, 8, 4, 4, 0, 0], 3).split("\n");
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(/^ {2}8\.00 ┼╮/);
  expect(lines[9]).toMatch(/^ {2}0\.00 ┤ ╰/);
  expect(lines[10]).toBe("        loss over 6 steps");
});

it("the loss curve shows what is finite", () => {
  expect(lossCurve([NaN, Infinity])).toBe("no finite loss");
  expect(lossCurve([NaN, 1, 0.5])).toContain("loss over 3 steps");
  expect(lossCurve([0])).toContain("0.00");
});

it("the confusion table counts by label and prediction", () => {
  const lines = confusion([3, 3, 3, 9], [3, 3, 8, 9]).split("\n");
  expect(lines[0]).toBe("predicted     0     1     2     3     4     5     6     7     8     9");
  expect(lines[4]).toBe("  digit 3     .     .     .     2     .     .     .     .     1     .");
  expect(lines[10]).toBe("  digit 9     .     .     .     .     .     .     .     .     .     1");
  expect(lines).toHaveLength(11);
});

it("the pictures show a mistake where there is one", () => {
  const test = tf.data.syntheticDigits({ count: 10, seed: 1 });
  const right = [...test.labels.data];
  const caption = (predictions: number[]): string =>
    pictures(test, predictions).split("\n").at(-1)!;
  expect(caption(right).match(/✓/g)).toHaveLength(3);
  const wrong = right.with(7, (right[7]! + 1) % 10);
  expect(caption(wrong)).toContain(`label ${right[7]}, predicted ${wrong[7]} ✗`);
  expect(caption(wrong.with(0, -1))).toMatch(/✗ .*✓ .*✓$/);
  expect(pictures(tf.data.syntheticDigits({ count: 1 }), [0])).not.toContain("undefined");
});
