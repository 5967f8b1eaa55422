import { ArgumentError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, showValue, upload } from "@gradtape/core/internal";
import { summaryOf } from "./summary.ts";

export interface FormatOptions {
  /** What stands for a tensor in the template. Default: "{}". */
  placeholder?: string;
  /** How many elements of each end of each axis are shown; -1 for all. Default: 3. */
  summarize?: number;
}

/**
 * The template with the tensors in place of its placeholders, in order. A list of inputs is a list of tensors.
 *
 * Shape: `[]`. Dtypes: any; gives string. Throws `ArgumentError` where there are not as many tensors as placeholders.
 * Gradient: none.
 *
 * @example
 * strings.format("{} of {}", [range(10), 5]).arraySync() // => "[0 1 2 ... 7 8 9] of 5"
 */
export function format(
  template: string,
  inputs: TensorLike | readonly TensorLike[],
  options?: FormatOptions,
): Tensor<[], "string"> {
  const op = "strings.format";
  checkOptions(op, options, ["placeholder", "summarize"]);
  const summarize = checkInteger(op, "summarize", options?.summarize ?? 3);
  if (typeof template !== "string")
    throw new ArgumentError(op, `the template is a string, got ${showValue(template)}`);
  const parts = template.split(options?.placeholder ?? "{}");
  const tensors = (Array.isArray(inputs) ? inputs : [inputs]) as readonly TensorLike[];
  if (parts.length - 1 !== tensors.length) {
    throw new ArgumentError(
      op,
      `${parts.length - 1} placeholders and ${tensors.length} tensors: give one tensor for each`,
    );
  }
  const text = parts.flatMap((part, i) =>
    i === 0 ? [part] : [summaryOf(op, tensors[i - 1]!, summarize), part],
  );
  return upload([text.join("")], [], "string") as Tensor<[], "string">;
}
