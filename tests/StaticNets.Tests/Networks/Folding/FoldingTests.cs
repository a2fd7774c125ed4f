using System.Numerics;
using System.Reflection;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Folding;

/// <summary>
/// Predictions with folded normalisations equal those without, except for rounding: single and double precision within 1e-5 and 1e-12 of the
/// largest output. <c>ImageWidthTests</c> compares them with naive loops at every vector width.
/// </summary>
public sealed class FoldingTests
{
    /// <summary>The layers of each network into which predictions fold a normalisation.</summary>
    public static TheoryData<Type, string[]> Networks =>
        new()
        {
            { typeof(FoldedSingle), ["Conv2d", "Conv2d1", "Dense"] },
            { typeof(FoldedDouble), ["Conv2d", "Conv2d1", "Dense"] },
            { typeof(FoldedSteps), ["Dense", "Dense1"] },
            { typeof(FoldedTwice), ["Half1_Dense", "Half_Dense"] },
            { typeof(FoldedPart), ["Stem_Conv2d"] },
            { typeof(FoldedView), ["Conv2d"] },
            { typeof(Unfolded), [] },
            { typeof(FoldedNarrow), ["Dense1"] },
            { typeof(FoldedWide), ["Dense", "Dense1"] },
            { typeof(FoldedTape), ["Dense"] },
        };

    [Theory]
    [MemberData(nameof(Networks))]
    public void AreFoldedIntoTheseLayers(Type network, string[] layers)
    {
        const string Ending = "_FoldedWeights";
        Type functions = network.GetNestedType("Kernels`2", BindingFlags.NonPublic)!;
        string[] found =
        [
            .. functions
                .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                .Select(method => method.Name)
                .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
                .Select(name => name[..^Ending.Length])
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(layers, found);
        Assert.Equal(layers.Length > 0, functions.GetMethod("FoldPass") is not null);
    }

    [Fact]
    public void InSinglePrecisionAgree() => Agree<float>(new FoldedSingle(seed: 2), 1e-5);

    [Theory]
    [InlineData(typeof(FoldedDouble))]
    [InlineData(typeof(FoldedSteps))]
    [InlineData(typeof(FoldedTwice))]
    [InlineData(typeof(FoldedPart))]
    [InlineData(typeof(FoldedView))]
    public void InDoublePrecisionAgree(Type network) => Agree<double>((INetwork<double>)Activator.CreateInstance(network, 2)!, 1e-12);

    /// <summary>Steps of any number and single steps read the same folded weights.</summary>
    [Fact]
    public void StepsEqualPredict()
    {
        FoldedSteps network = new(seed: 4);
        FoldedAnySteps any = new(seed: 4);
        UnfoldedPass.Fill(network.Parameters, seed: 5);
        UnfoldedPass.Fill(any.Parameters, seed: 5);
        double[] x = new RandomRows<double>(NetworkInside.Description(typeof(FoldedSteps)), 1, seed: 1).X;
        double[] expected = new double[7 * 4];
        network.Predict(x, expected);
        double[] ofAny = new double[7 * 4];
        any.Predict(x, ofAny, 7);
        double[] ofSteps = new double[7 * 4];
        FoldedSteps.State state = network.NewState();
        FoldedAnySteps.State stateOfAny = any.NewState();
        double[] y = new double[4];
        for (int step = 0; step < 7; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), ofSteps.AsSpan(step * 4, 4));
            any.Step(stateOfAny, x.AsSpan(step * 3, 3), y);
            Assert.Equal(ofAny.AsSpan(step * 4, 4).ToArray(), y);
        }

        Assert.Equal(expected, ofSteps);
        Assert.Equal(expected, ofAny, (a, b) => Math.Abs(a - b) <= 1e-12);
    }

    [Fact]
    public void PredictionsOnSeveralThreadsAgree()
    {
        FoldedSingle network = new(seed: 2);
        UnfoldedPass.Fill(network.Parameters, seed: 3);
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(FoldedSingle)), 400, seed: 1).X;
        float[] expected = new float[400 * 2];
        float[] y = new float[400 * 2];
        network.Clone().Predict(x, expected);
        network.PredictParallel(x, y, 4);
        Assert.Equal(expected, y);
    }

    /// <summary>The part predicts with folded weights of its own, computed from the weights in the outer network.</summary>
    [Fact]
    public void APartAloneAgrees()
    {
        FoldedPart network = new(seed: 2);
        Stem alone = new(seed: 1);
        double[] x = new RandomRows<double>(NetworkInside.Description(typeof(Stem)), 9, seed: 1).X;
        double[] expected = new double[9 * Stem.OutputLength];
        double[] y = new double[9 * Stem.OutputLength];
        for (int seed = 3; seed < 5; seed++)
        {
            UnfoldedPass.Fill(network.Parameters, seed);
            alone.Parameters.Edit(edit =>
            {
                foreach (string name in alone.Parameters.Names)
                {
                    network.Stem.Parameters[name].CopyTo(edit[name]);
                }
            });
            alone.Predict(x, expected);
            network.Stem.Predict(x, y);
            Assert.Equal(expected, y);
        }
    }

    /// <summary>The 16-bit kernel is not folded, the other one is; both networks have the same weights.</summary>
    [Fact]
    public void BesideKernelsOf16BitsAgree()
    {
        FoldedNarrow narrow = new(seed: 2);
        FoldedWide wide = new(seed: 2);
        UnfoldedPass.Fill(narrow.Parameters, seed: 3);
        foreach (string name in wide.Parameters.Names)
        {
            float[] values = new float[(int)narrow.Parameters[name].FlattenedLength];
            narrow.Parameters[name].FlattenTo(values);
            wide.Parameters.Set(name, values);
        }

        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(FoldedWide)), 20, seed: 1).X;
        float[] expected = new float[20 * 7];
        float[] y = new float[20 * 7];
        wide.Predict(x, expected);
        narrow.Predict(x, y);
        double most = 1e-5 * UnfoldedPass.Largest(expected.Select(value => (double)value));
        Assert.Equal(expected, y, (a, b) => Math.Abs(a - b) <= most);
    }

    /// <summary>The block of the folded weights is no parameter, and is only as long as the tensors that it stands for.</summary>
    [Fact]
    public void FoldedWeightsAreNoParameters()
    {
        FoldedDouble network = new();
        Assert.DoesNotContain(network.Parameters.Names, name => name.Contains("fold", StringComparison.OrdinalIgnoreCase));

        // Rows of 8, 4 and 5 columns, padded to whole vectors of eight: 3 · 3 · 3, 3 · 3 · 8 and 48 rows of kernels, and three biases.
        Assert.Equal(8 * (27 + 1 + 72 + 1 + 48 + 1), NetworkInside.Folded(NetworkInside.Engine<double>(network))!.Length);
    }

    private static void Agree<T>(INetwork<T> network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        UnfoldedPass.Fill(network.Parameters, seed: 3);
        T[] x = new RandomRows<T>(description, 50, seed: 1).X;
        T[] y = new T[50 * description.OutputLength];
        network.Predict(x, y);
        double[] expected = UnfoldedPass.Outputs(network, x);
        double[] actual = [.. y.Select(double.CreateTruncating)];
        double most = tolerance * UnfoldedPass.Largest(expected);
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= most);
    }
}
