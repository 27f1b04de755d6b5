/** Files in the executable: importing one gives its path, from which Node's file functions read it. */

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
