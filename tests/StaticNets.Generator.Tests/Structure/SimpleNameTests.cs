using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Text;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Structure;

/// <summary>
/// Types of the library that a user's class can hide are printed through <see cref="SimpleNames"/>, which writes the full name if they are
/// hidden. No other text that the generator prints may contain their names.
/// </summary>
public sealed class SimpleNameTests
{
    [Fact]
    public void NoTextOfTheGeneratorNamesSuchAType() =>
        Assert.Empty(
            FolderUses
                .Sources(Repository.PathOf("generator/StaticNets.Generator"))
                .Where(file => file.Key != "Text/SimpleNames.cs")
                .SelectMany(file => Named(file.Value).Select(text => $"{file.Key}: {text}"))
        );

    /// <summary>The control: names in printed text are found, names in code and comments are not.</summary>
    [Fact]
    public void ANameInATextIsFound()
    {
        const string code = """
            // "Unsafe.Add"
            void Write() { Line("x = ref Unsafe.Add(ref x, 1);"); Line($"V v = {names.SimdMath}.Exp(x) + SimdMath.Exp(y);"); Line("NotUnsafe"); }
            """;
        Assert.Equal(["x = ref Unsafe.Add(ref x, 1);", ".Exp(x) + SimdMath.Exp(y);"], Named(code));
    }

    private static IEnumerable<string> Named(string code) =>
        CSharpSyntaxTree
            .ParseText(code, new CSharpParseOptions(LanguageVersion.Preview))
            .GetRoot()
            .DescendantNodes()
            .Select(node =>
                node switch
                {
                    LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                    InterpolatedStringTextSyntax part => part.TextToken.ValueText,
                    _ => "",
                }
            )
            .Where(text => SimpleNames.All.Any(name => Regex.IsMatch(text, $@"\b{name}\b")));
}
