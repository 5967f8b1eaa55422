// Huge arguments of sin, cos and tan: the remainder of a division by π, for which π must be known to a thousand bits.
import {
  choose,
  code,
  f64,
  get,
  i32,
  i64,
  set,
  type Code,
  type Func,
  type Local,
} from "../asm/index.ts";
import type { Library } from "../vectors.ts";

/** `1 / π` in words of 64 bits, after one of zeros. */
const INVERSE_PI = [
  0n,
  0x517cc1b727220a94n,
  0xfe13abe8fa9a6ee0n,
  0x6db14acc9e21c820n,
  0xff28b1d5ef5de2b0n,
  0xdb92371d2126e970n,
  0x0324977504e8c90en,
  0x7f0ef58e5894d39fn,
  0x74411afa975da242n,
  0x74ce38135a2fbf20n,
  0x9cc8eb1cc1a99cfan,
  0x4e422fc5defc941dn,
  0x8ffc4bffef02cc07n,
  0xf79788c5ad05368fn,
  0xb69b3f6793e584dbn,
  0xa7a31fb34f2ff516n,
  0xba93dd63f5f2f8bdn,
  0x9e839cfbc5294975n,
  0x35fdafd88fc6ae84n,
  0x2b0198237e3db5d5n,
];

const c = i64.const;
const HALF = 1n << 62n;

/** Word `i` of `1 / π`: a tree of choices, for want of a table. */
const wordOf = (library: Library): Func<readonly ["i32"], "i64"> =>
  library.once("word of 1/π", (module) =>
    module.func({ params: ["i32"], result: "i64" }, (_, i) => {
      const tree = (from: number, to: number): Code<"i64"> => {
        if (to - from === 1) return c(INVERSE_PI[from]!);
        const middle = (from + to) >> 1;
        const below = i32.ltU(get(i), i32.const(middle));
        return choose("i64", below, tree(from, middle), tree(middle, to));
      };
      return tree(0, INVERSE_PI.length);
    }),
  );

/** The high 64 bits of a product, unsigned. */
const highOf = (library: Library): Func<readonly ["i64", "i64"], "i64"> =>
  library.once("high half of a product", (module) =>
    module.func({ params: ["i64", "i64"], result: "i64" }, (frame, a, b) => {
      const [middle, other] = frame.locals(2, "i64");
      const low = (x: Local<"i64">): Code<"i64"> => i64.and(get(x), c(0xffffffffn));
      const high = (x: Local<"i64">): Code<"i64"> => i64.shrU(get(x), c(32));
      return code(
        set(middle!, i64.add(i64.mul(high(a), low(b)), i64.shrU(i64.mul(low(a), low(b)), c(32)))),
        set(other!, i64.add(i64.mul(low(a), high(b)), low(middle!))),
        i64.add(i64.mul(high(a), high(b)), i64.add(high(middle!), high(other!))),
      );
    }),
  );

/**
 * Of an `x` above 1/2000 in size, an angle in [-π/2, π/2] with the same sine (or with a sine that is the cosine of `x`): NaN if
 * `x` is not finite.
 * Source: Payne & Hanek, Radian Reduction for Trigonometric Functions (1983).
 */
export const angleOf = (library: Library, of: "sin" | "cos"): Func<readonly ["f64"], "f64"> =>
  library.once(`angle for ${of}`, (module) => {
    const [wordFunc, highFunc] = [wordOf(library), highOf(library)];
    return module.func({ params: ["f64"], result: "f64" }, (frame, x) => {
      const [bits, whole, high, low, sign, shift] = frame.locals(6, "i64");
      const window = frame.locals(3, "i64");
      const at = frame.local("i32");
      const big = frame.local("f64");
      const word = (i: number): Code<"i64"> => wordFunc.call(i32.add(get(at), i32.const(i)));
      const carry = i64.extendI32U(i64.ltU(get(low!), i64.mul(get(whole!), get(window[1]!))));
      // π as 21 bits and the rest: products with 32 bits are exact.
      const pi = [3.141592025756836, 6.278329573009626e-7] as const;
      return code(
        set(bits!, i64.reinterpretF64(get(x))),
        // x = whole · 2^k; the window begins with the bit of 1 / π whose product with 2^k is 1.
        set(whole!, i64.or(i64.and(get(bits!), c((1n << 52n) - 1n)), c(1n << 52n))),
        set(shift!, i64.sub(i64.and(i64.shrU(get(bits!), c(52)), c(0x7ff)), c(1075 - 63))),
        set(at, i32.wrapI64(i64.shrU(get(shift!), c(6)))),
        ...window.map((w, i) =>
          set(
            w,
            i64.or(
              i64.shl(word(i), get(shift!)),
              i64.shrU(i64.shrU(word(i + 1), c(1)), i64.xor(get(shift!), c(63))),
            ),
          ),
        ),
        // x / π modulo 2, in units of 2^-127.
        set(
          low!,
          i64.add(
            i64.mul(get(whole!), get(window[1]!)),
            highFunc.call(get(whole!), get(window[2]!)),
          ),
        ),
        set(
          high!,
          i64.add(
            i64.add(
              i64.mul(get(whole!), get(window[0]!)),
              highFunc.call(get(whole!), get(window[1]!)),
            ),
            carry,
          ),
        ),
        ...(of === "cos" ? [set(high!, i64.add(get(high!), c(HALF)))] : []),
        // Within a quarter turn of π its sine is that of the distance, negated.
        set(sign!, i64.shrS(i64.xor(get(high!), i64.shl(get(high!), c(1))), c(63))),
        set(high!, i64.xor(get(high!), i64.shl(get(sign!), c(63)))),
        ...(of === "sin" ? [set(sign!, i64.xor(get(sign!), i64.shrS(get(bits!), c(63))))] : []),
        // Its size: 64 bits after the leading zeros.
        set(bits!, i64.shrS(get(high!), c(63))),
        set(sign!, i64.xor(get(sign!), get(bits!))),
        set(high!, i64.xor(get(high!), get(bits!))),
        set(low!, i64.xor(get(low!), get(bits!))),
        set(shift!, i64.clz(get(high!))),
        set(
          high!,
          i64.or(
            i64.shl(get(high!), get(shift!)),
            i64.shrU(i64.shrU(get(low!), c(1)), i64.xor(get(shift!), c(63))),
          ),
        ),
        set(big, f64.convertI64U(i64.shrU(get(high!), c(32)))),
        set(
          big,
          f64.add(
            f64.mul(get(big), f64.const(pi[0])),
            f64.add(
              f64.mul(get(big), f64.const(pi[1])),
              f64.mul(
                f64.convertI64U(i64.and(get(high!), c(0xffffffffn))),
                f64.const(Math.PI * 2 ** -32),
              ),
            ),
          ),
        ),
        // 2^-(31 + shift) is a power of two that is surely normal.
        set(
          big,
          f64.mul(get(big), f64.reinterpretI64(i64.shl(i64.sub(c(1023 - 31), get(shift!)), c(52)))),
        ),
        f64.add(
          f64.reinterpretI64(i64.xor(i64.reinterpretF64(get(big)), i64.shl(get(sign!), c(63)))),
          // 0, or NaN.
          f64.mul(f64.sub(get(x), get(x)), f64.const(0)),
        ),
      );
    });
  });
