// Scripts by the numbers that ICU, and so TensorFlow, gives them.

/** From a number on, scripts in order, by their codes in ISO 15924. Up to Unicode 13. */
const RUNS: readonly (readonly [first: number, codes: string])[] = [
  [
    0,
    "Zyyy Zinh Arab Armn Beng Bopo Cher Copt Cyrl Dsrt Deva Ethi Geor Goth Grek Gujr Guru Hani Hang Hebr Hira Knda Kana Khmr Laoo Latn Mlym Mong Mymr Ogam Ital Orya Runr Sinh Syrc Taml Telu Thaa Thai Tibt Cans Yiii Tglg Hano Buhd Tagb Brai Cprt Limb Linb Osma Shaw Tale Ugar",
  ],
  [55, "Bugi Glag Khar Sylo Talu Tfng Xpeo Bali Batk"],
  [65, "Brah Cham"],
  [71, "Egyp"],
  [75, "Hmng Hung"],
  [78, "Java Kali"],
  [82, "Lepc Lina Mand"],
  [86, "Mero Nkoo Orkh Perm Phag Phnx Plrd"],
  [99, "Vaii"],
  [101, "Xsux"],
  [104, "Cari"],
  [106, "Lana Lyci Lydi Olck Rjng Saur Sgnw Sund"],
  [115, "Mtei Armi Avst Cakm"],
  [120, "Kthi Mani Phli Phlp"],
  [125, "Prti Samr Tavt"],
  [130, "Bamu Lisu"],
  [133, "Sarb Bass Dupl Elba Gran"],
  [140, "Mend Merc Narb Nbat Palm Sind Wara"],
  [149, "Mroo Nshu Shrd Sora Takr Tang"],
  [156, "Hluw Khoj Tirh Aghb Mahj Ahom Hatr Modi Mult Pauc Sidd Adlm Bhks Marc Newa Osge"],
  [
    175,
    "Gonm Soyo Zanb Dogr Gong Maka Medf Rohg Sogd Sogo Elym Hmnp Nand Wcho Chrs Diak Kits Yezi",
  ],
];

/** The number of what is of no script, or of a newer one. */
const UNKNOWN = 103;

interface Script {
  readonly number: number;
  readonly pattern: RegExp;
}

let scripts: readonly Script[] | undefined;

/** The scripts that the platform knows. */
function allScripts(): readonly Script[] {
  return (scripts ??= RUNS.flatMap(([first, codes]) =>
    codes.split(" ").flatMap((code, i) => {
      try {
        return [{ number: first + i, pattern: new RegExp(`^\\p{Script=${code}}`, "u") }];
      } catch {
        return [];
      }
    }),
  ));
}

/** The number of a code point's script; -1 for what is no code point. */
export function scriptNumber(code: number): number {
  if (code < 0 || code > 0x10ffff) return -1;
  const character = String.fromCodePoint(code);
  return allScripts().find(({ pattern }) => pattern.test(character))?.number ?? UNKNOWN;
}
