using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>A network built of blocks is planned and printed as the same network with all layers written out.</summary>
public sealed partial class BlockTests
{
    private const string Blocks = """
        using StaticNets;

        namespace Acme;

        /// <summary>Two convolutions and a shortcut around them.</summary>
        [Conv2D("filters", "kernel", Padding = Padding.Same, Activation = Activation.Relu)]
        [BatchNormalization(Name = "norm")]
        [Conv2D("filters", 3, Padding = Padding.Same)]
        [Add("input")]
        [Activation(Activation.Relu)]
        public sealed class ResidualAttribute(int filters, int kernel = 3) : BlockAttribute
        {
            /// <summary>For other blocks.</summary>
            public ResidualAttribute(string filters, int kernel = 3)
                : this(0, kernel) { }

            /// <summary>Channels.</summary>
            public int Filters { get; } = filters;

            /// <summary>Rows and columns.</summary>
            public int Kernel { get; } = kernel;
        }

        /// <summary>Widens, then refines.</summary>
        [Conv2D("2 * channels", 1)]
        [Residual("2 * channels", Repeat = 2)]
        public sealed class StageAttribute(int channels) : BlockAttribute
        {
            /// <summary>Channels of the input.</summary>
            public int Channels { get; } = channels;
        }

        /// <summary>A linear layer.</summary>
        [Dense("units")]
        public sealed class LinearAttribute(int units) : BlockAttribute
        {
            /// <summary>Outputs.</summary>
            public int Units { get; } = units;
        }

        """;

    private const string Built =
        Blocks
        + """
            /// <summary>Built of blocks.</summary>
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(6, 6, 2)]
            [Conv2D(4, 3, Name = "stem")]
            [Residual(4, kernel: 1)]
            [Stage(4, Name = "wide", From = "stem")]
            [Concatenate("residual", Name = "joined")]
            [Flatten]
            [Linear(20)]
            [Activation(Activation.Relu)]
            [Linear(3)]
            [Softmax]
            public sealed partial class Net;
            """;

    // The names differ from those of the blocks only in underscores and slashes.
    private const string WrittenOut = """
        using StaticNets;

        namespace Acme;

        /// <summary>Built of blocks.</summary>
        [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
        [Input(6, 6, 2)]
        [Conv2D(4, 3, Name = "stem")]
        [Conv2D(4, 1, Padding = Padding.Same, Activation = Activation.Relu, Name = "residual_conv2d")]
        [BatchNormalization(Name = "residual_norm")]
        [Conv2D(4, 3, Padding = Padding.Same, Name = "residual_conv2d_1")]
        [Add("stem", Name = "residual_add")]
        [Activation(Activation.Relu, Name = "residual_activation")]
        [Conv2D(8, 1, Name = "wide_conv2d", From = "stem")]
        [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "wide_residual_0_conv2d")]
        [BatchNormalization(Name = "wide_residual_0_norm")]
        [Conv2D(8, 3, Padding = Padding.Same, Name = "wide_residual_0_conv2d_1")]
        [Add("wide_conv2d", Name = "wide_residual_0_add")]
        [Activation(Activation.Relu, Name = "wide_residual_0_activation")]
        [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "wide_residual_1_conv2d")]
        [BatchNormalization(Name = "wide_residual_1_norm")]
        [Conv2D(8, 3, Padding = Padding.Same, Name = "wide_residual_1_conv2d_1")]
        [Add("wide_residual_0_activation", Name = "wide_residual_1_add")]
        [Activation(Activation.Relu, Name = "wide_residual_1_activation")]
        [Concatenate("residual_activation", Name = "joined")]
        [Flatten]
        [Dense(20, Name = "linear_dense")]
        [Activation(Activation.Relu)]
        [Dense(3, Name = "linear_1_dense")]
        [Softmax]
        public sealed partial class Net;
        """;

    [Fact]
    public void NamesAreThePathsInTheBlocks()
    {
        NetworkGraph graph = Graph(Built);
        Assert.Equal(
            [
                "stem",
                .. new[] { "input", "conv2d", "norm", "conv2d_1", "add", "activation" }.Select(name => "residual/" + name),
                "residual",
                "wide/input",
                "wide/conv2d",
                .. new[] { "input", "conv2d", "norm", "conv2d_1", "add", "activation" }.Select(name => "wide/residual/0/" + name),
                .. new[] { "input", "conv2d", "norm", "conv2d_1", "add", "activation" }.Select(name => "wide/residual/1/" + name),
                "wide/residual",
                "wide",
                "joined",
                "flatten",
                "linear/input",
                "linear/dense",
                "linear",
                "activation",
                "linear_1/input",
                "linear_1/dense",
                "linear_1",
                "softmax",
            ],
            graph.Layers.Select(layer => layer.Name)
        );
        Assert.Equal(
            Graph(WrittenOut).Parameters.Select(parameter => Plain(parameter.FullName)),
            graph.Parameters.Select(parameter => Plain(parameter.FullName))
        );
        Assert.Contains("wide/residual/1/conv2d_1/kernel", graph.Parameters.Select(parameter => parameter.FullName));
    }

