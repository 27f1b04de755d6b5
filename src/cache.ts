/**
 * A cache of files that can be rebuilt, in a folder that only the user can write to: whoever can write there decides
 * what the program says.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

export interface Cache {
  /** Null if the environment names no folder, or one that others can write to. */
  readonly folder: string | null;
  readonly processId: number;
  /** Null on Windows, which has no user ids. */
  readonly user: number | null;
}

/** Milliseconds after which a temporary file was left behind by a process that was killed. */
const ABANDONED = 24 * 60 * 60 * 1000;
/** The permissions of others to write. */
const OTHERS_WRITE = 0o022;
/** In a folder of everybody (/tmp), only its owner may rename or remove a file. */
const STICKY = 0o1000;
/** No link is followed, and a FIFO does not block. Windows has neither. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** The names that `writeCached` gives to files that are not complete. */
const TEMPORARY = /^[\w-]+\.snapshot\.\d+-[a-z0-9]+\.tmp$/;

/** $XDG_CACHE_HOME, by default ~/.cache; %LOCALAPPDATA% on Windows. A relative path is ignored, as XDG requires. */
export function cacheOf(process: NodeJS.Process): Cache {
  const { env, platform, pid } = process;
  const home = env.HOME && `${env.HOME}/.cache`;
  const parents = [env.XDG_CACHE_HOME, platform === 'win32' ? env.LOCALAPPDATA : home];
  const parent = parents.find((path) => path && isAbsolute(path));
  const user = process.geteuid?.() ?? null;
  let folder: string | null | undefined;
  return {
    processId: pid,
    user,
    /** Checked when it is first needed: many calls need none. */
    get folder() {
      if (folder !== undefined) return folder;
      const isSafe = parent !== undefined && isOwnFolder(join(parent, 'ecf-faq'), user);
      folder = isSafe ? join(parent, 'ecf-faq') : null;
      return folder;
    },
  };
}

/** Whether the folder is, or can be created as, the user's own, in folders that nobody else can write to. */
function isOwnFolder(folder: string, user: number | null): boolean {
  const isFolder = (stats: Stats) => stats.isDirectory() && isOwn(stats, user);
  try {
    const own = statsOf(folder);
    if (own && !isFolder(own)) return false;
    let parent = dirname(folder);
    while (!statsOf(parent)) parent = dirname(parent);
    // Of the folders above, links may lead to the nearest: what it is in counts.
    const real = realpathSync.native(parent);
    return isFolder(lstatSync(real)) && (user === null || isKept(dirname(real), user));
  } catch {
    // It cannot be reached.
    return false;
  }
}

/** Whether nobody else can replace what is in the folder, or in one above it. */
function isKept(folder: string, user: number): boolean {
  const { uid, mode } = lstatSync(folder);
  const isSafe = (uid === user || uid === 0) && ((mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0);
  return isSafe && (dirname(folder) === folder || isKept(dirname(folder), user));
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function isOwn({ uid, mode }: Stats, user: number | null): boolean {
  return user === null || (uid === user && (mode & OTHERS_WRITE) === 0);
}

/** Opens a cached file; null if there is none, or if it is not a regular file of the user's own. */
export function openCached(name: string, { folder, user }: Cache): number | null {
  try {
    if (folder === null) return null;
    const descriptor = openSync(join(folder, name), READ);
    const stats = fstatSync(descriptor);
    if (stats.isFile() && isOwn(stats, user)) return descriptor;
    closeSync(descriptor);
  } catch {
    // There is none.
  }
  return null;
}

/**
 * Writes a file completely or not at all; failing to write it is not an error.
 * @param name letters, digits, `_` and `-`, then `.snapshot`
 */
export function writeCached(name: string, content: Buffer, { folder, processId }: Cache): void {
  if (folder === null) return;
  createFolder(folder);
  // Nobody can know the name beforehand, and an existing file or link is never followed.
  const temporary = join(folder, `${name}.${processId}-${Math.random().toString(36).slice(2)}.tmp`);
  const isWritten = attempt(() => {
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, join(folder, name));
  });
  if (!isWritten) attempt(() => rmSync(temporary, { force: true }));
  attempt(() => removeAbandoned(folder));
}

export function createFolder(folder: string): void {
  // One at a time: where no folder can be created (/proc), Node's recursive mkdir never returns.
  for (const missing of [dirname(folder), folder]) attempt(() => mkdirSync(missing, { mode: 0o700 }));
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => TEMPORARY.test(name))) {
    const file = join(folder, name);
    const stats = lstatSync(file);
    if (stats.isFile() && Date.now() - stats.mtimeMs > ABANDONED) rmSync(file);
  }
}

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
