// SipHash-2-4, a hash of bytes with a key: who does not know it cannot choose strings of one hash.
// Source: Aumasson & Bernstein, "SipHash: a fast short-input PRF" (2012).

const u64 = (x: bigint): bigint => BigInt.asUintN(64, x);
const left = (x: bigint, by: bigint): bigint => u64((x << by) | (x >> (64n - by)));

type State = readonly [bigint, bigint, bigint, bigint];

function rounds(count: number, [a, b, c, d]: State): State {
  let [v0, v1, v2, v3] = [a, b, c, d];
  for (let i = 0; i < count; i++) {
    v0 = u64(v0 + v1);
    v1 = left(v1, 13n) ^ v0;
    v0 = left(v0, 32n);
    v2 = u64(v2 + v3);
    v3 = left(v3, 16n) ^ v2;
    v0 = u64(v0 + v3);
    v3 = left(v3, 21n) ^ v0;
    v2 = u64(v2 + v1);
    v1 = left(v1, 17n) ^ v2;
    v2 = left(v2, 32n);
  }
  return [v0, v1, v2, v3];
}

/** The hash of some bytes, as an unsigned number of 64 bits. */
export function sipHash(bytes: Uint8Array, [k0, k1]: readonly [bigint, bigint]): bigint {
  // Filled up with zeros to whole words; the last byte is the length.
  const words = Math.floor(bytes.length / 8) + 1;
  const filled = new Uint8Array(words * 8);
  filled.set(bytes);
  filled[words * 8 - 1] = bytes.length;
  const view = new DataView(filled.buffer);
  let v: State = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  for (let i = 0; i < words; i++) {
    const m = view.getBigUint64(8 * i, true);
    const [a, b, c, d] = rounds(2, [v[0], v[1], v[2], v[3] ^ m]);
    v = [a ^ m, b, c, d];
  }
  const [a, b, c, d] = rounds(4, [v[0], v[1], v[2] ^ 0xffn, v[3]]);
  return a ^ b ^ c ^ d;
}
