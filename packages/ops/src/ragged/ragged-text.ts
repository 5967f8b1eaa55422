// How ragged tensors print: as NumPy prints arrays of arrays, with commas.
import { getPrintOptions } from "@gradtape/core";

/** An array of words or of arrays; rows of one length are one array, as in NumPy. */
export interface Cells {
  readonly shape: readonly number[];
  readonly cell: (i: number) => string | Cells;
}

/** Rows, put together. */
export function joined(rows: readonly Cells[]): Cells {
  const [first] = rows;
  if (!first) return { shape: [0], cell: () => "" };
  if (rows.some((row) => row.shape[0] !== first.shape[0]))
    return { shape: [rows.length], cell: (i) => rows[i]! };
  const each = sizeOf(first.shape);
  return {
    shape: [rows.length, ...first.shape],
    cell: (i) => rows[Math.floor(i / each)]!.cell(i % each),
  };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1);

export function raggedText(cells: Cells): string {
  if (sizeOf(cells.shape) === 0) return emptyText(cells.shape);
  const { threshold, edgeitems, linewidth } = getPrintOptions();
  const edge = sizeOf(cells.shape) > threshold ? edgeitems : Infinity;
  return textAt(cells, 0, 0, " ", linewidth, edge);
}

const emptyText = (shape: readonly number[]): string =>
  `[${Array.from({ length: shape[0]! }, () => emptyText(shape.slice(1))).join(", ")}]`;

/** The part of an array below some indices, whose elements begin at `from`. */
function textAt(
  cells: Cells,
  axis: number,
  from: number,
  indent: string,
  width: number,
  edge: number,
): string {
  if (axis === cells.shape.length) {
    const cell = cells.cell(from);
    return typeof cell === "string" ? cell : raggedText(cell);
  }
  const n = cells.shape[axis]!;
  const step = sizeOf(cells.shape.slice(axis + 1));
  const all = Array.from({ length: n }, (_, i) => i);
  const shown = n > 2 * edge ? [...all.slice(0, edge), undefined, ...all.slice(-edge)] : all;
  const words = shown.map((i) =>
    i === undefined
      ? "..."
      : textAt(cells, axis + 1, from + i * step, `${indent} `, width - 1, edge),
  );
  const left = cells.shape.length - axis;
  const text =
    left > 1 ? words.join(`,${"\n".repeat(left - 1)}${indent}`) : filled(words, indent, width - 1);
  return `[${text}]`;
}

/** Words in lines that are not longer than the width, if possible. */
function filled(words: readonly string[], indent: string, width: number): string {
  let text = "";
  let line = indent;
  words.forEach((word, i) => {
    const lines = word.split("\n");
    const widest = Math.max(...lines.map((part) => part.length));
    let hang = " ".repeat(line.length);
    if (line.length + widest > width && line.length > indent.length) {
      text += `${line.trimEnd()}\n`;
      line = hang = indent;
    }
    line += lines[0]!;
    for (const part of lines.slice(1)) {
      text += `${line.trimEnd()}\n`;
      line = hang + part;
    }
    line += " ".repeat(widest - lines.at(-1)!.length);
    if (i < words.length - 1) line += ", ";
  });
  return (text + line).slice(indent.length);
}
