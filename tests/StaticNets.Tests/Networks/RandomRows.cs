using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks;

/// <summary>Random rows for training a network.</summary>
internal sealed class RandomRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public RandomRows(NetworkDescription network, int rows, int seed)
    {
        System.Random random = new(seed);
        double[] targets = new double[rows * network.OutputLength];
        Classes = new int[rows * Math.Max(1, network.ClassLength)];
        RandomTargets.Draw(network, random, targets, Classes);
        X = [.. Enumerable.Range(0, rows * network.InputLength).Select(_ => T.CreateTruncating(DifferentiableNetwork.Normal(random)))];
        Targets = [.. targets.Select(T.CreateTruncating)];
        if (network.Indices is not null)
        {
            int vocabulary = network
                .Tensors.Where(tensor => tensor.Name.EndsWith("/embeddings", StringComparison.Ordinal))
                .Min(tensor => tensor.Rows);
            X = [.. X.Select(_ => T.CreateTruncating(random.Next(vocabulary)))];
        }
    }

    /// <summary>Inputs from the standard normal distribution, or valid indices.</summary>
    public T[] X { get; }

    /// <summary>Dense targets, even for networks that train on classes.</summary>
    public T[] Targets { get; }

    /// <summary>Class indices, independent of the dense targets.</summary>
    public int[] Classes { get; }
}

/// <summary>Draws targets that fit a loss.</summary>
internal static class RandomTargets
{
    /// <summary>
    /// Draws targets that suit a loss: any numbers for regression, −1 and 1 or 0 and 1 for two classes, probabilities for cross-entropies,
    /// with sum 1 if the classes exclude each other.
    /// </summary>
    public static void Draw(NetworkDescription network, System.Random random, Span<double> targets, Span<int> classes)
    {
        int outputs = network.OutputShape[^1];
        foreach (ref int index in classes)
        {
            index = random.Next(outputs);
        }

        foreach (ref double target in targets)
        {
            target = network.Loss switch
            {
                Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber => DifferentiableNetwork.Normal(random),
                Loss.Logistic or Loss.Hinge => random.Next(2) == 0 ? -1 : 1,
                Loss.Perceptron => random.Next(2),
                _ => random.NextDouble(),
            };
        }

        for (int at = 0; at < targets.Length && network.Loss == Loss.CategoricalCrossEntropy; at += outputs)
        {
            Span<double> probabilities = targets.Slice(at, outputs);
            double sum = probabilities.ToArray().Sum();
            foreach (ref double probability in probabilities)
            {
                probability /= sum;
            }
        }
    }
}
