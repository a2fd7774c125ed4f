using Microsoft.CodeAnalysis;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>A network that uses another network computes the same as one class that contains the layers of both.</summary>
public sealed class UseTests
{
    private const string Source = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(8)]
        [Dense(6, Activation = Activation.Relu, Name = "dense_1")]
        [Dense(4)]
        public sealed partial class DigitEncoder;

        [Network(Loss = Loss.MeanSquaredError)]
        [Input(12)]
        [Dense(8)]
        [Use<DigitEncoder>]
        [Dense(2)]
        public sealed partial class Net;

        [Network(Loss = Loss.MeanSquaredError)]
        [Input(12)]
        [Dense(8)]
        [Dense(6, Activation = Activation.Relu)]
        [Dense(4)]
        [Dense(2)]
        public sealed partial class Flat;
        """;

    [Fact]
    public void NamesBeginWithThePathOfThePart()
    {
        NetworkGraph graph = Graph("Net");
        Assert.Equal(
            ["dense", "digit_encoder/input", "digit_encoder/dense_1", "digit_encoder/dense", "digit_encoder", "dense_1"],
            graph.Layers.Select(layer => layer.Name)
        );
        Assert.Equal(
            [
                "dense/kernel",
                "dense/bias",
                "digit_encoder/dense_1/kernel",
                "digit_encoder/dense_1/bias",
                "digit_encoder/dense/kernel",
                "digit_encoder/dense/bias",
                "dense_1/kernel",
                "dense_1/bias",
            ],
            graph.Parameters.Select(parameter => parameter.FullName)
        );
    }

    [Fact]
    public void ThePlanIsThatOfTheSameLayersInOneClass()
    {
        NetworkPlan inside = Planner.Plan(Graph("Net"), Element.Single);
        NetworkPlan flat = Planner.Plan(Graph("Flat"), Element.Single);
        Assert.Equal(flat.Graph.MultiplyAdds, inside.Graph.MultiplyAdds);
        Assert.Equal(flat.Graph.Operations.Select(operation => operation.GetType()), inside.Graph.Operations.Select(o => o.GetType()));
        Assert.Equal(flat.Layout.Places.Select(place => place.Offset), inside.Layout.Places.Select(place => place.Offset));
        Assert.Equal(
            flat.Graph.Parameters.Select(parameter => parameter.Initializer),
            inside.Graph.Parameters.Select(parameter => parameter.Initializer)
        );
        Assert.Equal(flat.Prediction!.Arena.Length, inside.Prediction!.Arena.Length);
        Assert.Equal(flat.Training!.Arena.Length, inside.Training!.Arena.Length);
    }

    [Fact]
    public void TheLossIsFusedWithTheFunctionThatEndsThePart()
    {
        const string Classifier = """
            using StaticNets;
            namespace Acme;
            [Network, Input(8), Dense(4), Softmax] public sealed partial class Head;
            [Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(6), Dense(8), Use<Head>] public sealed partial class Net;
            """;
        NetworkGraph graph = GeneratorHost.Graph(GeneratorHost.Compilation(GeneratorHost.Parse(Classifier)), "Net");
        Assert.True(Assert.Single(graph.Outputs).IsFused);
        Assert.Equal("head", graph.Outputs[0].Name);
    }

    [Fact]
    public void AnotherAssemblysNetworkCanBeAPart()
    {
        const string Library = """
            using StaticNets;
            namespace Acme;
            /// <summary>A part.</summary>
            [Network, Input(8), Dense(4)] public sealed partial class Encoder;
            """;
        const string Program = """
            using StaticNets;
            namespace Acme;
            [Network, Input(8), Use<Encoder>, Dense(2)]
            internal sealed partial class Net
            {
                public static NetworkPart<float> Part(Net net) => net.Encoder;
            }
            """;
        GeneratedCompilation library = GeneratorHost.Generate(Library);
        MetadataReference reference = MetadataReference.CreateFromImage(library.Emit().ToArray());
        Compilation program = GeneratorHost.Compilation(GeneratorHost.Parse(Program)).AddReferences(reference).WithAssemblyName("Program");
        (Compilation generated, _) = TestCompilation.Generate(program);
        Assert.Empty(TestCompilation.Diagnose(generated));
        Assert.Contains("encoder/dense/kernel", generated.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
    }

    private static NetworkGraph Graph(string name) => GeneratorHost.Graph(GeneratorHost.Compilation(GeneratorHost.Parse(Source)), name);
}
