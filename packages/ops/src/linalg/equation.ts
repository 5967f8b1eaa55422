// The equations of `einsum`, and the axes that their labels stand for.
import { ArgumentError, ShapeError, type Shape } from "@gradtape/core";
import { showShape, showValue } from "@gradtape/core/internal";

/** Labels of each input and of the result, one character an axis. */
export interface Equation {
  readonly inputs: readonly string[];
  readonly output: string;
}

const OP = "einsum";
const TERM = /^[a-zA-Z]*(?:\.\.\.[a-zA-Z]*)?$/;

/** An ellipsis in a term that stands for `count` axes; they are aligned at the end. */
const opened = (term: string, count: number): string =>
  term.replace("...", [...Array(count).keys()].map((i) => EXTRA(count - 1 - i)).join(""));
/** The label of the axis of an ellipsis that is the i-th from its end. */
const EXTRA = (i: number): string => String.fromCharCode(0x100 + i);
const isExtra = (label: string): boolean => label >= EXTRA(0);

/** An equation with its ellipses replaced by labels of their own; throws unless it is one for inputs of these shapes. */
export function readEquation(equation: unknown, shapes: readonly Shape[]): Equation {
  if (typeof equation !== "string")
    throw new ArgumentError(
      OP,
      `takes an equation such as "ij,jk->ik", then the inputs, got ${showValue(equation)}`,
    );
  const text = equation.replaceAll(/\s/g, "");
  const [left, right, ...more] = text.split("->") as [string, string?, ...string[]];
  const terms = left.split(",");
  const wrong = [...terms, right ?? ""].find((t) => !TERM.test(t));
  if (wrong !== undefined || more.length > 0)
    throw new ArgumentError(
      OP,
      `${showValue(equation)} is not an equation: ${more.length > 0 ? 'it has more than one "->"' : `${showValue(wrong)} is not made of letters and at most one "..."`}`,
    );
  if (terms.length !== shapes.length)
    throw new ArgumentError(
      OP,
      `${showValue(equation)} is about ${terms.length} ${terms.length === 1 ? "input" : "inputs"}, got ${shapes.length}`,
    );
  const counts = terms.map((term, i) => extraAxes(term, shapes[i]!, i));
  const most = Math.max(0, ...counts);
  return {
    inputs: terms.map((term, i) => opened(term, counts[i]!)),
    output: right === undefined ? implied(terms, most) : asked(right, terms, most),
  };
}

/** How many axes the ellipsis of a term stands for. */
function extraAxes(term: string, shape: Shape, i: number): number {
  const named = term.replace("...", "").length;
  const extra = shape.length - named;
  if (term.includes("...") ? extra >= 0 : extra === 0) return extra;
  throw new ShapeError(
    OP,
    `${showValue(term)} needs ${term.includes("...") ? "at least " : ""}${named} axes, got shape ${showShape(shape)} of input ${i}`,
    { shapes: [shape] },
  );
}

/** Without "->" the result has the axes of the ellipses, then the labels that appear once, in alphabetical order. */
function implied(terms: readonly string[], most: number): string {
  const letters = [...terms.join("").replaceAll(".", "")];
  const once = letters.filter((c) => letters.indexOf(c) === letters.lastIndexOf(c));
  return opened("...", most) + once.toSorted().join("");
}

function asked(term: string, terms: readonly string[], most: number): string {
  const labels = [...term.replace("...", "")];
  const twice = labels.find((c, i) => labels.indexOf(c) !== i);
  if (twice !== undefined)
    throw new ArgumentError(OP, `the result names ${showValue(twice)} twice: ${showValue(term)}`);
  const unknown = labels.find((c) => !terms.some((t) => t.includes(c)));
  if (unknown !== undefined)
    throw new ArgumentError(OP, `the result names ${showValue(unknown)}, which no input has`);
  if (most > 0 && !term.includes("..."))
    throw new ArgumentError(
      OP,
      `the result ${showValue(term)} has no "...", whose ${most} axes the inputs have: put it in, or name the axes to sum over`,
    );
  return opened(term, most);
}

/** The size of each label. Named axes must agree; those of ellipses broadcast. */
export function sizesOf(inputs: readonly string[], shapes: readonly Shape[]): Map<string, number> {
  const sizes = new Map<string, number>();
  inputs.forEach((labels, i) =>
    [...labels].forEach((label, d) => {
      const size = shapes[i]![d]!;
      const before = sizes.get(label) ?? size;
      if (before !== size && !(isExtra(label) && (before === 1 || size === 1)))
        throw new ShapeError(
          OP,
          isExtra(label)
            ? `cannot broadcast the axes of "...": sizes ${before} and ${size} differ and neither is 1`
            : `${showValue(label)} is ${before} and ${size}: axis ${d} of input ${i} has shape ${showShape(shapes[i]!)}`,
          { shapes, axis: d },
        );
      sizes.set(label, before === 1 ? size : before);
    }),
  );
  return sizes;
}
