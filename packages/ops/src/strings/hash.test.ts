// Hashes of strings. Expected values are TensorFlow's.
import { beforeAll, describe, expect, it } from "vitest";
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { strings } from "../index.ts";

beforeAll(() => setBackend(reference()));

const { toHashBucketFast, toHashBucketStrong } = strings;

const LARGEST = 2n ** 63n - 1n;

/** tf.strings.to_hash_bucket_fast, and to_hash_bucket_strong with the keys [1, 2] and [-1, 2^63 - 5]. */
const HASHES: readonly (readonly [string, bigint, bigint, bigint])[] = [
  ["x".repeat(0), 1936946117179621456n, 443797209252341628n, 4591694534593899531n],
  ["x".repeat(1), 4719488438812764163n, 4973897040824626630n, 790333555290492042n],
  ["x".repeat(3), 3091163115821544028n, 8430829202705656830n, 1814567067993739022n],
  ["x".repeat(4), 6331921437150725295n, 6861520790410493978n, 810228218022289735n],
  ["x".repeat(7), 5839026154326413872n, 7109541095671668122n, 6075661917138046519n],
  ["x".repeat(8), 5028140862496344703n, 7748050379578089127n, 4726930896638368282n],
  ["x".repeat(9), 3938540446998675218n, 684954894136796785n, 6051287114689100657n],
  ["x".repeat(16), 3320895591121647644n, 2083976100733463556n, 9032225494144248851n],
  ["x".repeat(17), 2082709914559524774n, 3111895715772102225n, 7583753564083055739n],
  ["x".repeat(31), 5265493245336272416n, 4258031775828252694n, 3589185643634101046n],
  ["x".repeat(32), 3678204687145032710n, 5146077227804924603n, 7413267672024861856n],
  ["x".repeat(33), 3046993373088323128n, 6251573502786715488n, 1247878077367176165n],
  ["x".repeat(64), 6916188127298655160n, 7638880622090919837n, 9220346054406645511n],
  ["x".repeat(65), 4935023790501551929n, 784056411441098233n, 3657459812326307964n],
  ["x".repeat(127), 2902271982432757929n, 521806962794790819n, 1189075064554689168n],
  ["x".repeat(128), 5868382771906808855n, 2698372183938617443n, 2511369481145451920n],
  ["x".repeat(129), 8569775344161521335n, 7191292268856869779n, 588445890910786324n],
  ["x".repeat(200), 4715616229117174720n, 6544777064179205003n, 1995578572371574121n],
  ["naïve café", 1762165697803648411n, 5453055417885400794n, 1659191523093374364n],
  ["日本語", 6457860189211899976n, 1091377360618762286n, 9064089892740640794n],
  ["🙂", 4883054489446160629n, 1168959315165413801n, 3480080481476758973n],
];
const words = HASHES.map(([word]) => word);

describe("toHashBucketFast", () => {
  it("is TensorFlow's", () => {
    expect(toHashBucketFast(words, LARGEST).arraySync()).toEqual(HASHES.map(([, hash]) => hash));
  });

  it("keeps the shape", () => {
    const x = toHashBucketFast([["a"], ["b"]], 1);
    expect([x.shape, x.dtype, x.arraySync()]).toEqual([[2, 1], "int64", [[0n], [0n]]]);
    expect(toHashBucketFast(constant([], { dtype: "string" }), 5).shape).toEqual([0]);
  });

  it.each([0, -1, 1.5, NaN, 2n ** 63n, "3"])("refuses %s buckets", (count) => {
    expect(() => toHashBucketFast("a", count as number)).toThrow(
      "strings.toHashBucketFast: numBuckets must be an integer from 1 to 9223372036854775807, got ",
    );
  });

  it("takes strings", () => {
    expect(() => toHashBucketFast([1], 3)).toThrow(
      "strings.toHashBucketFast: takes strings, got float32",
    );
  });
});

describe("toHashBucketStrong", () => {
  it("is TensorFlow's", () => {
    const hashes = (key: readonly [number | bigint, number | bigint]): unknown =>
      toHashBucketStrong(words, LARGEST, key).arraySync();
    expect(hashes([1, 2])).toEqual(HASHES.map(([, , hash]) => hash));
    expect(hashes([-1, 2n ** 63n - 5n])).toEqual(HASHES.map(([, , , hash]) => hash));
  });

  it("refuses other keys", () => {
    // @ts-expect-error three
    expect(() => toHashBucketStrong("a", 3, [1, 2, 3])).toThrow(
      "strings.toHashBucketStrong: key must be two integers, got [1, 2, 3]",
    );
    expect(() => toHashBucketStrong("a", 3, [1, 0.5])).toThrow(
      "strings.toHashBucketStrong: key[1] must be an integer from ",
    );
  });
});
