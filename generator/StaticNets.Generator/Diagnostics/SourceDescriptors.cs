using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// Diagnostics for classes that the generator cannot complete: in an old C# version, in generated code, or in another language.
/// </summary>
internal static class SourceDescriptors
{
    public static readonly DiagnosticDescriptor OldLanguage = new(
        ProblemIds.OldLanguage,
        "Networks need C# 13 or later",
        "'{0}' needs C# 13 or later, but this project is compiled as C# {1}: write <LangVersion>13</LangVersion> in the project file, or remove the line that sets LangVersion",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.OldLanguage),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnseenClass = new(
        ProblemIds.UnseenClass,
        "A network cannot stand in generated code",
        "'{0}' stands in generated code, where StaticNets cannot complete it: move it to a .cs file of the project (for a Razor component, the code-behind file)",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnseenClass),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor InVisualBasic = new(
        ProblemIds.InVisualBasic,
        "A network must be declared in C#",
        "'{0}' is declared in Visual Basic, and StaticNets completes classes in C# only: declare it in a C# class library and reference that",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.InVisualBasic),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [OldLanguage, UnseenClass, InVisualBasic];
}
