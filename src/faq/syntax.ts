/** What an error of the YAML parser means, in plain words: for a file whose lines show no slip (see slips.ts). */

/** By the parser's messages, which it does not promise to keep: what is not here is quoted. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/Tabs are not allowed/, 'a tab cannot indent a line; replace it by spaces'],
  [/Missing closing "quote/, 'a quote (") is not closed; put one at the end of its text'],
  [
    /Missing closing 'quote/,
    'an apostrophe (\') that begins a text is not closed; put one at its end, or use quotes (")',
  ],
  [/end with a [\]}]/, 'a bracket is not closed; close it at the end of its list, and check the quotes in it'],
  [/Missing (?:, or : |,)/, 'a comma is missing before this; put one there'],
  [/Comments must be separated/, 'a text that begins with # needs quotes around it'],
  [/Invalid escape sequence \\'/, 'an apostrophe needs no backslash in a text in quotes ("); remove the backslash'],
  [/Invalid escape sequence (.*)/s, 'in a text in quotes ("), a backslash (\\) must be written twice: \\\\'],
  [/Unexpected \S+ at node end/, 'more text follows a text that has ended; put quotes around the whole text'],
  [
    /Unexpected (?:flow-(?:seq|map)-end|[\]}])/,
    'there is no bracket that this one closes; remove it, or put quotes around the text',
  ],
  [/Unexpected (?:empty item|,)/, 'there is a comma too many here; remove it'],
  [/[Aa]lias|[Aa]nchor|tag/, 'a text that begins with *, & or ! needs quotes around it'],
  [
    /cannot start with (?:reserved character |directive indicator character )?(.)/,
    'a text that begins with this sign needs quotes around it',
  ],
  [
    /same column|indent|Sequence item without|block sequence/i,
    'this does not line up with what it belongs to; compare the spaces in front with those of the lines above',
  ],
  [
    /directives-end|Missing directives/,
    'a line that begins with % means something else; put quotes around the text, or move it',
  ],
  [
    /Nested mappings|Implicit (?:map )?keys?|Not a YAML token/,
    'a key, a colon or a hyphen is missing here, or a text with a colon needs quotes around it',
  ],
];

export function explainSyntax(message: string): string {
  const [, meaning] = MEANINGS.find(([pattern]) => pattern.test(message)) ?? [];
  return meaning ?? `this cannot be read: ${message.slice(0, 100)}; put quotes around the text`;
}
