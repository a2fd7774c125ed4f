using System.Globalization;
using System.Numerics;

namespace StaticNets;

/// <summary>
/// Rows of a linear relation that <see cref="Make"/> has drawn: <c>y = x·coefficients + bias + noise</c>.
/// <c>(float[] x, float[] targets) = Make.Regression(200);</c> takes them apart.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RegressionRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal RegressionRows(T[] x, T[] targets, int count, T[] coefficients, double bias)
    {
        X = x;
        Targets = targets;
        Count = count;
        Coefficients = coefficients;
        Bias = bias;
    }

    /// <summary>The features, <see cref="Count"/> × <see cref="FeatureCount"/>.</summary>
    public T[] X { get; }

    /// <summary>The targets, <see cref="Count"/> × <see cref="TargetCount"/>.</summary>
    public T[] Targets { get; }

    /// <summary>
    /// The coefficients of the relation, <see cref="FeatureCount"/> × <see cref="TargetCount"/>, laid out like the kernel of a dense layer;
    /// 0 for features without influence.
    /// </summary>
    public T[] Coefficients { get; }

    /// <summary>The constant that is added to all targets.</summary>
    public double Bias { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of features of each row.</summary>
    public int FeatureCount => X.Length / Count;

    /// <summary>Number of targets of each row.</summary>
    public int TargetCount => Targets.Length / Count;

    /// <summary>Returns a dataset with dense targets, such as for <see cref="Loss.MeanSquaredError"/>.</summary>
    public Dataset ToDataset() => Dataset.Of<T>(X, Targets, default, Count);

    /// <summary>Takes the rows apart.</summary>
    /// <param name="x">Receives <see cref="X"/>.</param>
    /// <param name="targets">Receives <see cref="Targets"/>.</param>
    public void Deconstruct(out T[] x, out T[] targets) => (x, targets) = (X, Targets);

    /// <summary>Returns the numbers of rows, features and targets: <c>100 rows × 20 features, 1 targets</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} rows × {FeatureCount} features, {TargetCount} targets");
}
