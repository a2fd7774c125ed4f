using System.Reflection;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.TiledBranches;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Rounding errors of convolutions that are computed in tiles, compared with those of the direct form; both against naive loops in double.</summary>
public sealed class TiledAccuracyTests
{
    private const int Rows = 3;

    private static readonly Type[] _twins = DeclaredNetworks.Beside(typeof(DirectTwins.TiledImages));

    public static TheoryData<Type, Type> Pairs
    {
        get
        {
            TheoryData<Type, Type> pairs = [];
            foreach (Type direct in _twins)
            {
                pairs.Add(SizedImages.Networks.Single(network => network.Name == direct.Name), direct);
            }

            return pairs;
        }
    }

    [Fact]
    public void EveryNetworkInTilesHasATwin() =>
        Assert.Equal(
            SizedImages.Networks.Where(IsInTiles).Select(network => network.Name).Order(StringComparer.Ordinal),
            _twins.Select(network => network.Name)
        );

    [Fact]
    public void TwinsAreDirect() => Assert.All(_twins, network => Assert.False(IsInTiles(network)));

    /// <summary>
    /// The transforms of F(4 × 4, 3 × 3) multiply by numbers up to 8 and add numbers of both signs, so rounding errors are a few times larger. The
    /// bound is the one that is promised: four times the errors of the direct form, and a millionth of the largest number for errors that happen
    /// to be small.
    /// </summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void ErrorsAreAtMostFourTimesThoseOfTheDirectForm(Type tiled, Type direct)
    {
        NetworkDescription description = NetworkInside.Description(tiled);
        RandomRows<float> data = new(description, Rows, seed: 5);
        float[] block = NetworkInside.Engine<float>(Activator.CreateInstance(tiled, 1)!).Parameters.Span.ToArray();
        ReferenceImages reference = new(tiled, description.Tensors.Select(tensor => SizedImages.Values(tensor, block)), training: false);
        reference.Run(SizedImages.Widen<float>(data.X), SizedImages.Widen<float>(data.Targets), Rows);
        double[][] expected = [reference.Output, reference.InputGradient, .. reference.Gradients];
        double[][] ofTiles = Results(tiled, data);
        double[][] ofWindows = Results(direct, data);
        for (int i = 0; i < expected.Length; i++)
        {
            double largest = expected[i].Max(Math.Abs);
            double allowed = (4 * LargestError(ofWindows[i], expected[i])) + (1e-6 * largest);
            double error = LargestError(ofTiles[i], expected[i]);
            Assert.True(error <= allowed, $"result {i}: {error:E2} is more than {allowed:E2}; the largest number is {largest:E2}");
        }
    }

    /// <summary>
    /// A network in single precision has the gradients of the same network in double precision, up to rounding: sums of up to 9 · 32 products
    /// after one another in two layers, whose independent rounding errors grow with the root of their number; ten times that for tiles.
    /// </summary>
    [Theory]
    [InlineData(typeof(Overlapping), typeof(OverlappingInDouble))]
    [InlineData(typeof(Distinct), typeof(DistinctInDouble))]
    public void GradientsOfTwoReadersAreAdded(Type tiled, Type inDouble)
    {
        Assert.True(IsInTiles(tiled));
        RandomRows<float> data = new(NetworkInside.Description(tiled), Rows, seed: 7);
        double tolerance = 10 * Math.Sqrt(2 * 9 * 32) * Math.Pow(2, -24);
        ILearnTargets<double> exact = (ILearnTargets<double>)Activator.CreateInstance(inDouble, 1)!;
        ILearnTargets<float> single = (ILearnTargets<float>)Activator.CreateInstance(tiled, 1)!;
        float[] block = NetworkInside.Engine<float>(single).Parameters.Span.ToArray();
        foreach (TensorDescription tensor in NetworkInside.Description(tiled).Tensors)
        {
            exact.Parameters.Set(tensor.Name, SizedImages.Values(tensor, block));
        }

        Gradients<double> expected = new();
        exact.Gradient(SizedImages.Widen<float>(data.X), SizedImages.Widen<float>(data.Targets), expected);
        Gradients<float> actual = new();
        single.Gradient(data.X, data.Targets, actual);
        Assert.InRange(RelativeError.Of<double>(SizedImages.Widen<float>(actual.Input), expected.Input), 0, tolerance);
    }

    private static double[][] Results(Type type, RandomRows<float> data)
    {
        NetworkDescription description = NetworkInside.Description(type);
        ILearnTargets<float> network = (ILearnTargets<float>)Activator.CreateInstance(type, 1)!;
        float[] y = new float[Rows * description.OutputLength];
        network.Predict(data.X, y);
        Gradients<float> into = new();
        network.Gradient(data.X, data.Targets, into);
        float[] gradients = into.Block.Span.ToArray();
        return
        [
            SizedImages.Widen<float>(y),
            SizedImages.Widen(into.Input),
            .. description.Tensors.Select(tensor => SizedImages.Values(tensor, gradients)),
        ];
    }

    private static double LargestError(double[] actual, double[] expected) => actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max();

    private static bool IsInTiles(Type network) =>
        network
            .GetNestedType("Kernels`2", BindingFlags.NonPublic)!
            .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Any(method => method.Name == "WriteTile");
}
