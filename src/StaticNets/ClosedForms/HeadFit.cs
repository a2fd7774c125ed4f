using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets.ClosedForms;

/// <summary>Computes the features that a linear layer reads in the rows of a dataset, and adds them to normal equations.</summary>
/// <param name="head">The layer.</param>
/// <param name="engine">The engine of the network.</param>
/// <param name="dataset">The dataset.</param>
/// <param name="data">Its rows.</param>
/// <param name="output">The output that the layer computes.</param>
internal sealed class HeadFit<T>(LinearHead<T> head, TrainingEngine<T> engine, Dataset dataset, DataRows<T> data, HeadOutput output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows for which the features are tried out.
    private const int ProbedRows = 8;

    /// <summary>Adds all rows to normal equations.</summary>
    /// <param name="equations">The equations.</param>
    /// <param name="washout">Number of steps at the beginning of each row that are left out.</param>
    /// <exception cref="ArgumentException">A feature is not finite, or the layer is not linear.</exception>
    public void AddRows(NormalEquations equations, int washout)
    {
        HeadInput<T> input = FindInput();
        BatchRows<T> rows = data.Masked;
        NetworkDescription network = rows.Network;
        PassRunner<T> runner = engine.Runner;
        RowSlice all = new(0, rows.Count);
        runner.Begin(rows, all, training: false, out MicroBatch<T> micro);
        do
        {
            engine.TrainForward(in micro);
            for (int i = 0; i < (int)micro.Rows; i++)
            {
                int row = (int)micro.FirstRow + i;
                for (int step = washout; step < output.Steps; step++)
                {
                    double weight = Weight(row, step);
                    if (weight > 0)
                    {
                        ReadOnlySpan<T> features = input.Read(rows, runner, micro, i, step);
                        ThrowUnlessFinite(features, row);
                        equations.Add(
                            features,
                            rows.Targets.Slice((row * network.TargetLength) + output.TargetOffset + (step * head.Units), head.Units),
                            weight
                        );
                    }
                }
            }
        } while (runner.Advance(ref micro, all));
    }

    private void ThrowUnlessFinite(ReadOnlySpan<T> features, int row) =>
        FiniteRows.Check(features, features.Length, "feature", "data", _ => dataset.NameOfRow(row));

    /// <summary>
    /// Returns the weight of a step. The weights in the loss of padded rows are not used, since they are divided by the number of steps
    /// that count.
    /// </summary>
    private double Weight(int row, int step)
    {
        if (output.Steps > 1 && dataset.Lengths is { } lengths && step >= lengths[row])
        {
            return 0;
        }

        return dataset.SampleWeights?[row] ?? 1;
    }

    /// <summary>
    /// Finds the place of the features. The description of a network does not tell which layer reads which, so random weights are tried:
    /// the outputs of the network must be the products of the features with them. This also shows whether the layer is linear.
    /// </summary>
    /// <exception cref="ArgumentException">The outputs are not the products of any features with the weights.</exception>
    private HeadInput<T> FindInput()
    {
        (T[] kernel, T[] bias) = head.Read();
        NormalSampler normal = new(new Xoshiro256StarStar(0));
        double scale = 1 / Math.Sqrt(head.Features);
        T[] probe = Array.ConvertAll(kernel, _ => T.CreateTruncating(scale * normal.Next()));
        T[] probeBias = Array.ConvertAll(bias, _ => T.CreateTruncating(normal.Next()));
        try
        {
            head.Write(probe, probeBias);
            return HeadInput<T>
                    .Candidates(data.Network, head.Name, head.Features, output.Steps)
                    .FirstOrDefault(input => Explains(input, probe, probeBias))
                ?? throw new ArgumentException(
                    $"Layer '{head.Name}' is not linear, or its output is not that of the network: the outputs differ from features · kernel + bias. "
                        + "Ridge regression needs a last layer without an activation.",
                    "layer"
                );
        }
        finally
        {
            head.Write(kernel, bias);
        }
    }

    private bool Explains(HeadInput<T> input, T[] kernel, T[] bias)
    {
        BatchRows<T> rows = data.Unmasked(0, Math.Min(data.Count, ProbedRows));
        NetworkDescription network = rows.Network;
        T[] y = new T[rows.Count * network.OutputLength];
        Predict(rows, y);
        PassRunner<T> runner = engine.Runner;
        RowSlice all = new(0, rows.Count);
        runner.Begin(rows, all, training: false, out MicroBatch<T> micro);
        do
        {
            engine.TrainForward(in micro);
            for (int row = 0; row < (int)micro.Rows; row++)
            {
                int first = (((int)micro.FirstRow + row) * network.OutputLength) + output.Offset;
                for (int step = 0; step < output.Steps; step++)
                {
                    ReadOnlySpan<T> found = y.AsSpan(first + (step * head.Units), head.Units);
                    if (!IsProduct(input.Read(rows, runner, micro, row, step), kernel, bias, found))
                    {
                        return false;
                    }
                }
            }
        } while (runner.Advance(ref micro, all));

        return true;
    }

    private void Predict(in BatchRows<T> rows, T[] y)
    {
        NetworkEngine<T> predictor = head.Engine;
        predictor.ForwardSteps(
            ref MemoryMarshal.GetReference(rows.X),
            ref MemoryMarshal.GetArrayDataReference(y),
            (nuint)rows.Count,
            (nuint)rows.Network.Steps
        );
    }

    private static bool IsProduct(ReadOnlySpan<T> features, T[] kernel, T[] bias, ReadOnlySpan<T> y)
    {
        // Half of the digits: rounding errors of a sum of products are far smaller, and other features do not come so near by chance.
        double tolerance = Math.Sqrt(double.CreateTruncating(T.BitIncrement(T.One) - T.One));
        for (int unit = 0; unit < y.Length; unit++)
        {
            double sum = double.CreateTruncating(bias[unit]);
            double magnitude = Math.Abs(sum);
            for (int i = 0; i < features.Length; i++)
            {
                double product = double.CreateTruncating(features[i]) * double.CreateTruncating(kernel[(i * y.Length) + unit]);
                sum += product;
                magnitude += Math.Abs(product);
            }

            if (!(Math.Abs(double.CreateTruncating(y[unit]) - sum) <= tolerance * magnitude))
            {
                return false;
            }
        }

        return true;
    }
}
