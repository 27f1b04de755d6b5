/** The search of the page: the same code and the same index as on the command line, in a worker that never blocks it. */

import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { compileFaq } from '../catalog/compile.ts';
import type { Hit } from '../search/hits.ts';
import type { Languages } from '../search/language.ts';
import { type SearchData, unpackFaq } from '../search/packing.ts';
import { parseQuery } from '../search/query.ts';
import type { SearchResult } from '../search/search.ts';
import type { Snippet } from '../search/snippet.ts';

/** A result that a worker can send. */
export interface Found extends Omit<SearchResult, 'hits'> {
  readonly hits: readonly FoundHit[];
}

export interface FoundHit extends Pick<Hit, 'entry' | 'rank' | 'spans'> {
  readonly snippet: Snippet;
}

export interface Finder {
  /** Builds the index, unless it is built. It takes as long as some dozens of searches. */
  wake(): void;
  /** @param limit the maximum number of hits */
  find(text: string, limit: number): Promise<Found>;
}

interface Request {
  /** The data of the page, once; later, a query. */
  readonly json?: string;
  readonly text?: string;
  readonly limit?: number;
}

/** @param script what the worker runs: the text of the page's script, after that of the languages it needs */
export function createFinder(json: string, script: string): Finder {
  const waiting: ((found: Found) => void)[] = [];
  let worker: Worker | undefined;
  const wake = () => {
    if (worker) return worker;
    worker = startWorker(script);
    worker.onmessage = ({ data }: MessageEvent<Found>) => waiting.shift()?.(data);
    worker.postMessage({ json } satisfies Request);
    return worker;
  };
  return {
    wake,
    find(text, limit) {
      wake().postMessage({ text, limit } satisfies Request);
      // Answers come in the order of the questions.
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

function startWorker(script: string): Worker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } };
  const policy = trustedTypes?.createPolicy('ecf-faq', { createScriptURL: (url: string) => url });
  return new Worker(policy ? policy.createScriptURL(url) : url);
}

interface Policy {
  createScriptURL(url: string): string;
}

/**
 * Answers the page, in the worker.
 * @param languages needed if the FAQ of the page names another language than English
 */
export function serve(worker: Pick<Worker, 'addEventListener' | 'postMessage'>, languages?: Languages): void {
  let awake: { catalog: Catalog; categories: readonly string[] } | undefined;
  worker.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    const { json, text = '', limit = 0 } = data;
    if (json !== undefined) {
      const { faq, categories } = JSON.parse(json) as SearchData;
      const { sections, map } = compileFaq(unpackFaq(faq), languages);
      awake = { catalog: createCatalog(sections, map, languages), categories };
    } else if (awake) {
      const { catalog, categories } = awake;
      worker.postMessage(plain(catalog.search(parseQuery(text), { categories, limit })));
    }
  });
}

function plain({ hits, ...result }: SearchResult): Found {
  return {
    ...result,
    hits: hits.map(({ entry, rank, spans, snippet }) => ({ entry, rank, spans, snippet: snippet() })),
  };
}
