using StaticNets.Tests.Layers;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// Compares the naive loops, which are the reference for generated networks, with PyTorch, which shares no code with them.
/// </summary>
public sealed class ReferenceImagesTests
{
    // The tolerance in double precision.
    private const double Tolerance = 1e-12;

    private static readonly Fixture _fixture = Fixture.Open("convolutions_float64");

    private static readonly string[] _names = ["kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance"];

    public static TheoryData<string, string> Chains =>
        new()
        {
            { "ImageToImage", "conv2d conv2d_1" },
            { "Strided", "conv2d conv2d_1 dense" },
            { "StepsToSteps", "conv1d conv1d_1 conv1d_2" },
            { "StridedSteps", "conv1d conv1d_1 conv1d_2 conv1d_3 dense" },
            { "NormalizedDense", "dense batch_normalization dense_1 batch_normalization_1 dense_2" },
        };

    [Theory]
    [MemberData(nameof(Chains))]
    public void OutputLossAndGradients(string name, string layers)
    {
        string[] tensors = Tensors(name, layers);
        ReferenceImages reference = Create(name, [.. tensors.Select(tensor => Get($"{name}/init/{tensor}"))], training: false);
        Run(reference, name);
        Near(reference.Output, name + "/output");
        Near([reference.Loss], name + "/loss");
        Near(reference.InputGradient, name + "/grad/x");
        for (int i = 0; i < tensors.Length; i++)
        {
            Near(reference.Gradients[i], $"{name}/grad/{tensors[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void TenStepsOfSgd(string name, string layers)
    {
        string[] tensors = Tensors(name, layers);
        double[][] values = [.. tensors.Select(tensor => Get($"{name}/init/{tensor}"))];
        double rate = Get(name + "/sgd/rate")[0];
        foreach (double loss in Get(name + "/sgd/losses"))
        {
            ReferenceImages reference = Create(name, values, training: true);
            Run(reference, name);
            Assert.Equal(loss, reference.Loss, Tolerance * loss);
            values = reference.AfterStep(values, rate);
        }

        for (int i = 0; i < tensors.Length; i++)
        {
            Near(values[i], $"{name}/sgd/{tensors[i]}");
        }
    }

    private static ReferenceImages Create(string name, double[][] tensors, bool training)
    {
        Type type = name switch
        {
            "ImageToImage" => typeof(ImageToImageDouble),
            "Strided" => typeof(StridedDouble),
            "StepsToSteps" => typeof(StepsToStepsDouble),
            "StridedSteps" => typeof(StridedStepsDouble),
            _ => typeof(NormalizedDenseDouble),
        };
        return new ReferenceImages(type, tensors, training);
    }

    private static void Run(ReferenceImages reference, string name) =>
        reference.Run(Get(name + "/x"), Get(name + "/y"), _fixture.Shape(name + "/x")[0]);

    /// <summary>Returns the tensors in the order of their layers.</summary>
    private static string[] Tensors(string name, string layers) =>
        [
            .. layers
                .Split(' ')
                .SelectMany(layer => _names.Select(tensor => $"{layer}/{tensor}"))
                .Where(tensor => _fixture.Names.Contains($"{name}/init/{tensor}")),
        ];

    private static double[] Get(string name) => _fixture.Get<double>(name);

    private static void Near(double[] actual, string expected)
    {
        double error = RelativeError.Of<double>(actual, Get(expected));
        Assert.True(error <= Tolerance, $"{expected}: {error:E2} is more than {Tolerance:E0}");
    }
}
