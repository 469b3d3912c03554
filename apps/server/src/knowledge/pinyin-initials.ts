/** First character, in pinyin order, of each letter that a syllable can begin with: what sorts before the next one begins with this letter. */
const FIRST: readonly (readonly [string, string])[] = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'].map(
  (character, index) => [character, 'abcdefghjklmnopqrstwxyz'[index]!],
);
const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const HAN = /\p{Script=Han}/u;
const PLAIN = /[a-z0-9]/;

/**
 * Initials of a Chinese text for searching, by the pinyin order of the platform: 胆囊结石 → `dnjs`. Letters and digits stand for themselves, all
 * else is left out. A character with several readings has the one it is sorted by.
 */
export function pinyinInitials(text: string): string {
  return [...text.toLowerCase()].map((one) => (PLAIN.test(one) ? one : HAN.test(one) ? initialOf(one) : '')).join('');
}

function initialOf(character: string): string {
  let found = '';
  for (const [first, letter] of FIRST) {
    if (order.compare(first, character) > 0) break;
    found = letter;
  }
  return found;
}
