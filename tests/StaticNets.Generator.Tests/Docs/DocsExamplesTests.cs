using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>
/// Every C# example of the docs compiles, given the data and networks that its page describes. The pages of layers and of diagnostics, and
/// the beginning of the README, have tests of their own.
/// </summary>
public sealed partial class DocsExamplesTests
{
    /// <summary>Declarations of names that pages use without declaring them.</summary>
    private const string Given = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using StaticNets;
        global using Digits;
        global using static Given;

        internal static class Given
        {
            public static readonly float[] x = [], pixels = [], probabilities = [], points = [], scores = [], predicted = [], targets = [];
            public static readonly int[] y = [], labels = [], classes = [];
            public static readonly int rows = 1, classCount = 10;
            public static readonly Dataset data = new(x, y), train = data, validation = data, test = data;
            public static readonly DigitNet net = new(seed: 1);
        }

        [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
        [Input(64)]
        [Dense(32, Activation = Activation.Relu)]
        [Dense(10, Activation = Activation.Softmax)]
        internal sealed partial class DigitNet;

        [Network]
        [Input(2)]
        [Dense(3, Activation = Activation.Softmax)]
        internal sealed partial class SpiralNet;

        namespace Digits
        {
            [Network]
            [Input(64)]
            [Dense(10, Activation = Activation.Softmax)]
            internal sealed partial class DigitClassifier;
        }
        """;

    // These pages show excerpts from the generator and the library, which compile only in their projects.
    private static readonly string[] _ofTheProject = ["docs/adding-a-layer.md", "docs/adding-an-operation.md"];

    public static TheoryData<string, int> Examples
    {
        get
        {
            TheoryData<string, int> examples = [];
            foreach (string page in Pages().Except(_ofTheProject))
            {
                int first = page == "README.md" ? 2 : 0;
                for (int i = first; i < Blocks(page).Count; i++)
                {
                    examples.Add(page, i);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Compile(string page, int number)
    {
        string example = Blocks(page)[number];
        string[] errors = [.. Errors(example)];

        // A page may also show class members or an expression.
        bool compiles =
            errors.Length == 0 || !Errors($"internal sealed class Around\n{{\n{example}\n}}").Any() || !Errors($"_ = {example};").Any();
        Assert.True(compiles, string.Join('\n', errors.Prepend(example)));
    }

    private static IEnumerable<string> Pages()
    {
        string root = Repository.PathOf();
        return new[] { "docs", "samples", "src", "tools", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root, "*.md"))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(page => !HasTestsOfItsOwn().IsMatch(page))
            .Order(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Blocks(string page) =>
        [.. Fence().Matches(Repository.Read(page.Split('/'))).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Errors(string example)
    {
        bool isProgram = CSharpSyntaxTree
            .ParseText(example, TestCompilation.ParseOptions)
            .GetRoot()
            .ChildNodes()
            .Any(node => node.IsKind(SyntaxKind.GlobalStatement));
        CSharpCompilation compilation = TestCompilation.Create(example, Given);
        compilation = compilation
            .RemoveSyntaxTrees(compilation.SyntaxTrees[^1])
            .WithOptions(
                compilation.Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            );
        if (example.Contains("WebApplication", StringComparison.Ordinal))
        {
            compilation = WithWeb(compilation);
        }

        WeightText weights = WeightText.Of(
            "Digits.DigitClassifier",
            WeightText.Header(("dense/kernel", "F32", [64, 10]), ("dense/bias", "F32", [10]))
        );
        (Compilation generated, _) = TestCompilation.Generate(compilation, files: weights);
        return TestCompilation
            .Diagnose(generated, weights)
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString());
    }

    /// <summary>Adds the assemblies of ASP.NET Core, and the usings of projects with the SDK <c>Microsoft.NET.Sdk.Web</c>.</summary>
    private static CSharpCompilation WithWeb(CSharpCompilation compilation)
    {
        const string usings = """
            global using Microsoft.AspNetCore.Builder;
            global using Microsoft.AspNetCore.Http;
            global using Microsoft.Extensions.DependencyInjection;
            """;
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = runtime.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);
        return compilation
            .AddReferences(Directory.EnumerateFiles(web, "Microsoft.*.dll").Select(path => MetadataReference.CreateFromFile(path)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(usings, TestCompilation.ParseOptions));
    }

    [GeneratedRegex(@"^ *```csharp\n(.*?)\n *```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^docs/(layers|diagnostics)/|/(bin|obj)/")]
    private static partial Regex HasTestsOfItsOwn();
}
