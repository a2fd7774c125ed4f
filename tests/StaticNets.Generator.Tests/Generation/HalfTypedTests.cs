using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// Sources as they are while a user types: a valid file without one token, cut off after a token, or with an additional token. The compiler
/// reports errors in the user's file; the emitted files add none, and the generator does not fail.
/// </summary>
public sealed class HalfTypedTests
{
    private const string Nested = """
        using StaticNets;

        namespace Acme.Shapes.Inner
        {
            internal static partial class Outer
            {
                internal partial record struct Middle(int Size)
                {
                    [Network(Loss = Loss.MeanSquaredError)]
                    [Input(1)]
                    [Dense(1, Name = "stem")]
                    public sealed partial class Net : System.IDisposable
                    {
                        public Net(string text)
                            : this(text.Length) { }

                        public void Dispose() { }
                    }
                }
            }
        }
        """;

    private const string Plain = """
        using StaticNets;

        namespace Acme.Shapes;

        [Network, Input(1), Dense(1)]
        public partial class Net;
        """;

    // Names, brackets and keywords that can begin another construct at the place where they are inserted.
    private static readonly string[] _tooMany =
    [
        "x",
        ".",
        "<",
        "<T>",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "class",
        "namespace",
        "static",
        "where",
        "@",
        ":",
        "\"",
    ];

    [Theory]
    [InlineData(Nested)]
    [InlineData(Plain)]
    public void ATokenThatIsMissing(string source) =>
        AssertNoErrorsInEmittedFiles(Tokens(source).Select(token => source.Remove(token.SpanStart, token.Span.Length)));

    [Theory]
    [InlineData(Nested)]
    [InlineData(Plain)]
    public void AFileThatEndsBehindAToken(string source) =>
        AssertNoErrorsInEmittedFiles(Tokens(source).Select(token => source[..token.Span.End]));

    [Fact]
    public void ATokenTooMany() =>
        AssertNoErrorsInEmittedFiles(
            Tokens(Plain)
                .SelectMany(token => _tooMany.Prepend(token.Text).Select(more => Plain.Insert(token.Span.End, $" {more} ")))
                .Where((_, i) => i % LongRun.Count(5, 1) == 0)
        );

    [Fact]
    public void ANamespaceWithTwoDots() =>
        AssertNoErrorsInEmittedFiles([Plain.Replace("Acme.Shapes", "Acme. .Shapes", StringComparison.Ordinal)]);

    private static IEnumerable<SyntaxToken> Tokens(string source) =>
        CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);

    private static void AssertNoErrorsInEmittedFiles(IEnumerable<string> sources)
    {
        List<string> faults = [];
        foreach (string source in sources)
        {
            Compilation original = TestCompilation.Create(source);
            (Compilation compilation, ImmutableArray<Diagnostic> reports) = TestCompilation.Generate(original);

            // Bodies of emitted methods are left out: they do not depend on the unfinished source, and compiling them takes most of the
            // time.
            Diagnostic? fault = compilation
                .GetParseDiagnostics()
                .Concat(compilation.GetDeclarationDiagnostics())
                .Concat(reports)
                .FirstOrDefault(found =>
                    found.Severity == DiagnosticSeverity.Error && !original.SyntaxTrees.Contains(found.Location.SourceTree)
                );
            if (fault is not null)
            {
                faults.Add($"{fault}\n{source}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} sources\n{string.Join("\n\n", faults.Take(3))}");
    }
}
