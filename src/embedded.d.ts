/** What the build makes: files in the executable, whose import gives a path for Node's file functions, and the page. */

declare module '*.yaml' {
  const path: string;

  export { path as default };
}

declare module '*.txt' {
  const path: string;

  export { path as default };
}

declare module '*.snapshot' {
  const path: string;

  export { path as default };
}

/** The style and the scripts of the web pages: scripts/page.js makes them before the program is bundled. */
declare module '*/page.json' {
  interface Part {
    readonly text: string;
    /** For the Content-Security-Policy of a page. */
    readonly hash: string;
  }
  /** Only the worker of a page runs `languages`: the page itself needs no hash for it. */
  const page: { readonly script: Part; readonly style: Part; readonly languages: string };

  export { page as default };
}
