// Results as text.
import { plot } from "asciichart";
import * as tf from "gradtape";

export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** Losses as a curve, each column the mean of as many steps. */
export function lossCurve(losses: readonly number[], columns = 64): string {
  const count = Math.min(columns, losses.length);
  const means = Array.from({ length: count }, (_, i) => {
    const part = losses.slice(
      Math.floor((i * losses.length) / count),
      Math.floor(((i + 1) * losses.length) / count),
    );
    return part.reduce((sum, loss) => sum + loss, 0) / part.length;
  });
  // The plot has no place for what is not finite.
  const finite = means.filter(Number.isFinite);
  if (finite.length === 0) return "no finite loss";
  const curve = plot(finite, {
    height: 9,
    min: 0,
    max: Math.max(...finite, 1e-6),
    format: (y) => y.toFixed(2).padStart(6),
  });
  return `${curve}\n        loss over ${losses.length} steps`;
}

/** How many test images of each digit (row) were taken for which (column); a dot is none. */
export function confusion(labels: ArrayLike<number>, predictions: ArrayLike<number>): string {
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const counts = digits.map(() => digits.map(() => 0));
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]![predictions[i]!]!++;

  const line = (head: string, cells: readonly number[], empty: string): string =>
    head.padStart(9) + cells.map((cell) => String(cell || empty).padStart(6)).join("");
  const rows = counts.map((row, digit) => line(`digit ${digit}`, row, "."));
  return [line("predicted", digits, "0"), ...rows].join("\n");
}

/** The first two images and the first mistake, side by side over label and prediction. */
export function pictures(
  { images, labels: { data: labels } }: tf.data.LabelledImages,
  predictions: ArrayLike<number>,
): string {
  const [count, height, width] = images.shape;
  const mistake = labels.findIndex((label, i) => label !== predictions[i]);
  const candidates = new Set([0, 1, mistake < 0 ? 2 : mistake, 2]);
  const chosen = [...candidates].filter((i) => i < count).slice(0, 3);
  const drawn = chosen.map((i) => {
    const pixels = images.data.subarray(i * height * width, (i + 1) * height * width);
    const mark = labels[i] === predictions[i] ? "✓" : "✗";
    const caption = `label ${labels[i]}, predicted ${predictions[i]} ${mark}`;
    const lines = [...tf.data.drawText(pixels, width, { style: "blocks" }).split("\n"), caption];
    return lines.map((line) => line.padEnd(width));
  });
  const rows = drawn[0]?.map((_, y) =>
    drawn
      .map((lines) => lines[y])
      .join("")
      .trimEnd(),
  );
  return rows?.join("\n") ?? "";
}
