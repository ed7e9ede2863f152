const oneForm: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u02BC': "'",
  '\u00B4': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  // Urdu punctuation, and the Arabic shapes of letters that Urdu keyboards write differently.
  '\u06D4': '.',
  '\u060C': ',',
  '\u061F': '?',
  '\u061B': ';',
  '\u064A': '\u06CC',
  '\u0649': '\u06CC',
  '\u0643': '\u06A9',
  '\u0629': '\u06C3',
  '\u0647': '\u06C1',
  '\u06BE': '\u06BE',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\u2013': '-',
  '\u2014': '-',
  '\r': ' ',
};
const special =
  /[\u00A0\u00B4\u02BC\u060C\u061B\u061F\u0629\u0643\u0647\u0649\u064A\u0660-\u0669\u06D4\u06F0-\u06F9\u2013-\u201E\u202F\r]/g;

/** One form of quotes, digits, dashes and Urdu letters. Keeps the length, so places in it are places in the text. */
export function plainText(text: string): string {
  return text.replace(special, (char) => oneForm[char] ?? digitOf(char) ?? char);
}

function digitOf(char: string): string | undefined {
  const code = char.charCodeAt(0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  return undefined;
}
