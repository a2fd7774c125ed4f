using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Tests.Support;

/// <content>Members that the tests need and the benchmarks do not.</content>
internal sealed partial record GeneratedCompilation
{
    /// <summary>Returns the compilation with empty functions, so that only the passes, which call them, have code.</summary>
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

    /// <summary>Checks that there are no diagnostics, except hidden ones, which are suggestions of the compiler.</summary>
    /// <param name="about">Description of the compilation, for the failure message.</param>
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
