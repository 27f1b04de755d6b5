/** FAQs in Spanish: alone, and on top of the English one. */

import { runInNewContext } from 'node:vm';
import { writeSnapshot } from '../../src/catalog/compile.ts';
import { loadLanguages, readSnapshot } from '../../src/catalog/snapshot.ts';
import type { Faq } from '../../src/faq/faq.ts';
import { parseFaq } from '../../src/faq/parse.ts';
import { parseQuery } from '../../src/search/query.ts';
import { loadProgram } from '../support/program.ts';
import { file } from '../support/run.ts';

const SPANISH = `title: Preguntas frecuentes
lang: es-MX
categories:
  - id: cuentas
    name: Cuentas
    entries:
      - id: contrasena
        question: ¿Qué hago si olvidé mi contraseña?
        answer: Elija la opción para restablecerla en la página de inicio de sesión.
      - id: cuenta
        question: ¿Cómo abro una cuenta de PACER?
        answer: Regístrese en la página de PACER y espere la confirmación por correo electrónico.
  - id: tarifas
    name: Tarifas
    entries:
      - id: pagar
        question: ¿Cómo se pagan las tarifas de presentación?
        answer: Con una tarjeta de crédito, en Pay.gov, al presentar la demanda.
      - id: notificaciones
        question: ¿Por qué no recibo las notificaciones del tribunal?
        answer: Revise la dirección de correo y la carpeta de mensajes no deseados.
      - id: abogados
        question: ¿Necesitan los abogados una autorización para presentar documentos?
        answer: Sí. El abogado solicita la autorización a la secretaría.
`;
const ENGLISH = `title: Court
categories:
  - id: c
    name: C
    entries:
      - {id: forgot, question: What if I forgot my password?, answer: "Choose Forgot Password on the login page."}
      - {id: fees, question: How do I pay the filing fees?, answer: "By credit card, in PACER, for each case of the list."}
      - {id: errors, question: Why does the filing have errors?, answer: The documents must not be larger than the limit.}
      - {id: son, question: May my son file the papers?, answer: Nobody but an attorney may.}
`;

async function catalogOf(...files: readonly string[]) {
  let faq: Faq | undefined;
  for (const text of files) {
    const parsed = parseFaq(text, 'faq.yaml', faq);
    if (!parsed.faq) throw new Error(JSON.stringify(parsed.problems));
    faq = parsed.faq;
  }
  const all = faq as Faq;
  const languages = await loadLanguages(all);
  return { catalog: readSnapshot(writeSnapshot(all, languages), languages), languages };
}
const alone = await catalogOf(SPANISH);
const onTop = await catalogOf(ENGLISH, SPANISH);
const english = await catalogOf(ENGLISH);

const QUERIES = [
  ['olvidar contraseñas', 'contrasena'],
  ['he olvidado la contrasena', 'contrasena'],
  ['abrir cuentas', 'cuenta'],
  ['quiero abrir una cuenta nueva', 'cuenta'],
  ['pago de la tarifa', 'pagar'],
  ['pagar', 'pagar'],
  ['no llega ninguna notificación', 'notificaciones'],
  ['notificacion', 'notificaciones'],
  ['la abogada autorizada', 'abogados'],
  ['autorizaciones de abogado', 'abogados'],
] as const;

describe.each([
  ['alone', alone.catalog],
  ['on top of an English one', onTop.catalog],
])('a Spanish FAQ %s', (_, catalog) => {
  it.each(QUERIES)('%s finds %s', (query, id) => {
    expect(catalog.search(parseQuery(query), { all: true }).hits[0]?.entry.id).toBe(id);
  });

  it('knows the stop words, but not those that people ask about', () => {
    expect(catalog.termsOf(parseQuery('¿Cómo puedo yo tener una cuenta?'))).toEqual([
      expect.stringMatching(/^cuent(~es)?$/),
    ]);
  });

  it('marks what was found in another form', () => {
    const [hit] = catalog.search(parseQuery('notificacion'), { all: true }).hits;
    expect(hit?.spans.question).toEqual([{ start: expect.any(Number), end: expect.any(Number), typed: true }]);
    expect(hit?.terms).toEqual(['notificaciones']);
  });
});

describe('an English FAQ', () => {
  it.each(['forgotten passwords', 'my son', 'filings with error', 'paying fees', 'case lists', 'documents limits'])(
    'finds the same below a Spanish one: %s',
    (query) => {
      const first = (catalog: typeof alone.catalog) => catalog.search(parseQuery(query), { all: true }).hits[0];
      expect(first(onTop.catalog)?.entry.id).toBe(first(english.catalog)?.entry.id);
      expect(onTop.catalog.termsOf(parseQuery(query))).toEqual(english.catalog.termsOf(parseQuery(query)));
    },
  );

  it('loads no other language, and says so by itself too', async () => {
    expect(english.languages).toBeUndefined();
    expect((await catalogOf(ENGLISH.replace('categories', 'lang: en-US\ncategories'))).languages).toBeUndefined();
  });
});

describe('the program', () => {
  const run = loadProgram(file('faq.yaml', SPANISH));

  it('searches in Spanish, and names the language in its pages', async () => {
    expect(JSON.parse((await run(['search', '--json', 'pago de tarifas'])).out).hits[0].entry.id).toBe('pagar');
    expect((await run(['show', 'pagar', '--format', 'html'])).out).toContain('<html lang="es-MX">');
    expect(JSON.parse((await run(['about', '--json'])).out).lang).toBe('es-MX');
  });

  it('searches in Spanish in its pages too', async () => {
    const page = (await run(['list', '--format', 'html'])).out;
    const part = (start: string) => page.slice(page.indexOf(start) + start.length).split('</script>')[0] ?? '';
    const answers: { hits: { entry: { id: string } }[] }[] = [];
    const listeners: ((event: object) => void)[] = [];
    const worker = {
      addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener),
      postMessage: (answer: (typeof answers)[0]) => answers.push(answer),
    };
    runInNewContext(part('id="page:languages">') + part('</script>\n<script>'), { self: worker, TextEncoder });
    for (const data of [{ json: part('id="page:data">') }, { text: 'los pagos', limit: 1 }])
      for (const listener of listeners) listener({ data });
    expect(answers[0]?.hits[0]?.entry.id).toBe('pagar');
  });

  it('names the language of an entry that is in another one than the page', async () => {
    const onTop = file('english.yaml', ENGLISH.replaceAll('id: c\n', 'id: court\n'));
    const { out } = await run(['list', '--format', 'html', '--faq', onTop]);
    expect(out).toContain('<article id="fees" lang="en">');
    expect(out).toContain('<article id="pagar">');
  });

  it('says what a language tag is', async () => {
    const { code, err } = await run(['list', '--faq', file('f.yaml', SPANISH.replace('es-MX', 'español'))]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(
        'f.yaml:2:7: error: expected "lang" to be a language tag such as es or es-MX; found "español"',
      ),
    ]);
  });
});
