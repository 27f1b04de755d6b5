class EcfFaq < Formula
  desc "The court's CM/ECF and PACER questions, answered in the terminal"
  homepage "https://example.com/some/where"
  version "1.2.3"
  license "MIT"

  on_macos do
    on_arm do
      url "https://example.com/some/where/releases/download/v1.2.3/ecf-faq-darwin-arm64"
      sha256 "4444444444444444444444444444444444444444444444444444444444444444"
    end
    on_intel do
      url "https://example.com/some/where/releases/download/v1.2.3/ecf-faq-darwin-x64"
      sha256 "3333333333333333333333333333333333333333333333333333333333333333"
    end
  end

  on_linux do
    on_arm do
      url "https://example.com/some/where/releases/download/v1.2.3/ecf-faq-linux-arm64"
      sha256 "2222222222222222222222222222222222222222222222222222222222222222"
    end
    on_intel do
      url "https://example.com/some/where/releases/download/v1.2.3/ecf-faq-linux-x64"
      sha256 "1111111111111111111111111111111111111111111111111111111111111111"
    end
  end

  resource "manual" do
    url "https://example.com/some/where/releases/download/v1.2.3/ecf-faq.1"
    sha256 "5555555555555555555555555555555555555555555555555555555555555555"
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
end
