using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Tests.Support;

/// <content>What only tests need, not the benchmarks.</content>
internal sealed partial record GeneratedCompilation
{
    /// <summary>The same with empty functions: of the computation the passes alone, which call them.</summary>
    public GeneratedCompilation WithoutFunctions()
    {
        SyntaxTree kernels = Compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(".Kernels.g.cs", StringComparison.Ordinal));
        SyntaxNode root = kernels.GetRoot();
        IEnumerable<MethodDeclarationSyntax> functions = root.DescendantNodes(node => node is not BlockSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(method => !method.Identifier.ValueText.EndsWith("Pass", StringComparison.Ordinal))
            .Where(method => !method.Modifiers.Any(SyntaxKind.AbstractKeyword));
        BlockSyntax empty = SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw null!;"));
        SyntaxNode without = root.ReplaceNodes(
            functions,
            (method, _) => method.WithBody(empty).WithExpressionBody(null).WithSemicolonToken(default)
        );
        return new(Original, Compilation.ReplaceSyntaxTree(kernels, kernels.WithRootAndOptions(without, kernels.Options)), Result);
    }

    /// <summary>Passes if there are no diagnostics. Hidden ones, suggestions of the compiler, do not count.</summary>
    /// <param name="about">The subject of the compilation, for the message of a failure.</param>
    public void AssertClean(string about)
    {
        Assert.Null(Result.Exception);
        string[] complaints =
        [
            .. Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(Describe).Take(20),
        ];
        Assert.True(complaints.Length == 0, $"{about}\n{string.Join('\n', complaints)}");
    }
}
