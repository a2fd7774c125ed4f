using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings about networks that work. Their code is emitted in spite of the warning.</summary>
public class AdviceTests
{
    public static TheoryData<string, string> Networks { get; } =
        new()
        {
            {
                ProblemIds.ManySaturatingLayers,
                "[Network] [Input(4)] [Dense(1, Activation = Activation.Tanh)] [Dense(1, Activation = Activation.Tanh)] "
                    + "[Dense(1, Activation = Activation.Tanh)] [Dense(1, Activation = Activation.Tanh)] [Dense(1, Activation = Activation.Tanh)]"
            },
            {
                ProblemIds.SquaredErrorOfSoftmax,
                "[Network(Loss = Loss.MeanSquaredError)] [Input(4)] [Dense(3, Activation = Activation.Softmax)]"
            },
            { ProblemIds.DropoutAtTheEnd, "[Network(Loss = Loss.MeanSquaredError)] [Input(4)] [Dense(3)] [Dropout(0.5)]" },
            { ProblemIds.ProbabilitiesTwice, "[Network] [Input(4)] [Dense(3, Activation = Activation.Softmax)] [Softmax]" },
            { ProblemIds.ChannelsFirst, "[Network] [Input(3, 32, 32)] [Conv2D(16, 3)] [Flatten] [Dense(3)]" },
            { ProblemIds.ReadTwice, "[Network] [Input(4)] [Dense(4, Name = \"a\")] [Dense(4, Name = \"b\")] [Add(\"a\", \"b\")]" },
            {
                ProblemIds.NothingLearned,
                "[Network(Loss = Loss.MeanSquaredError)] [Input(5, 2)] [Dense(3, PerStep = true)] [LiquidState(4)] [Dense(1)]"
            },
            { ProblemIds.LongMemory, "[Network(Loss = Loss.MeanSquaredError)] [Input(51, 2)] [SimpleRnn(3)]" },
            {
                ProblemIds.UnsuitedInitializer,
                "[Network] [Input(4)] [Dense(3, Activation = Activation.Tanh, KernelInitializer = Initializer.HeNormal)]"
            },
        };

    [Theory]
    [MemberData(nameof(Networks))]
    public void AnOptionDecides(string id, string network)
    {
        Assert.Equal([(id, Descriptors.Find(id).DefaultSeverity)], Report(network, id, ReportDiagnostic.Default));
        Assert.Equal([(id, DiagnosticSeverity.Error)], Report(network, id, ReportDiagnostic.Error));
        Assert.Empty(Report(network, id, ReportDiagnostic.Suppress));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void APragmaHidesIt(string id, string network) =>
        Reports.Match($"#pragma warning disable {id}\n{network} public partial class Net;\n#pragma warning restore {id}");

    [Theory]
    [MemberData(nameof(Networks))]
    public void TheNetworkIsCompletedAllTheSame(string id, string network)
    {
        string source = $"using StaticNets; /** <summary>Works.</summary> */ {network} public partial class Net;";
        GeneratedCompilation generated = GeneratorHost.Generate(source);
        generated.AssertClean(id);
        // Public members, engine, functions and, for a network without a loss, the engine that trains it by gradients of its outputs.
        Assert.Equal(network.Contains("Loss = ", StringComparison.Ordinal) ? 3 : 4, generated.Result.GeneratedSources.Length);
        Assert.DoesNotContain(id, generated.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Id, DiagnosticSeverity Severity)> Report(string network, string id, ReportDiagnostic option)
    {
        CSharpCompilationOptions options = TestCompilation.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, option)
        );
        Compilation compilation = TestCompilation.Create(network + " public partial class Net;").WithOptions(options);
        return TestCompilation.Analyze(TestCompilation.Generate(compilation).Compilation).Select(report => (report.Id, report.Severity));
    }
}
