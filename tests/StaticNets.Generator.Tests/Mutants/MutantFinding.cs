using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>What was said about a mutant, and what became of the fixes that were offered.</summary>
/// <param name="Errors">Errors of StaticNets and of the compiler.</param>
/// <param name="Fixes">The text after each fix.</param>
internal sealed record MutantFinding(Mutant Mutant, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<OfferedFix> Fixes)
{
    /// <summary>One error of StaticNets, and none of the compiler.</summary>
    public bool IsOne => Errors.Count == 1 && Errors[0].Id.StartsWith("SNET", StringComparison.Ordinal);

    /// <summary>Whether an error is underlined where the change was made.</summary>
    public bool IsUnderlined => Errors.Any(error => error.Location.SourceSpan.Contains(Mutant.Span));

    public string Ids => string.Join('+', Errors.Select(error => error.Id).Order(StringComparer.Ordinal));

    public string Describe() => $"{string.Join('\n', Errors)}\n{Mutant}";
}

/// <summary>A fix of an editor's menu, applied.</summary>
/// <param name="Title">As the menu shows it.</param>
/// <param name="Text">The whole file afterwards.</param>
/// <param name="Declaration">The same with the name that the class had before the mutation: fixes of many mutants lead to one text.</param>
internal sealed record OfferedFix(string Title, string Text, string Declaration);
