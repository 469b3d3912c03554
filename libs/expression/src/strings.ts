const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** Text of a string literal without its quotes: backslash escapes of n, r, t, quotes, backslash, `uXXXX` and `UXXXXXX`; others stay as written. */
export function unescapeString(body: string): string {
  return body.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
    (whole, short?: string, long?: string, char?: string) => {
      if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
      if (long !== undefined) {
        const code = Number.parseInt(long, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return ESCAPES[char!] ?? whole;
    },
  );
}

/** A string literal that reads back as the text. */
export function quoteString(text: string): string {
  return `"${text.replace(/[\\"\n\r\t]/g, (char) => `\\${{ '\n': 'n', '\r': 'r', '\t': 't' }[char] ?? char}`)}"`;
}

/** The text as it stands within quotes: quotes and backslashes escaped, the rest as it is. */
export function escapeString(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}
