// The elements of ragged tensors as words, for printing.
import { valueToString } from "@gradtape/core/internal";
import { isRagged, type RaggedValues } from "./RaggedTensor.ts";
import { joined, type Cells } from "./ragged-text.ts";
import { numbersOf } from "./row-partition.ts";

export function cellsOf(x: RaggedValues): Cells {
  if (!isRagged(x)) {
    const data = x.dataSync() as unknown as ArrayLike<Parameters<typeof valueToString>[0]>;
    return { shape: x.shape, cell: (i) => valueToString(data[i]!, x.dtype) };
  }
  const inner = cellsOf(x.values);
  const each = inner.shape.slice(1).reduce((n, d) => n * d, 1);
  const splits = numbersOf(x.rowSplits);
  return joined(
    splits.slice(1).map((end, i) => ({
      shape: [end - splits[i]!, ...inner.shape.slice(1)],
      cell: (j) => inner.cell(splits[i]! * each + j),
    })),
  );
}
