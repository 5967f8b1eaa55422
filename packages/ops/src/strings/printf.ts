// Numbers as C's printf writes them. JavaScript's own functions round ties up, C's to the even digit.

/** Digits that `toFixed` and `toExponential` can give. */
const MOST = 100;
/** More than the digits in which a double just beside a tie can still look like one. */
const SPARE = 30;

const special = (x: number): string | undefined =>
  Number.isNaN(x) ? "nan" : Math.abs(x) === Infinity ? (x < 0 ? "-inf" : "inf") : undefined;
const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** Rounds the decimal digits of a positive number that `write` gives, ties to even. */
function rounded(digits: number, write: (digits: number) => string): string {
  const near = write(digits);
  if (digits + SPARE > MOST) return near;
  const [mantissa, power = ""] = write(digits + SPARE).split("e") as [string, string?];
  const tail = mantissa.slice(-SPARE);
  const kept = mantissa.slice(0, -SPARE).replace(/\.$/, "");
  const tie = /^50*$/.test(tail) && Number(kept.at(-1)) % 2 === 0;
  return tie ? kept + (power && `e${power}`) : near;
}

/** `%.{digits}f`. */
export function fixed(x: number, digits: number): string {
  const plain = special(x);
  if (plain !== undefined) return plain;
  const size = Math.abs(x);
  // From 10²¹ on, toFixed would give an exponent; such numbers are whole.
  const text =
    size >= 1e21
      ? BigInt(size) + (digits > 0 ? `.${"0".repeat(digits)}` : "")
      : rounded(digits, (n) => size.toFixed(n));
  return (isNegative(x) ? "-" : "") + text;
}

/** `%.{digits}e`. */
export function exponential(x: number, digits: number): string {
  const plain = special(x);
  if (plain !== undefined) return plain;
  const text = rounded(digits, (n) => Math.abs(x).toExponential(n));
  const [mantissa, power] = text.split("e") as [string, string];
  const exponent = `${power[0]}${power.slice(1).padStart(2, "0")}`;
  return `${isNegative(x) ? "-" : ""}${mantissa}e${exponent}`;
}

/** `%.{digits}g`: at most that many significant digits, without zeros at the end. */
export function shortest(x: number, digits: number): string {
  const plain = special(x);
  if (plain !== undefined) return plain;
  const most = Math.max(1, digits);
  const [mantissa, power] = exponential(x, most - 1).split("e") as [string, string];
  const exponent = Number(power);
  const trim = (s: string): string => (s.includes(".") ? s.replace(/\.?0+$/, "") : s);
  return exponent < -4 || exponent >= most
    ? `${trim(mantissa)}e${power}`
    : trim(fixed(x, most - 1 - exponent));
}
