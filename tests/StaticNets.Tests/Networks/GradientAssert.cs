using StaticNets.Runtime;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>Checks of the gradients of a network in double precision.</summary>
internal static class GradientAssert
{
    // In a few of the hundreds of pooling windows the two largest values are nearly equal. Longer steps would exchange them. If the loss is
    // 1, it has a rounding error of 2e-16, which gives the extrapolated quotient of the shortest step h = 2⁻¹⁶ an error of 4/3 · 2e-16 /
    // (h/4) = 7e-11 (see CentralDifferences): less than a thousandth of the tolerance for a gradient of 1.
    public static readonly double[] ShortSteps = [1.0 / (1 << 11), 1.0 / (1 << 13), 1.0 / (1 << 16)];

    /// <summary>Compares the gradients of a batch with difference quotients of the loss.</summary>
    public static void MatchesDifferences(Type network, int rows)
    {
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(
            new CheckedNetwork(network, rows).Differentiable,
            new System.Random(rows)
        );
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.True(errors.Count(error => error.IsNonZero) >= 0.9 * errors.Count, figures);
    }

    /// <summary>
    /// Compares the gradients of a batch of two rows with difference quotients over short steps. No gradient may be zero.
    /// </summary>
    public static void MatchesShortDifferences(Type network)
    {
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(
            new CheckedNetwork(network, rows: 2).Differentiable,
            new System.Random(1),
            ShortSteps
        );
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.True(errors.All(error => error.IsNonZero), figures);
    }

    /// <summary>
    /// Asserts that the gradient of a batch of three micro-batches is the weighted mean of the gradients of small batches with the same
    /// rows. Other tests compare the gradients of such small batches with difference quotients.
    /// </summary>
    public static void IsTheMeanOfItsParts(Type type)
    {
        const int Part = 7;
        int trainingRows = new CheckedNetwork(type, 1).Description.TrainingRows;
        CheckedNetwork network = new(type, (2 * trainingRows) + 1);
        network.Differentiable.Draw(new System.Random(1));
        double[] x = network.Differentiable.Get(DifferentiableNetwork.Input);
        Gradients<double> whole = new();
        double loss = network.Gradient(x, 0, whole);

        int length = network.Description.InputLength;
        double lossOfParts = 0;
        double[] input = new double[x.Length];
        double[] block = new double[whole.Block.Length];
        Gradients<double> part = new();
        for (int row = 0; row < network.Rows; row += Part)
        {
            int rows = Math.Min(Part, network.Rows - row);
            double share = rows / (double)network.Rows;
            lossOfParts += share * network.Gradient(x.AsSpan(row * length, rows * length), row, part);
            Add(part.Block.Span, share, block);
            Add(part.Input, share, input.AsSpan(row * length));
        }

        // A sum of at most 385 terms has a rounding error of at most 385 · 2⁻⁵³ = 4.3e-14 times the total magnitude of its terms, which is
        // less than twenty times the sum.
        const double Tolerance = 1e-12;
        Assert.InRange(RelativeError.Of<double>([loss], [lossOfParts]), 0, Tolerance);
        Assert.InRange(RelativeError.Of(whole.Input, input), 0, Tolerance);
        Assert.InRange(RelativeError.Of<double>(whole.Block.Span, block), 0, Tolerance);
    }

    /// <summary>Asserts that the library's own gradient check accepts the network and checks all its trainable tensors.</summary>
    public static void PassesThePublicCheck(Type type)
    {
        CheckedNetwork network = new(type, rows: 1);
        RandomRows<double> rows = new(network.Description, rows: 3, seed: 4);
        int[] indices = Array.ConvertAll(rows.X, value => (int)value);
        GradientReport report = network.Network switch
        {
            ITrainable<double> ofIndices and ILearnClasses<double> => GradientCheck.Run(
                ofIndices,
                new Dataset(indices, rows.Classes, Precision.Double)
            ),
            ITrainable<double> ofIndices => GradientCheck.Run(ofIndices, new Dataset(indices, rows.Targets)),
            ITrainable<double, int> sparse => GradientCheck.Run(sparse, rows.X, rows.Classes),
            var dense => GradientCheck.Run((ITrainable<double, double>)dense, rows.X, rows.Targets),
        };
        Assert.True(report.Passed, report.ToString());
        IEnumerable<string> learning = network.Description.Tensors.Where(tensor => !tensor.Frozen).Select(tensor => tensor.Name);
        if (network.Description.Indices is not null)
        {
            Assert.Equal(learning, report.Tensors.Select(row => row.Tensor));
            return;
        }

        Assert.Equal([.. learning, "input"], report.Tensors.Select(row => row.Tensor));
        Assert.Equal(rows.X.Length, report.Tensors[^1].Values);
    }

    /// <summary>
    /// Freezes each layer, all others, and all layers at run time: the gradients of what is frozen are zero, all others keep their bits,
    /// and so do all gradients after the layers are trained again.
    /// </summary>
    public static void SkipsFrozenLayers(Type type)
    {
        CheckedNetwork network = new(type, rows: 5);
        network.Differentiable.Draw(new System.Random(1));
        double[] x = network.Differentiable.Get(DifferentiableNetwork.Input);
        Gradients<double> all = new();
        network.Gradient(x, 0, all);
        ParameterSet<double> parameters = network.Network.Parameters;
        string[] layers = [.. network.Description.Tensors.Where(tensor => !tensor.Frozen).Select(tensor => tensor.Layer).Distinct()];
        string[][] choices =
        [
            .. layers.Select(layer => new[] { layer }),
            .. layers.Select(layer => layers.Except([layer]).ToArray()),
            layers,
        ];
        double[] others = [.. x.AsEnumerable().Reverse()];
        Gradients<double> rest = new();
        AlignedBlock<double> ofParameters = new(all.Block.Length);
        foreach (string[] frozen in choices)
        {
            // The workspace holds the values of other rows, so that a result that is needed and left out is wrong.
            network.Gradient(others, 0, rest);
            Array.ForEach(frozen, parameters.Freeze);
            network.GradientOfParameters(x, ofParameters);
            network.Gradient(others, 0, rest);
            network.Gradient(x, 0, rest);
            Assert.Equal(all.Input, rest.Input);
            double[] expected = all.Block.Span.ToArray();
            foreach (TensorDescription tensor in network.Description.Tensors.Where(tensor => frozen.Contains(tensor.Layer)))
            {
                Array.Clear(expected, tensor.Offset, tensor.Rows * tensor.RowStride);
            }

            Assert.Equal(expected, rest.Block.Span);
            Assert.Equal(expected, ofParameters.Span);
            Array.ForEach(frozen, parameters.Unfreeze);
        }

        network.Gradient(x, 0, rest);
        Assert.Equal(all.Block.Span, rest.Block.Span);
    }

    private static void Add(ReadOnlySpan<double> values, double share, Span<double> sums)
    {
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += share * values[i];
        }
    }
}
