using System.Numerics;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Encodes class indices as rows with a 1 at the index of the class and 0 elsewhere: the targets of <see
/// cref="Loss.CategoricalCrossEntropy"/>.
/// </summary>
public static class OneHot
{
    /// <summary>Encodes class indices in single precision.</summary>
    /// <param name="classes">One class index for each row, 0 to <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of classes, at least 1.</param>
    /// <returns>Rows × <paramref name="count"/>.</returns>
    /// <exception cref="ArgumentException">An index is out of range, or the result has more elements than an array can hold.</exception>
    public static float[] Encode(ReadOnlySpan<int> classes, int count) => Encode<float>(classes, count);

    /// <summary>Encodes class indices in another number type: <c>OneHot.Encode&lt;double&gt;(classes, 10)</c>.</summary>
    /// <typeparam name="T">The element type of the targets.</typeparam>
    /// <param name="classes">One class index for each row, 0 to <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of classes, at least 1.</param>
    /// <returns>Rows × <paramref name="count"/>.</returns>
    /// <exception cref="ArgumentException">An index is out of range, or the result has more elements than an array can hold.</exception>
    public static T[] Encode<T>(ReadOnlySpan<int> classes, int count)
        where T : unmanaged, INumberBase<T>
    {
        Hyperparameter.ThrowUnless(count >= 1, count, "at least 1", nameof(count));
        if ((long)classes.Length * count > Array.MaxLength)
        {
            throw new ArgumentException($"{classes.Length} rows of {count} classes are more values than an array holds.", nameof(count));
        }

        ClassLabels.Check(classes, count, nameof(classes));
        T[] rows = new T[classes.Length * count];
        for (int row = 0; row < classes.Length; row++)
        {
            rows[(row * count) + classes[row]] = T.One;
        }

        return rows;
    }
}
