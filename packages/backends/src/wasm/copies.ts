// Copying elements of small arrays one by one, which is faster than `set` and `subarray` there.
// One function for each type of array, so that each is compiled for that type alone.

export function moveFloats(
  to: Float32Array,
  at: number,
  from: Float32Array,
  begin: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) to[at + i] = from[begin + i]!;
}

export function moveInts(
  to: Int32Array,
  at: number,
  from: Int32Array,
  begin: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) to[at + i] = from[begin + i]!;
}

export function moveDoubles(
  to: Float64Array,
  at: number,
  from: Float64Array,
  begin: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) to[at + i] = from[begin + i]!;
}

export function moveBytes(
  to: Uint8Array,
  at: number,
  from: Uint8Array,
  begin: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) to[at + i] = from[begin + i]!;
}
