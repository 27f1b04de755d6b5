/** Writes the manual page in mdoc(7), from the definitions of commands and options that --help prints. */

/** In mdoc, a control line is no longer than this (mandoc -Tlint). */
const LINE = 78;

/**
 * @param program the commander program
 * @param topics src/help.ts
 * @param title of the bundled FAQ
 * @param date of this version
 */
export function manualPage(program, topics, title, date) {
  const help = program.createHelp();
  const option = (option) => item(optionTerm(option), sentence(help.optionDescription(option)));
  const command = (command) => {
    const declared = command.registeredArguments;
    const details = [
      ...declared
        .filter(({ description, argChoices }) => description || argChoices)
        .map((argument) => item(`Ar ${argument.name()}`, sentence(help.argumentDescription(argument)))),
      ...command.options.map(option),
    ];
    return [
      `.It ${[command.name(), ...declared.map(argumentTerm)].join(' ')}`,
      ...text(sentence(command.description())),
      ...list('tag -width Ds -compact', details),
    ];
  };
  const items = ({ items }, write = sentence) =>
    list(
      'tag -width Ds',
      items.map(([term, meaning]) => item(roff(term), write(meaning))),
    );
  const day = date.toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

  return `${[
    `.Dd ${day}`,
    '.Dt ECF-FAQ 1',
    '.Os',
    '.Sh NAME',
    '.Nm ecf-faq',
    `.Nd ${roff(title)}`,
    '.Sh SYNOPSIS',
    '.Nm',
    '.Op Ar options',
    '.Op Ar command | words',
    '.Sh DESCRIPTION',
    '.Nm',
    ...text(
      `answers questions from a FAQ: the one that comes with it, "${title}", and your own files on top. It opens a menu on a terminal if there are no arguments. Words without a command are a search.`,
    ),
    '.Pp',
    ...text('Answers go to standard output; counts, hints and errors go to standard error. It never uses the network.'),
    '.Ss Commands',
    ...list('tag -width Ds', program.commands.map(command)),
    '.Ss Options of every command',
    ...list('tag -width Ds', help.visibleOptions(program).map(option)),
    '.Ss Output formats',
    ...items(topics.FORMATS),
    ...[topics.PLAIN_FIELDS, topics.JSON_DOCUMENTS].flatMap((section) => [
      '.Pp',
      ...text(`${section.heading}:`),
      ...items(section, (fields) => fields),
    ]),
    '.Sh ENVIRONMENT',
    ...items(topics.ENVIRONMENT),
    '.Sh FILES',
    ...items(topics.FILES),
    '.Sh EXIT STATUS',
    ...items(topics.EXIT_CODES),
    '.Sh EXAMPLES',
    ...topics.EXAMPLES.flatMap(([line, does]) => [
      ...text(`${sentence(does).slice(0, -1)}:`),
      '.Pp',
      `.Dl ${roff(line)}`,
      '.Pp',
    ]).slice(0, -1),
    '.Sh CAVEATS',
    ...text('Unofficial, and not legal advice. Run'),
    '.Ql ecf-faq about',
    ...text('for the full notice.'),
  ].join('\n')}\n`;

  function optionTerm({ short, long, flags }) {
    const value = /<(.+)>/.exec(flags)?.[1];
    const named = [short, long].filter(Boolean).map((flag) => `Fl ${roff(flag.slice(1))}`);
    return `${named.join(' , ')}${value ? ` Ar ${value}` : ''}`;
  }
}

function argumentTerm(argument) {
  const name = `Ar ${argument.name()}${argument.variadic ? ' ...' : ''}`;
  return argument.required ? name : `Op ${name}`;
}

function item(term, meaning) {
  return [`.It ${term}`, ...text(meaning)];
}

function list(kind, items) {
  return items.length > 0 ? [`.Bl -${kind}`, ...items.flat(), '.El'] : [];
}

function sentence(words) {
  const text = `${words[0].toUpperCase()}${words.slice(1)}`;
  return /[.}]$/.test(text) ? text : `${text}.`;
}

/** Lines of running text: each sentence begins a line, and no line begins with a control character. */
function text(words) {
  return words.split(/(?<=[a-z)][.:]) (?=[A-Z])/).flatMap((sentence) => {
    const lines = [''];
    for (const word of sentence.split(' ').map(roff)) {
      const line = lines.at(-1);
      if (line && line.length + word.length >= LINE) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines;
  });
}

function roff(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
