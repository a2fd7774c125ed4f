using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Golden;

/// <summary>The emitted code of three networks and a model is stored, so that every change of it is seen in a review.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Chain()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            namespace Acme;

            /// <summary>Tells three kinds of iris apart.</summary>
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(120, Activation = Activation.Relu)]
            [Dense(3, Activation = Activation.Softmax)]
            public sealed partial class Iris;
            """
        );
        GoldenFiles.Verify("GoldenTests.Chain", generated.Result);
    }

    [Fact]
    public void Graph()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            namespace Acme;

            /// <summary>Branches, a shortcut around a layer, and numbers in double.</summary>
            [Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
            [Input(2, 3)]
            [Flatten]
            [Dense(10, Activation = Activation.Tanh, Name = "stem")]
            [Dense(10, Activation = Activation.Relu)]
            [Dropout(0.25)]
            [Add("stem")]
            [Concatenate("stem", "flatten", Name = "joined")]
            [Dense(2)]
            internal sealed partial class Residual;
            """
        );
        GoldenFiles.Verify("GoldenTests.Graph", generated.Result);
    }

    [Fact]
    public void Images()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            namespace Acme;

            /// <summary>Reads digits.</summary>
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(8, 8, 1)]
            [Conv2D(6, 3, Padding = Padding.Same)]
            [BatchNormalization]
            [Activation(Activation.Relu)]
            [MaxPooling2D(2)]
            [Conv2D(8, 3, Strides = 2, Groups = 2, Activation = Activation.Tanh, Name = "pairs")]
            [Flatten]
            [Dense(10, Activation = Activation.Softmax)]
            public sealed partial class DigitReader;
            """
        );
        GoldenFiles.Verify("GoldenTests.Images", generated.Result);
    }

    [Fact]
    public void Model()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            namespace Acme;

            /// <summary>Learns to see digits without their names.</summary>
            [DeepBelief(64, 32, 16)]
            public sealed partial class DigitFeatures;
            """
        );
        GoldenFiles.Verify("GoldenTests.Model", generated.Result);
    }
}
