/** The platforms that the program is built for as one executable file. */

/** Bun's package for each platform. */
export const RUNTIMES = {
  'linux-x64': '@oven/bun-linux-x64',
  'linux-arm64': '@oven/bun-linux-aarch64',
  'darwin-x64': '@oven/bun-darwin-x64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
  'windows-x64': '@oven/bun-windows-x64',
};

/** This platform. */
export const HERE = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the executables. */
export const FOLDER = 'standalone';

/** The name of a platform's executable. */
export function nameOf(target) {
  return `ecf-faq-${target}${target.startsWith('windows') ? '.exe' : ''}`;
}
