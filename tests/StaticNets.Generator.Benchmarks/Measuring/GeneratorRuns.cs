using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>Runs the generator on a chain of layers, as a build and an editor do. Parsing the user's file is not measured.</summary>
internal sealed class GeneratorRuns
{
    public const int Repetitions = 9;
    public const int Compilations = 5;

    // The warm-up is long, because the C# compiler has many methods and the JIT optimises them one by one.
    private const double WarmUpSeconds = 8;
    private const int LayersOfWarmUp = 12;

    private readonly string _source;
    private int _edits;

    public GeneratorRuns(int layers)
    {
        _source = LargeNetworks.Chain(StarterSource.Network, "Single", layers);
    }

    /// <summary>Length of the emitted files in UTF-8; known after a run.</summary>
    public long EmittedBytes { get; private set; }

    /// <summary>For some seconds, runs all measured code with a network other than the measured one.</summary>
    public static void WarmUp()
    {
        GeneratorRuns runs = new(LayersOfWarmUp);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
        {
            runs.Cold();
            runs.CommentEdit();
            runs.Compile(out _);
        }
    }

    /// <summary>
    /// Returns the milliseconds of the generator in a build, with a new driver and a new compilation. The compilation has already read its
    /// references, because a build without a generator reads them too.
    /// </summary>
    public double Cold()
    {
        GeneratorDriver driver = NewDriver();
        Compilation compilation = NewCompilation();
        _ = compilation.GetTypeByMetadataName(AttributeNames.Network);
        double time = Sampling.Time(() => driver = driver.RunGenerators(compilation));
        EmittedBytes = driver.GetRunResult().GeneratedTrees.Sum(tree => (long)Encoding.UTF8.GetByteCount(tree.GetText().ToString()));
        return time;
    }

    /// <summary>Returns the milliseconds of the run after an edit that adds a comment between the attributes.</summary>
    public double CommentEdit()
    {
        Compilation before = NewCompilation();
        GeneratorDriver driver = NewDriver().RunGenerators(before);
        Compilation after = before.ReplaceSyntaxTree(before.SyntaxTrees.First(), Parse(Edited()));
        return Sampling.Time(() => driver = driver.RunGenerators(after));
    }

    /// <summary>Returns the milliseconds of compiling the user's and the emitted files.</summary>
    public double Compile(out byte[] assembly)
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(NewCompilation(), out Compilation compilation, out _);
        using MemoryStream image = new();
        bool success = false;
        double time = Sampling.Time(() => success = compilation.Emit(image).Success);
        assembly = image.ToArray();
        return success ? time : throw new InvalidOperationException("The network does not compile.");
    }

    /// <summary>Creates a driver without tracking of steps, as in a build.</summary>
    private static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: GeneratorHost.ParseOptions(LanguageVersion.CSharp13)
        );

    private Compilation NewCompilation() =>
        GeneratorHost.Compilation(Parse(_source), GeneratorHost.Parse(StarterSource.Text, "Starter.cs"));

    private static SyntaxTree Parse(string text) => GeneratorHost.Parse(text, "Net.cs");

    private string Edited()
    {
        string comment = (++_edits).ToString(CultureInfo.InvariantCulture);
        return _source.Replace("[Input(", $"// edit {comment}\n[Input(", StringComparison.Ordinal);
    }
}
