using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace StaticNets.Generator.Tests.Support;

/// <summary>A compilation with the emitted files in it.</summary>
/// <param name="Original">The user's files alone.</param>
/// <param name="Compilation">The user's files and the emitted ones.</param>
/// <param name="Result">The diagnostics and files of the generator.</param>
internal sealed partial record GeneratedCompilation(Compilation Original, Compilation Compilation, GeneratorRunResult Result)
{
    private readonly Lazy<ImmutableArray<Diagnostic>> _diagnostics = new(() => [.. Result.Diagnostics, .. Compilation.GetDiagnostics()]);

    private readonly Lazy<(EmitResult Result, byte[] Image)> _emitted = new(() =>
    {
        using MemoryStream stream = new();
        return (Compilation.Emit(stream), stream.ToArray());
    });

    /// <summary>The emitted files one after the other, each under its name.</summary>
    public string Text =>
        string.Join('\n', Result.GeneratedSources.Select(source => "// ===== " + source.HintName + "\n" + source.SourceText));

    /// <summary>All diagnostics of the generator and the compiler, including hidden ones.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        _emitted.IsValueCreated ? [.. Result.Diagnostics, .. _emitted.Value.Result.Diagnostics] : _diagnostics.Value;

    /// <summary>Returns the diagnostics of one of many networks: in its own file <c>Name.cs</c> and in the files emitted for it.</summary>
    public IEnumerable<string> ComplaintsAbout(string name) =>
        Diagnostics
            .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
            .Where(diagnostic => Path.GetFileName(diagnostic.Location.GetLineSpan().Path).Split('.', '+').Contains(name))
            .Select(Describe)
            .Take(5);

    /// <summary>Returns the compiled assembly.</summary>
    /// <exception cref="InvalidOperationException">The code does not compile.</exception>
    public MemoryStream Emit()
    {
        (EmitResult result, byte[] image) = _emitted.Value;
        return result.Success
            ? new MemoryStream(image)
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Select(Describe)));
    }

    /// <summary>
    /// Compiles the assembly immediately. <see cref="Diagnostics"/> are then those of this compilation; without this call,
    /// <see cref="Diagnostics"/> and <see cref="Emit"/> would each compile everything.
    /// </summary>
    public GeneratedCompilation Emitted()
    {
        _ = _emitted.Value;
        return this;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{diagnostic} | {line}";
    }
}
