using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>The diagnostics of a mutant, and the results of the offered fixes.</summary>
/// <param name="Errors">Errors of StaticNets and of the compiler.</param>
/// <param name="Fixes">The result of each fix.</param>
internal sealed record MutantFinding(Mutant Mutant, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<OfferedFix> Fixes)
{
    /// <summary>Whether there is exactly one error, which is of StaticNets and not of the compiler.</summary>
    public bool IsOne => Errors.Count == 1 && Errors[0].Id.StartsWith("SNET", StringComparison.Ordinal);

    /// <summary>Whether an error is located at the changed value.</summary>
    public bool IsUnderlined => Errors.Any(error => error.Location.SourceSpan.Contains(Mutant.Span));

    public string Ids => string.Join('+', Errors.Select(error => error.Id).Order(StringComparer.Ordinal));

    public string Describe() => $"{string.Join('\n', Errors)}\n{Mutant}";
}

/// <summary>The result of a fix that the editor offers.</summary>
/// <param name="Title">The text in the menu.</param>
/// <param name="Text">The whole file after the fix.</param>
/// <param name="Declaration">
/// <paramref name="Text"/> with the class name before the mutation, so that the fixes of many mutants give the same text, which is compiled
/// once.
/// </param>
internal sealed record OfferedFix(string Title, string Text, string Declaration);
