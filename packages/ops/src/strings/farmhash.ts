// FarmHash's Fingerprint64, a hash of bytes that is the same everywhere and for ever.
// Source: Pike, "FarmHash" (Google, 2014), the variant that it calls na.

const K0 = 0xc3a5c85c97cb3127n;
const K1 = 0xb492b66fbe98f273n;
const K2 = 0x9ae16a3b2f90404fn;

const u64 = (x: bigint): bigint => BigInt.asUintN(64, x);
const rotate = (x: bigint, by: bigint): bigint => u64((x >> by) | (x << (64n - by)));
const shiftMix = (x: bigint): bigint => x ^ (x >> 47n);

function mix16(u: bigint, v: bigint, factor: bigint): bigint {
  const a = shiftMix(u64((u ^ v) * factor));
  const b = shiftMix(u64((v ^ a) * factor));
  return u64(b * factor);
}

/** The fingerprint of some bytes, as an unsigned number of 64 bits. */
export function fingerprint64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const n = bytes.length;
  if (n <= 16) return upTo16(view, n);
  if (n <= 32) return upTo32(view, n);
  return n <= 64 ? upTo64(view, n) : long(view, n);
}

const word = (s: DataView, at: number): bigint => s.getBigUint64(at, true);
const half = (s: DataView, at: number): bigint => BigInt(s.getUint32(at, true));

function upTo16(s: DataView, n: number): bigint {
  const size = BigInt(n);
  const factor = u64(K2 + size * 2n);
  if (n >= 8) {
    const a = u64(word(s, 0) + K2);
    const b = word(s, n - 8);
    const c = u64(rotate(b, 37n) * factor + a);
    const d = u64((rotate(a, 25n) + b) * factor);
    return mix16(c, d, factor);
  }
  if (n >= 4) return mix16(u64(size + (half(s, 0) << 3n)), half(s, n - 4), factor);
  if (n === 0) return K2;
  const [a, b, c] = [0, n >> 1, n - 1].map((i) => BigInt(s.getUint8(i))) as [
    bigint,
    bigint,
    bigint,
  ];
  const y = a + (b << 8n);
  const z = size + (c << 2n);
  return u64(shiftMix(u64(y * K2) ^ u64(z * K0)) * K2);
}

function upTo32(s: DataView, n: number): bigint {
  const factor = u64(K2 + BigInt(n) * 2n);
  const a = u64(word(s, 0) * K1);
  const b = word(s, 8);
  const c = u64(word(s, n - 8) * factor);
  const d = u64(word(s, n - 16) * K2);
  return mix16(
    u64(rotate(u64(a + b), 43n) + rotate(c, 30n) + d),
    u64(a + rotate(u64(b + K2), 18n) + c),
    factor,
  );
}

function upTo64(s: DataView, n: number): bigint {
  const factor = u64(K2 + BigInt(n) * 2n);
  const a = u64(word(s, 0) * K2);
  const b = word(s, 8);
  const c = u64(word(s, n - 8) * factor);
  const d = u64(word(s, n - 16) * K2);
  const y = u64(rotate(u64(a + b), 43n) + rotate(c, 30n) + d);
  const z = mix16(y, u64(a + rotate(u64(b + K2), 18n) + c), factor);
  const e = u64(word(s, 16) * factor);
  const f = word(s, 24);
  const g = u64((y + word(s, n - 32)) * factor);
  const h = u64((z + word(s, n - 24)) * factor);
  return mix16(
    u64(rotate(u64(e + f), 43n) + rotate(g, 30n) + h),
    u64(e + rotate(u64(f + a), 18n) + g),
    factor,
  );
}

type Pair = readonly [bigint, bigint];

/** 32 bytes from `at` on, with two seeds. */
function weak32(s: DataView, at: number, a: bigint, b: bigint): Pair {
  const [w, x, y, z] = [0, 8, 16, 24].map((i) => word(s, at + i)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const first = u64(a + w);
  const second = rotate(u64(b + first + z), 21n);
  const sum = u64(first + x + y);
  return [u64(sum + z), u64(second + rotate(sum, 44n) + first)];
}

interface State {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly v: Pair;
  readonly w: Pair;
}

/** 64 bytes from `at` on. At the end some parts weigh more. */
function round(s: DataView, at: number, state: State, factor: bigint, weight: bigint): State {
  const { v, w } = state;
  const x = u64(rotate(u64(state.x + state.y + v[0] + word(s, at + 8)), 37n) * factor);
  const y = u64(rotate(u64(state.y + v[1] + word(s, at + 48)), 42n) * factor);
  const z = u64(rotate(u64(state.z + w[0]), 33n) * factor);
  const nextX = x ^ u64(w[1] * weight);
  const nextY = u64(y + v[0] * weight + word(s, at + 40));
  const nextV = weak32(s, at, u64(v[1] * factor), u64(nextX + w[0]));
  const nextW = weak32(s, at + 32, u64(z + w[1]), u64(nextY + word(s, at + 16)));
  return { x: z, y: nextY, z: nextX, v: nextV, w: nextW };
}

function long(s: DataView, n: number): bigint {
  const seed = 81n;
  const y = u64(seed * K1 + 113n);
  const z = u64(shiftMix(u64(y * K2 + 113n)) * K2);
  let state: State = { x: u64(seed * K2 + word(s, 0)), y, z, v: [0n, 0n], w: [0n, 0n] };
  const whole = Math.floor((n - 1) / 64) * 64;
  for (let at = 0; at < whole; at += 64) state = round(s, at, state, K1, 1n);
  const factor = u64(K1 + ((state.z & 0xffn) << 1n));
  const w0 = u64(state.w[0] + BigInt((n - 1) % 64));
  const v0 = u64(state.v[0] + w0);
  const last = { ...state, v: [v0, state.v[1]] as const, w: [u64(w0 + v0), state.w[1]] as const };
  const { v, w, ...rest } = round(s, n - 64, last, factor, 9n);
  return mix16(
    u64(mix16(v[0], w[0], factor) + u64(shiftMix(rest.y) * K0) + rest.z),
    u64(mix16(v[1], w[1], factor) + rest.x),
    factor,
  );
}
