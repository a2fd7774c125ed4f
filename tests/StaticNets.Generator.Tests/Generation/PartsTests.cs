using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Network classes with several partial declarations, and with members that the user writes.</summary>
public sealed class PartsTests
{
    private const string Layers = "[StaticNets.Input(3), StaticNets.Dense(2)]";

    [Fact]
    public void AttributesOnOnePartMembersOnAnother()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            $$"""
            /// <summary>A network.</summary>
            [StaticNets.Network(Loss = StaticNets.Loss.MeanSquaredError)]
            {{Layers}}
            public partial class Net;

            public partial class Net : System.IDisposable
            {
                /// <summary>Another way to predict.</summary>
                public float[] Predict(float[] x)
                {
                    float[] y = new float[OutputLength];
                    Predict(x, y);
                    return y;
                }

                /// <summary>Another way to save.</summary>
                public void Save(System.IO.FileInfo file) => Save(file.FullName);

                /// <summary>Starts from a file.</summary>
                public Net(string path)
                    : this(0) => LoadWeights(path);

                /// <summary>Nothing to do.</summary>
                public void Dispose() => System.GC.SuppressFinalize(this);
            }
            """
        );
        generated.AssertClean("two parts");
    }

    /// <summary>The compiler rejects the second attribute; the generator reports nothing in addition.</summary>
    [Fact]
    public void CompletesANetworkOnTwoPartsOnce()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            $$"""
            internal static class User { internal static void Use(Net net) => net.Predict(new float[3], new float[2]); }
            [StaticNets.Network] {{Layers}} public partial class Net;
            [StaticNets.Network] public partial class Net;
            """
        );
        Assert.Null(generated.Result.Exception);
        Assert.Equal(4, generated.Result.GeneratedSources.Length);
        Assert.Equal(["CS0579"], Errors(generated));
    }

    /// <summary>The analyzer reports the mistake; code that uses the members must not fail because of it.</summary>
    [Theory]
    [InlineData("a size", "[StaticNets.Input(3), StaticNets.Dense(0)]")]
    [InlineData("no input", "[StaticNets.Dense(2)]")]
    [InlineData("no layers", "[StaticNets.Input(3)]")]
    [InlineData("a name", "[StaticNets.Input(3), StaticNets.Dense(2), StaticNets.Add(\"nobody\")]")]
    public void AFaultyNetworkKeepsItsMembers(string mistake, string layers)
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            $$"""
            using StaticNets;

            /// <summary>A network.</summary>
            [Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
            {{layers}}
            public partial class Net;

            internal static class User
            {
                internal static Net Use(double[] x, int[] classes)
                {
                    Net net = new(seed: 1);
                    net = new Net();
                    net.Predict(x, x);
                    net.Predict(new System.Numerics.Tensors.ReadOnlyTensorSpan<double>(x), new System.Numerics.Tensors.TensorSpan<double>(x));
                    double loss = net.TrainStep(x, classes, new Sgd(0.1)) + net.Gradient(x, classes, new Gradients<double>());
                    History history = net.Fit(new Dataset(x, classes), new FitOptions());
                    Metrics metrics = net.Evaluate(new Dataset(x, classes));
                    net.Save(Net.Summary);
                    net.LoadWeights(Net.Summary);
                    ParameterSet<double> parameters = net.Parameters;
                    long sizes = Net.InputLength + Net.OutputLength + Net.ParameterCount;
                    return Net.Load("file").Clone();
                }
            }
            """
        );
        string[] expected = ["CS0219"];
        Assert.True(Errors(generated).Except(expected).Count() == 0, $"{mistake}: {string.Join(' ', generated.Diagnostics)}");
        Assert.Single(generated.Result.GeneratedSources);
    }

    private static string[] Errors(GeneratedCompilation generated) =>
        [
            .. generated
                .Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS1591")
                .Select(diagnostic => diagnostic.Id),
        ];
}