    [Fact]
    public void ThePlanIsThatOfTheLayersWrittenOut()
    {
        NetworkPlan built = Planner.Plan(Graph(Built), Element.Single);
        NetworkPlan written = Planner.Plan(Graph(WrittenOut), Element.Single);
        Assert.Equal(written.Graph.Operations.Select(o => Plain(o.ToString())), built.Graph.Operations.Select(o => Plain(o.ToString())));
        Assert.Equal(written.Layout.Places.Select(place => place.Offset), built.Layout.Places.Select(place => place.Offset));
        Assert.Equal(
            written.Graph.Parameters.Select(parameter => (parameter.Initializer, parameter.FanIn, parameter.FanOut, parameter.Shape)),
            built.Graph.Parameters.Select(parameter => (parameter.Initializer, parameter.FanIn, parameter.FanOut, parameter.Shape))
        );
        Assert.Equal(written.Prediction!.Arena.Length, built.Prediction!.Arena.Length);
        Assert.Equal(written.Training!.Arena.Length, built.Training!.Arena.Length);
    }

    /// <summary>
    /// All emitted functions and their calls are the same text, apart from the names of the layers, on whose lengths the line breaks
    /// depend.
    /// </summary>
    [Fact]
    public void TheFunctionsAreThoseOfTheLayersWrittenOut()
    {
        string[] written = Functions(WrittenOut);
        Assert.InRange(written.Length, 500, int.MaxValue);
        Assert.Equal(written, Functions(Built));
    }

    /// <summary>
    /// Initialisers depend on the activation behind a layer. [Linear] ends with a dense layer and the activation stands in the network.
    /// </summary>
    [Fact]
    public void AnActivationBehindABlockBelongsToItsLastLayer()
    {
        NetworkGraph graph = Graph(Built);
        Assert.Equal("HeNormal", graph.Parameters.Single(parameter => parameter.FullName == "linear/dense/kernel").Initializer);
        Assert.Equal("GlorotNormal", graph.Parameters.Single(parameter => parameter.FullName == "linear_1/dense/kernel").Initializer);
    }

    /// <summary>The kernel of the second repetition has as many rows as the first repetition has outputs.</summary>
    [Fact]
    public void OnlyTheFirstRepetitionReadsFrom() =>
        Assert.Equal(
            ["4", "4×9", "4×6", "6×6"],
            Graph(
                Blocks
                    + """
                    /// <summary>The use reads another layer than that above it.</summary>
                    [Network]
                    [Input(4)]
                    [Scale(Name = "first")]
                    [Dense(9)]
                    [Linear(6, Name = "twice", From = "first", Repeat = 2)]
                    [Concatenate("dense")]
                    public sealed partial class Net;
                    """
            )
                .Parameters.Where(parameter => !parameter.FullName.EndsWith("/bias", StringComparison.Ordinal))
                .Select(parameter => parameter.Shape.ToString())
        );

    [Fact]
    public void CompilesWithoutAWarning() => GeneratorHost.Generate(Built).AssertClean("the network of blocks");

    [Theory]
    [InlineData("Stage(4, Name", "Stage(5, Name")]
    [InlineData("Repeat = 2", "Repeat = 3")]
    [InlineData("(\"filters\", 3", "(\"filters\", 5")]
    [InlineData("[Add(\"input\")]", "[Add(\"norm\")]")]
    public void OtherBlocksHaveOtherPlans(string text, string other)
    {
        Assert.Contains(text, Built, StringComparison.Ordinal);
        Assert.NotEqual(Graph(Built), Graph(Built.Replace(text, other, StringComparison.Ordinal)));
    }

    private static string[] Functions(string source)
    {
        string text = GeneratorHost
            .Generate(source)
            .Result.GeneratedSources.Single(file => file.HintName.Contains("Kernels", StringComparison.Ordinal))
            .SourceText.ToString();
        string functions = text[text.IndexOf("class Kernels", StringComparison.Ordinal)..];
        return Plain(functions).Split(';');
    }

    private static NetworkGraph Graph(string source)
    {
        NetworkGraph graph = GeneratorHost.Graph(GeneratorHost.Compilation(GeneratorHost.Parse(source)), "Net");
        Assert.Empty(graph.Problems);
        return graph;
    }

    private static string Plain(string text) => Separator().Replace(text, "");

    [GeneratedRegex(@"[_/\s]")]
    private static partial Regex Separator();
}
