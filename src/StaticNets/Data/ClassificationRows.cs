using System.Globalization;
using System.Numerics;

namespace StaticNets;

/// <summary>
/// Rows of classes that <see cref="Make"/> has drawn: <c>(float[] x, int[] classes) = Make.Moons(200, noise: 0.1);</c> takes them apart.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ClassificationRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal ClassificationRows(T[] x, int[] classes, int classCount)
    {
        X = x;
        Classes = classes;
        ClassCount = classCount;
    }

    /// <summary>The features, <see cref="Count"/> × <see cref="FeatureCount"/>.</summary>
    public T[] X { get; }

    /// <summary>The class of each row, 0 to <see cref="ClassCount"/> − 1.</summary>
    public int[] Classes { get; }

    /// <summary>The classes as numbers, one for each row: 0 and 1 if there are two classes.</summary>
    public T[] Targets => Array.ConvertAll(Classes, T.CreateTruncating);

    /// <summary>Number of rows.</summary>
    public int Count => Classes.Length;

    /// <summary>Number of features of each row.</summary>
    public int FeatureCount => X.Length / Count;

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>
    /// Returns a dataset with class indices, for networks with <see cref="Loss.SparseCategoricalCrossEntropy"/>.
    /// </summary>
    public Dataset ToDataset() => Dataset.Of<T>(X, null, Classes, Count);

    /// <summary>
    /// Returns a dataset with one target for each row, 0 or 1, for networks with one sigmoid output and
    /// <see cref="Loss.BinaryCrossEntropy"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are not two classes.</exception>
    public Dataset ToBinaryDataset() =>
        ClassCount == 2
            ? Dataset.Of<T>(X, Targets, default, Count)
            : throw new InvalidOperationException($"A single target tells two classes apart, but there are {ClassCount}: use ToDataset().");

    /// <summary>Takes the rows apart.</summary>
    /// <param name="x">Receives <see cref="X"/>.</param>
    /// <param name="classes">Receives <see cref="Classes"/>.</param>
    public void Deconstruct(out T[] x, out int[] classes) => (x, classes) = (X, Classes);

    /// <summary>Returns the numbers of rows, features and classes: <c>100 rows × 2 features, 3 classes</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} rows × {FeatureCount} features, {ClassCount} classes");
}
