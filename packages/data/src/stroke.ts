// A path of short lines drawn as pen strokes into a grey image: placed, anti-aliased by distance, blurred, with noise.

import type { Path } from "./digit-skeletons.ts";
import type { Random } from "./random.ts";

/**
 * Draws a path into `out` (size × size), scaled into MNIST's box and centred by its ink.
 * `field` is scratch of the same length, passed in so that a loop over images allocates nothing large.
 */
export function strokeImage(
  out: Float32Array,
  field: Float32Array,
  size: number,
  path: Path,
  random: Random,
): void {
  const unit = size / 28;
  const radius = unit * (1.4 + 0.8 * random.triangle());
  // Narrow edges look printed; MNIST's are one to two pixels wide.
  const edge = unit * random.between(0.9, 1.4);
  // The widest the ink gets to the sides of the path; half a pixel more keeps the outermost pixels black.
  const margin = 1.25 * radius + edge / 2 + 0.5;
  place(path, size, radius, margin, random);

  field.fill(edge);
  const { x, y, penUp } = path;
  // Pressure: the thickness drifts along the stroke.
  const pressures = Float64Array.from({ length: 5 }, () => 1 + 0.25 * random.triangle());
  const pressure = (i: number): number => {
    const at = (i / x.length) * (pressures.length - 1);
    const k = Math.floor(at);
    return (
      radius * ((pressures[k] as number) * (k + 1 - at) + (pressures[k + 1] as number) * (at - k))
    );
  };
  for (let i = 0; i + 1 < x.length; i++) {
    if (penUp[i]) continue;
    drawLine(
      field,
      size,
      edge,
      x[i] as number,
      y[i] as number,
      pressure(i),
      x[i + 1] as number,
      y[i + 1] as number,
      pressure(i + 1),
    );
  }
  for (let i = 0; i < out.length; i++) {
    const ink = 0.5 - (field[i] as number) / edge;
    out[i] = ink <= 0 ? 0 : ink >= 1 ? 1 : ink;
  }
  blur(out, field, size, random.between(0, 0.35));
  addNoise(out, random);
}

/** Scales the path so that its ink fills the box, and puts its centre of mass near the centre of the image. */
function place(path: Path, size: number, radius: number, margin: number, random: Random): void {
  const { x, y, penUp } = path;
  const unit = size / 28;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i] as number);
    right = Math.max(right, x[i] as number);
    top = Math.min(top, y[i] as number);
    bottom = Math.max(bottom, y[i] as number);
  }
  const box = 20 * unit * random.between(0.88, 1.04);
  const scale = Math.max(box - 2 * radius, unit) / Math.max(right - left, bottom - top);

  let [mass, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i + 1 < x.length; i++) {
    if (penUp[i]) continue;
    const dx = (x[i + 1] as number) - (x[i] as number);
    const dy = (y[i + 1] as number) - (y[i] as number);
    const length = Math.sqrt(dx * dx + dy * dy);
    mass += length;
    sumX += length * ((x[i] as number) + dx / 2);
    sumY += length * ((y[i] as number) + dy / 2);
  }
  const centre = (sum: number, low: number, high: number): number => {
    const wanted = size / 2 + 0.8 * unit * random.triangle() - (scale * sum) / mass;
    // The ink stays within the image, whatever its centre of mass.
    return Math.max(Math.min(wanted, size - margin - scale * high), margin - scale * low);
  };
  const shiftX = centre(sumX, left, right);
  const shiftY = centre(sumY, top, bottom);
  for (let i = 0; i < x.length; i++) {
    x[i] = (x[i] as number) * scale + shiftX;
    y[i] = (y[i] as number) * scale + shiftY;
  }
}

/** Lowers `field` to the distance from a line whose thickness goes from `r0` to `r1` (negative inside). */
function drawLine(
  field: Float32Array,
  size: number,
  edge: number,
  x0: number,
  y0: number,
  r0: number,
  x1: number,
  y1: number,
  r1: number,
): void {
  const reach = Math.max(r0, r1) + edge;
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const right = Math.min(size - 1, Math.ceil(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const bottom = Math.min(size - 1, Math.ceil(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const inverse = 1 / Math.max(dx * dx + dy * dy, 1e-12);
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - y0;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - x0;
      const along = (px * dx + py * dy) * inverse;
      const t = along <= 0 ? 0 : along >= 1 ? 1 : along;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distance = Math.sqrt(ex * ex + ey * ey) - r0 - t * (r1 - r0);
      const i = row * size + column;
      if (distance < (field[i] as number)) field[i] = distance;
    }
  }
}

/** Mixes in the image blurred by [1 2 1] both ways; the outermost pixels, which hold no ink, stay. */
function blur(image: Float32Array, scratch: Float32Array, size: number, amount: number): void {
  scratch.fill(0);
  for (let row = 0; row < size; row++) {
    for (let i = row * size + 1; i < (row + 1) * size - 1; i++) {
      scratch[i] =
        ((image[i - 1] as number) + 2 * (image[i] as number) + (image[i + 1] as number)) / 4;
    }
  }
  for (let i = size; i < image.length - size; i++) {
    const soft =
      ((scratch[i - size] as number) + 2 * (scratch[i] as number) + (scratch[i + size] as number)) /
      4;
    image[i] = (image[i] as number) * (1 - amount) + soft * amount;
  }
}

/** Noise on the ink (MNIST's background is clean), rounded to the 256 levels that a file would hold. */
function addNoise(image: Float32Array, random: Random): void {
  const strength = random.between(0, 0.09);
  for (let i = 0; i < image.length; i++) {
    const ink = image[i] as number;
    if (ink < 0.02) {
      image[i] = 0;
      continue;
    }
    const value = Math.min(Math.max(ink + strength * random.bell(), 0), 1);
    image[i] = Math.round(value * 255) / 255;
  }
}
