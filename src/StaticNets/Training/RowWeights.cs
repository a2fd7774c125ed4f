using System.Globalization;
using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Computes the weight of each row of a dataset.</summary>
internal static class RowWeights
{
    /// <summary>
    /// Returns the weight of each row of a dataset, repeated for each of its rows in the loss; empty if the dataset has no weights.
    /// </summary>
    /// <param name="data">The dataset.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="perRow">Number of rows in the loss that a row of the dataset has: its time steps, or 1.</param>
    /// <exception cref="ArgumentException">
    /// The number of weights is not the number of rows, or a weight is negative or not finite.
    /// </exception>
    public static T[] Of<T>(Dataset data, int rows, int perRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.SampleWeights is not { } given)
        {
            return [];
        }

        if (given.Count != rows)
        {
            throw new ArgumentException($"There are {rows} rows, but {given.Count} sample weights: each row needs one.");
        }

        var weights = new T[rows * perRow];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Checked<T>(given[i / perRow], "The sample weight of row", i / perRow);
        }

        return weights;
    }

    /// <summary>Returns the weight of each row multiplied by the weight of its class.</summary>
    /// <exception cref="ArgumentException">
    /// The number of weights is not the network's number of classes, or a weight is invalid.
    /// </exception>
    public static T[] OfClasses<T>(in BatchRows<T> rows, NetworkDescription network, IReadOnlyList<double> classWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int outputs = network.OutputShape[^1];
        int classes = Math.Max(outputs, 2);
        if (network.DecisionsPerRow != 1 || classWeights.Count != classes)
        {
            string has = network.DecisionsPerRow == 1 ? $"{classes} classes" : "no classes: it decides nothing, or several things a row";
            throw new ArgumentException($"There are {classWeights.Count} class weights, but {network.Name} has {has}.");
        }

        var ofClass = new T[classes];
        for (int i = 0; i < classes; i++)
        {
            ofClass[i] = Checked<T>(classWeights[i], "The weight of class", i);
        }

        var weights = new T[rows.Count];
        for (int row = 0; row < weights.Length; row++)
        {
            T own = rows.Weights.IsEmpty ? T.One : rows.Weights[row];
            weights[row] = own * ofClass[ClassOf(rows, row, outputs)];
        }

        return weights;
    }

    /// <summary>
    /// Returns the class of a row: its class index, or the index of the largest of several targets. With a single target, the class is 1 if
    /// the target is above one half, otherwise 0.
    /// </summary>
    private static int ClassOf<T>(in BatchRows<T> rows, int row, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!rows.Classes.IsEmpty)
        {
            return rows.Classes[row];
        }

        ReadOnlySpan<T> targets = rows.Targets.Slice(row * outputs, outputs);
        int largest = 0;
        for (int i = 1; i < outputs; i++)
        {
            largest = targets[i] > targets[largest] ? i : largest;
        }

        return outputs > 1 ? largest
            : targets[0] > T.One / (T.One + T.One) ? 1
            : 0;
    }

    private static T Checked<T>(double weight, string what, int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T value = T.CreateTruncating(weight);
        return weight >= 0 && T.IsFinite(value)
            ? value
            : throw new ArgumentException(
                $"{what} {index} must be at least 0 and finite, but is {weight.ToString(CultureInfo.InvariantCulture)}."
            );
    }
}
