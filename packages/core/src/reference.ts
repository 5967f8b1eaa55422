// The reference backend: oracle of the conformance suite, test double, and porting guide.
import type { Backend, Buffer } from "./backend.ts";
import { DTYPES, hostArray, type DType, type HostArray } from "./dtype.ts";
import { interpret } from "./interpret.ts";

export { identityOf, interpret } from "./interpret.ts";
export { runRoutine } from "./routine.ts";

/**
 * A backend that interprets programs one element at a time. Slow, and right by definition: other backends are compared
 * with it. Buffers are typed arrays owned by the collector.
 *
 * @example
 * reference().name // => "reference"
 */
export function reference(): Backend {
  return {
    name: "reference",
    caps: {
      dtypes: Object.keys(DTYPES) as DType[],
      collected: true,
      maxBuffers: Infinity,
      temporaries: true,
    },
    alloc: (length, dtype) => hostArray(dtype, length),
    free: () => {},
    write: copyInto,
    read: (buffer, dtype, offset, length) => Promise.resolve(part(buffer, dtype, offset, length)),
    readSync: part,
    prepare: (program) => (buffers, offsets) =>
      interpret(program, buffers as readonly HostArray[], offsets),
  };
}

function copyInto(buffer: Buffer, from: HostArray): void {
  const to = buffer as HostArray;
  for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}

function part(buffer: Buffer, dtype: DType, offset: number, length: number): HostArray {
  const { lanes } = DTYPES[dtype];
  return (buffer as HostArray).slice(offset * lanes, (offset + length) * lanes);
}
