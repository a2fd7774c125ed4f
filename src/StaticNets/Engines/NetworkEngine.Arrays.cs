using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// Predictions that allocate their result.
public abstract partial class NetworkEngine<T>
{
    /// <summary>Predicts any number of rows into a new array; thread-safe.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <returns>rows × output length values.</returns>
    /// <exception cref="ArgumentException">The length of the input is not a multiple of the row length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T[] Predict(ReadOnlySpan<T> x)
    {
        int rows = CheckRows(x.Length, Description.InputLength, int.MaxValue, outputLength: 0);
        var y = new T[checked(rows * Description.OutputLength)];
        Forward(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetArrayDataReference(y), (nuint)rows);
        return y;
    }

    /// <summary>Predicts the class of one row; thread-safe.</summary>
    /// <param name="x">Input length values.</param>
    /// <param name="threshold">A single output above it means class 1.</param>
    /// <returns>The index of the largest output, the first one if several are equal; 0 or 1 if there is one output.</returns>
    /// <exception cref="ArgumentException">The input is not one row, or an output is NaN.</exception>
    public int PredictClass(ReadOnlySpan<T> x, double threshold)
    {
        return x.Length == Description.InputLength
            ? PredictClasses(x, threshold)[0]
            : throw new ArgumentException(
                $"One row of {Description.Name} has {Description.InputLength} values, but {x.Length} were given: PredictClasses takes several rows.",
                nameof(x)
            );
    }

    /// <summary>Predicts the class of each row; thread-safe.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="threshold">A single output above it means class 1.</param>
    /// <returns>
    /// For each row the index of the largest output, the first one if several are equal; 0 or 1 if there is one output.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, or an output is NaN.
    /// </exception>
    public int[] PredictClasses(ReadOnlySpan<T> x, double threshold)
    {
        T[] y = Predict(x);
        int outputs = Description.OutputLength;
        for (int i = 0; i < y.Length; i++)
        {
            if (T.IsNaN(y[i]))
            {
                throw new ArgumentException($"Output {i % outputs} of row {i / outputs} is NaN, so that the row has no class.", nameof(x));
            }
        }

        int[] classes = new int[y.Length / outputs];
        for (int row = 0; row < classes.Length; row++)
        {
            classes[row] =
                outputs > 1 ? Decisions.ArgMax(ref y[row * outputs], outputs)
                : double.CreateTruncating(y[row]) > threshold ? 1
                : 0;
        }

        return classes;
    }
}
