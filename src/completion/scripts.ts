/**
 * The completion scripts: each asks the program what may come next, and offers it. Of what is typed and what comes back,
 * none evaluates anything.
 */

export const SCRIPTS = {
  bash: `# bash completion for ecf-faq

_ecf_faq() {
    local typed=\${COMP_LINE:0:COMP_POINT} words line files i
    IFS=$' \\t\\n' read -r -d '' -a words <<< "$typed"
    [[ $typed == *[[:space:]] ]] && words+=('')
    COMPREPLY=()
    # After a redirection, a file.
    local redirected='(^|[[:space:]])([0-9]*|&)[<>]+[&|]?[[:space:]]*[^[:space:]]*$'
    if [[ $typed =~ $redirected ]]; then
        compopt -o default 2> /dev/null
        return
    fi
    while IFS= read -r line; do
        case $line in
            :files) files=1 ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done < <(ecf-faq completion bash complete -- "\${words[@]:1}" 2> /dev/null)
    [[ $files ]] && compopt -o default 2> /dev/null
    for i in "\${!COMPREPLY[@]}"; do
        line=\${COMPREPLY[i]}
        COMPREPLY[i]=\${line%%$'\\t'*}
        # A list shows descriptions. A single word is inserted, and so is each in turn by menu-complete (types 37, 42).
        if [[ \${#COMPREPLY[@]} -gt 1 && $line == *$'\\t'?* && $COMP_TYPE != 37 && $COMP_TYPE != 42 ]]; then
            printf -v line '%-24s  (%s)' "\${COMPREPLY[i]}" "\${line#*$'\\t'}"
            [[ \${#line} -lt \${COLUMNS:-80} ]] || line="\${line:0:\${COLUMNS:-80} - 5}...)"
            COMPREPLY[i]=$line
        fi
    done
}

complete -F _ecf_faq ecf-faq
`,
  zsh: `#compdef ecf-faq
# zsh completion for ecf-faq

_ecf_faq() {
    local line
    local -a lines found
    lines=("\${(@f)$(ecf-faq completion zsh complete -- "\${(@)words[2,CURRENT]}" 2> /dev/null)}")
    compset -P '--*='
    for line in $lines; do
        case $line in
            :files) _files; return ;;
            ?*) found+=("\${line/$'\\t'/:}") ;;
        esac
    done
    _describe 'ecf-faq' found
}

# The question mark of a question is no pattern. For patterns of files: command ecf-faq check *.yaml
alias ecf-faq='noglob ecf-faq'
if [[ $funcstack[1] == _ecf_faq ]]; then _ecf_faq "$@"; else compdef _ecf_faq ecf-faq; fi
`,
  fish: `# fish completion for ecf-faq

function __ecf_faq_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (ecf-faq completion fish complete -- $words[2..-1] "$current" 2> /dev/null)
    set -l option (string match -r -- '^--[^=]+=' "$current")
    if test "$lines" = :files
        # As fish itself completes what no command knows, quoted or not.
        set lines (complete -C "'' "(string replace -- "$option" '' "$current"))
    end
    for line in $lines
        echo -- "$option$line"
    end
end

complete -c ecf-faq -f -a '(__ecf_faq_complete)'
`,
  powershell: `# PowerShell completion for ecf-faq

Register-ArgumentCompleter -Native -CommandName ecf-faq -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object {
        $_.Extent.StartOffset -lt $cursorPosition
    } | ForEach-Object {
        $_.Extent.Text.Substring(0, [Math]::Min($_.Extent.Text.Length, $cursorPosition - $_.Extent.StartOffset))
    })
    # Windows PowerShell drops empty arguments.
    if ($wordToComplete -eq '') { $words += "''" }
    # In quotes, because PowerShell removes a bare -- from the arguments of a script.
    $lines = @(ecf-faq completion powershell complete '--' @words 2> $null)
    # Without a result, PowerShell offers files.
    if ($lines[0] -eq ':files') { return }
    if ($lines.Count -eq 0) { return '' }
    $option = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    foreach ($line in $lines) {
        $word, $description = $line -split "$([char]9)", 2
        if (-not $description) { $description = $word }
        [System.Management.Automation.CompletionResult]::new("$option$word", $word, 'ParameterValue', $description)
    }
}
`,
};

export type Shell = keyof typeof SCRIPTS;
