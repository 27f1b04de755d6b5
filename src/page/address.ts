/** The state of the page in its address: `#q=pacer+login`, or `#forgot-login` for an entry. */

const SEARCH = '#q=';
/** Browsers refuse more than some hundred changes in a few seconds, so an address follows typing after a pause. */
const PAUSE = 250;

export interface Address {
  /** The words searched for; null if the address is not that of a search. */
  query(): string | null;
  /** The id of the part of the page that the address names; may be empty. */
  target(): string;
  /** Takes down what is searched for, after a pause. A search is one step in the history, however it is reworded. */
  note(query: string): void;
  /** Takes it down now, before the reader goes elsewhere. */
  settle(): void;
  /** Takes nothing down: the reader has gone elsewhere. */
  forget(): void;
}

export function createAddress({ location, history }: Window): Address {
  const query = () =>
    location.hash.startsWith(SEARCH) ? (new URLSearchParams(location.hash.slice(1)).get('q') ?? '') : null;
  let noted: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    noted = null;
  };
  const settle = () => {
    if (noted === null) return;
    const address = location.href.replace(/#.*/s, '') + (noted ? `#${new URLSearchParams({ q: noted })}` : '');
    if (query() === null && noted) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    forget();
  };
  return {
    query,
    target: () => (query() === null ? decoded(location.hash.slice(1)) : ''),
    note(words) {
      noted = words;
      clearTimeout(timer);
      timer = setTimeout(settle, PAUSE);
    },
    settle,
    forget,
  };
}

/** What is percent-encoded in a part of an address; the part itself if that is wrong. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
