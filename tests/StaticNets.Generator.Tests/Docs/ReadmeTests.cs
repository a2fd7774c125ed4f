using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>The program of the README compiles and runs, and the compiler reports the diagnostics that the README shows.</summary>
public sealed class ReadmeTests
{
    // The namespaces that a console project imports for every file.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void TheQuickStartRunsAsItStands()
    {
        SyntaxTree[] trees =
        [
            GeneratorHost.Parse(Block("csharp", 0), version: GeneratorHost.CSharp14),
            GeneratorHost.Parse(ImplicitUsings, "ImplicitUsings.cs", GeneratorHost.CSharp14),
        ];
        CSharpCompilation program = GeneratorHost.Compilation(trees);
        program = program.WithOptions(
            program.Options.WithOutputKind(OutputKind.ConsoleApplication).WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        );
        GeneratorHost.Driver(GeneratorHost.CSharp14).RunGeneratorsAndUpdateCompilation(program, out Compilation whole, out _);
        using MemoryStream stream = new();
        Assert.Empty(whole.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        MethodInfo main = Assembly.Load(stream.ToArray()).EntryPoint!;
        TextWriter console = Console.Out;
        using StringWriter printed = new();
        Console.SetOut(printed);
        try
        {
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        string[] lines = printed.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains("Total params: 33 (132 bytes, float)", lines);
        Assert.Equal([false, true, true, false], lines.Where(line => line.Contains(" xor ")).Select(IsOne));
    }

    [Fact]
    public void TheMistakeIsReportedInTheWordsShown()
    {
        string source = "using StaticNets;\n" + Block("csharp", 1);
        string shown = Block("text", 0).Trim();
        Diagnostic reported = Assert.Single(TestCompilation.Findings(source));
        Assert.Equal($"error {reported.Id}: {reported.GetMessage()}", shown);
    }

    private static bool IsOne(string line) => double.Parse(line.Split(" = ")[1], System.Globalization.CultureInfo.InvariantCulture) > 0.5;

    /// <summary>Returns a code block of a language by its number.</summary>
    private static string Block(string language, int number) =>
        Repository.Read("README.md").Split("```" + language + "\n")[number + 1].Split("\n```")[0];
}
