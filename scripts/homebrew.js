/**
 * Prints the Homebrew formula of a release, from the checksums in standalone/:
 * `node scripts/homebrew.js <address of the repository>`.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, nameOf } from './targets.js';

const [, , repository] = process.argv;
if (!/^https:\/\/[\w.-]+\/[\w./-]+$/.test(repository ?? '')) {
  throw new Error('usage: node scripts/homebrew.js https://<host>/<owner>/<repository>');
}
const { version, description, license } = JSON.parse(readFileSync('package.json', 'utf8'));
const sums = readFileSync(join(FOLDER, 'SHA256SUMS'), 'utf8').split('\n');

console.log(`class EcfFaq < Formula
  desc ${JSON.stringify(description)}
  homepage "${repository}"
  version "${version}"
  license "${license}"

${system('macos', 'darwin')}
${system('linux', 'linux')}
  resource "manual" do
${download('ecf-faq.1')}
  end

  def install
    bin.install Dir["ecf-faq-*"].first => "ecf-faq"
    chmod 0755, bin/"ecf-faq"
    generate_completions_from_executable(bin/"ecf-faq", "completion", shells: [:bash, :zsh, :fish])
    resource("manual").stage { man1.install "ecf-faq.1" }
  end

  test do
    assert_match "link-pacer-account", shell_output("#{bin}/ecf-faq search pacer login")
  end
end`);

function system(name, platform) {
  return `  on_${name} do
${processor('arm', `${platform}-arm64`)}
${processor('intel', `${platform}-x64`)}
  end
`;
}

function processor(name, target) {
  return `    on_${name} do
${download(nameOf(target), '      ')}
    end`;
}

function download(file, indent = '    ') {
  const sum = sums.find((line) => line.endsWith(`  ${file}`))?.split(' ')[0];
  if (!sum) throw new Error(`SHA256SUMS does not have ${file}: npm run build:standalone -- all`);
  return `${indent}url "${repository}/releases/download/v${version}/${file}"
${indent}sha256 "${sum}"`;
}
